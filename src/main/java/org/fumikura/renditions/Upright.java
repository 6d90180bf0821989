package org.fumikura.renditions;

import java.awt.geom.AffineTransform;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;

/**
 * How the dots of a file are turned to be seen upright: a camera that was held on its side says so in its photograph (the
 * orientation of Exif) and does not turn the dots itself.
 */
enum Upright {
    AS_IT_IS(1, 0, 0, 1),
    MIRRORED(-1, 0, 0, 1),
    UPSIDE_DOWN(-1, 0, 0, -1),
    FLIPPED(1, 0, 0, -1),
    MIRRORED_LEFT(0, 1, 1, 0),
    RIGHT(0, 1, -1, 0),
    MIRRORED_RIGHT(0, -1, -1, 0),
    LEFT(0, -1, 1, 0);

    /** Exif stands in the first parts of a file, which are at most this long. */
    private static final int LOOKED_AT = 256 * 1024;

    private static final int START_OF_JPEG = 0xFFD8;
    private static final int EXIF_SEGMENT = 0xFFE1;
    private static final int SCAN_SEGMENT = 0xFFDA;
    private static final long EXIF = 0x457869660000L;
    private static final int LITTLE_ENDIAN = 0x4949;
    private static final int ORIENTATION = 0x0112;
    private static final int ENTRY = 12;

    private final int xToX;
    private final int xToY;
    private final int yToX;
    private final int yToY;

    Upright(int xToX, int xToY, int yToX, int yToY) {
        this.xToX = xToX;
        this.xToY = xToY;
        this.yToX = yToX;
        this.yToY = yToY;
    }

    /** As a photograph says, or a scan in TIFF; what says nothing that can be understood is left as it is. */
    static Upright of(File file) throws IOException {
        byte[] begin;
        try (InputStream in = Files.newInputStream(file.toPath())) {
            begin = in.readNBytes(LOOKED_AT);
        }
        var bytes = ByteBuffer.wrap(begin);
        try {
            int number = (bytes.getShort(0) & 0xFFFF) == START_OF_JPEG ? ofJpeg(bytes) : ofTiff(bytes, 0);
            return number >= 1 && number <= values().length ? values()[number - 1] : AS_IT_IS;
        } catch (IndexOutOfBoundsException cut) {
            return AS_IT_IS;
        }
    }

    private static int ofJpeg(ByteBuffer bytes) {
        int at = 2;
        while (true) {
            int segment = bytes.getShort(at) & 0xFFFF;
            if (segment == SCAN_SEGMENT || segment >> 8 != 0xFF) {
                return 0;
            }
            if (segment == EXIF_SEGMENT && bytes.getLong(at + 4) >>> 16 == EXIF) {
                return ofTiff(bytes, at + 10);
            }
            at += 2 + (bytes.getShort(at + 2) & 0xFFFF);
        }
    }

    private static int ofTiff(ByteBuffer bytes, int start) {
        int order = bytes.getShort(start) & 0xFFFF;
        ByteBuffer tiff =
                bytes.duplicate().order(order == LITTLE_ENDIAN ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        if (tiff.getShort(start + 2) != 42) {
            return 0;
        }
        int directory = start + tiff.getInt(start + 4);
        int entries = tiff.getShort(directory) & 0xFFFF;
        for (int n = 0; n < entries; n++) {
            int entry = directory + 2 + n * ENTRY;
            if ((tiff.getShort(entry) & 0xFFFF) == ORIENTATION) {
                return tiff.getShort(entry + 8) & 0xFFFF;
            }
        }
        return 0;
    }

    /** How large it is when it is upright. */
    Rendition.PageSize size(Rendition.PageSize file) {
        return xToX == 0 ? new Rendition.PageSize(file.height(), file.width()) : file;
    }

    /** From the file's dots to those of what is seen. */
    AffineTransform turn(Rendition.PageSize file) {
        float left = Math.min(0, xToX * file.width()) + Math.min(0, yToX * file.height());
        float top = Math.min(0, xToY * file.width()) + Math.min(0, yToY * file.height());
        return new AffineTransform(xToX, xToY, yToX, yToY, -left, -top);
    }
}
