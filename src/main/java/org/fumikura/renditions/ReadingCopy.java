package org.fumikura.renditions;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.apache.pdfbox.util.Version;
import org.fumikura.sheets.Sheets;
import org.jspecify.annotations.Nullable;

/** Makes the PDF in which bytes are read that have no pages of their own. In the worker process. */
final class ReadingCopy {

    /** What an office reads of a log or a table as text; the original has the rest. */
    private static final int MOST_TEXT = 1024 * 1024;

    private final Path scratch;
    private final Office office;
    private @Nullable Sheets sheets;

    ReadingCopy(Path scratch, Office office) {
        this.scratch = scratch;
        this.office = office;
    }

    /** By what copies of such a kind are made, with the version; what shows a kind itself comes first. */
    static String maker(Kind kind) {
        String shown = "PDFBox " + Version.getVersion();
        return kind.ending() == null ? shown : Office.version().orElse("LibreOffice") + ", " + shown;
    }

    /**
     * Writes the copy.
     *
     * @param to nothing lies there yet
     * @return false when bytes of this kind can not be shown, or are shown without a copy
     * @throws Pages.Locked when they have a password
     * @throws Office.Missing when the program that it takes is not there
     */
    boolean make(Kind kind, File from, File to) throws IOException, Pages.TooLarge {
        switch (kind) {
            case PDF, IMAGE, OTHER -> {
                return false;
            }
            case LOCKED -> throw new Pages.Locked();
            case DOCX, XLSX, PPTX, ODT, ODS, ODP, DOC, XLS, PPT, RTF -> office.convert(kind, from, to);
            case TEXT -> print(text(from), to);
            case HTML -> print(OutsideHtml.sheet(from), to);
            case MAIL, OUTLOOK -> new MailCopy(this, scratch).make(kind, from, to);
            case ZIP, SEVEN_ZIP, TAR -> print(ArchiveList.sheet(kind, from), to);
        }
        return true;
    }

    /** @param html as {@link Sheets} wants it */
    void print(String html, File to) throws IOException {
        if (sheets == null) {
            sheets = Sheets.byItself();
        }
        try {
            Files.write(to.toPath(), Objects.requireNonNull(sheets).pdf(html).bytes());
        } catch (IllegalArgumentException malformed) {
            throw new IOException(malformed.getMessage(), malformed);
        }
    }

    private static String text(File from) throws IOException {
        Optional<PlainText> read = PlainText.read(from, MOST_TEXT);
        if (read.isEmpty()) {
            throw new IOException("no text in UTF-8, UTF-16, JIS or CP932");
        }
        return OutsideHtml.sheet(
                OutsideHtml.lines(read.get().words()), read.get().cut());
    }
}
