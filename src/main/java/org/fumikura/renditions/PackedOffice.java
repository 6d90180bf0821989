package org.fumikura.renditions;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Locale;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** Looks at an office file that is an archive of XML before a large program opens it. */
final class PackedOffice {

    private static final long MOST_UNPACKED = 2L * 1024 * 1024 * 1024;
    private static final int MOST_PARTS = 20_000;

    /** A document type stands before the first element, behind any number of comments. */
    private static final int LOOKED_AT = 256 * 1024;

    private PackedOffice() {}

    /**
     * Refuses what no office program writes.
     *
     * @throws IOException for XML with a document type, which may bring in files and entities without end
     */
    static void check(File file) throws IOException, Pages.TooLarge {
        try (ZipFile zip = ZipFile.builder().setFile(file).get()) {
            long unpacked = 0;
            int parts = 0;
            for (ZipArchiveEntry part : Collections.list(zip.getEntries())) {
                unpacked += Math.max(0, part.getSize());
                parts++;
                if (unpacked > MOST_UNPACKED || parts > MOST_PARTS) {
                    throw new Pages.TooLarge(
                            "it unpacks to more than " + MOST_UNPACKED + " bytes or " + MOST_PARTS + " parts");
                }
                String name = part.getName().toLowerCase(Locale.ROOT);
                if (name.endsWith(".xml") || name.endsWith(".rels")) {
                    refuseDocumentType(zip, part);
                }
            }
        }
    }

    private static void refuseDocumentType(ZipFile zip, ZipArchiveEntry part) throws IOException {
        try (InputStream in = zip.getInputStream(part)) {
            byte[] begin = in.readNBytes(LOOKED_AT);
            // whatever charset, the zeros between its letters set aside
            if (new String(begin, StandardCharsets.ISO_8859_1).replace("\0", "").contains("<!DOCTYPE")) {
                throw new IOException("a document type in " + part.getName());
            }
        }
    }
}
