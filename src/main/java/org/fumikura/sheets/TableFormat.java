package org.fumikura.sheets;

import java.nio.charset.StandardCharsets;

/** In which form a table leaves the program as a file. */
public enum TableFormat {
    /** UTF-8 with a byte order mark, by which a spreadsheet program knows it. */
    CSV_UTF8("csv", "text/csv; charset=utf-8"),
    /** The Windows form of Shift_JIS, which older programs want. It lacks many characters of names (外字). */
    CSV_CP932("csv", "text/csv; charset=windows-31j"),
    /** A workbook of one sheet, every cell of which is text. */
    XLSX("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    static final byte[] BYTE_ORDER_MARK = "\uFEFF".getBytes(StandardCharsets.UTF_8);

    private final String extension;
    private final String mediaType;

    TableFormat(String extension, String mediaType) {
        this.extension = extension;
        this.mediaType = mediaType;
    }

    /** How the name of its files ends, without the dot. */
    public String extension() {
        return extension;
    }

    public String mediaType() {
        return mediaType;
    }
}
