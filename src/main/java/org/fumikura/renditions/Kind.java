package org.fumikura.renditions;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HexFormat;
import java.util.List;

/** What bytes are, as far as it matters for showing them: by themselves, never by a name. */
enum Kind {
    PDF,
    IMAGE,
    OTHER;

    /** A PDF may begin a little behind the begin of its file. */
    private static final int LOOKED_AT = 1024;

    /** PNG, JPEG, GIF, TIFF in either order of bytes, BMP. */
    private static final List<String> IMAGES =
            List.of("89504e470d0a1a0a", "ffd8ff", "474946383761", "474946383961", "49492a00", "4d4d002a", "424d");

    static Kind of(File file) throws IOException {
        byte[] begin;
        try (InputStream in = Files.newInputStream(file.toPath())) {
            begin = in.readNBytes(LOOKED_AT);
        }
        String hex = HexFormat.of().formatHex(begin, 0, Math.min(begin.length, 8));
        if (IMAGES.stream().anyMatch(hex::startsWith)) {
            return IMAGE;
        }
        return new String(begin, StandardCharsets.ISO_8859_1).contains("%PDF-") ? PDF : OTHER;
    }
}
