package org.fumikura.renditions;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.jspecify.annotations.Nullable;

/** What bytes are, as far as it matters for showing them: by themselves, never by a name. */
enum Kind {
    PDF(PdfPages.PDF, null),
    /** Its own type is told by whoever reads it. */
    IMAGE("image/*", null),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    PPTX("application/vnd.openxmlformats-officedocument.presentationml.presentation", "pptx"),
    ODT("application/vnd.oasis.opendocument.text", "odt"),
    ODS("application/vnd.oasis.opendocument.spreadsheet", "ods"),
    ODP("application/vnd.oasis.opendocument.presentation", "odp"),
    DOC("application/msword", "doc"),
    XLS("application/vnd.ms-excel", "xls"),
    PPT("application/vnd.ms-powerpoint", "ppt"),
    RTF("application/rtf", "rtf"),
    /** An office file that nobody opens without its password. */
    LOCKED("application/x-tika-ooxml-protected", null),
    MAIL("message/rfc822", null),
    OUTLOOK("application/vnd.ms-outlook", null),
    HTML("text/html", null),
    TEXT("text/plain", null),
    ZIP("application/zip", null),
    SEVEN_ZIP("application/x-7z-compressed", null),
    TAR("application/x-tar", null),
    OTHER("application/octet-stream", null);

    /** A PDF may begin a little behind the begin of its file; what a text is shows on the first pages. */
    private static final int LOOKED_AT = 8 * 1024;

    private static final int BEGIN_OF_PDF = 1024;
    private static final int TAR_MARK = 257;

    /** PNG, JPEG, GIF, TIFF in either order of bytes, BMP. */
    private static final List<String> IMAGES =
            List.of("89504e470d0a1a0a", "ffd8ff", "474946383761", "474946383961", "49492a00", "4d4d002a", "424d");

    private static final Pattern BEGIN_OF_HTML = Pattern.compile(
            "\\A\\s*(<\\?xml[^>]*>\\s*)?(<!--.*?-->\\s*)*<(!doctype\\s+html|html)[\\s>].*",
            Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

    /** A mail begins with lines of its head. */
    private static final Pattern HEAD_LINE =
            Pattern.compile("\\A([\\x21-\\x39\\x3b-\\x7e]+:[^\\n]*\\n([ \\t][^\\n]*\\n)*){2,}.*", Pattern.DOTALL);

    private static final Pattern OF_EVERY_MAIL = Pattern.compile(
            "^(from|date|received|message-id|mime-version):", Pattern.MULTILINE | Pattern.CASE_INSENSITIVE);

    private final String mediaType;
    private final @Nullable String ending;

    Kind(String mediaType, @Nullable String ending) {
        this.mediaType = mediaType;
        this.ending = ending;
    }

    String mediaType() {
        return mediaType;
    }

    /** How a name of such a file ends; null for what an office program does not open. */
    @Nullable
    String ending() {
        return ending;
    }

    /** Whether an office program keeps it as an archive of XML. */
    boolean isPacked() {
        return switch (this) {
            case DOCX, XLSX, PPTX, ODT, ODS, ODP -> true;
            default -> false;
        };
    }

    static Kind of(File file) throws IOException {
        byte[] begin;
        try (InputStream in = Files.newInputStream(file.toPath())) {
            begin = in.readNBytes(LOOKED_AT);
        }
        String hex = HexFormat.of().formatHex(begin, 0, Math.min(begin.length, 8));
        if (IMAGES.stream().anyMatch(hex::startsWith)) {
            return IMAGE;
        }
        if (hex.startsWith("504b0304") || hex.startsWith("504b0506")) {
            return ofZip(file);
        }
        if (hex.equals("d0cf11e0a1b11ae1")) {
            return ofCompound(file);
        }
        if (hex.startsWith("377abcaf271c")) {
            return SEVEN_ZIP;
        }
        String plain = new String(begin, StandardCharsets.ISO_8859_1);
        if (plain.startsWith("ustar", TAR_MARK)) {
            return TAR;
        }
        if (plain.startsWith("{\\rtf")) {
            return RTF;
        }
        if (plain.substring(0, Math.min(plain.length(), BEGIN_OF_PDF)).contains("%PDF-")) {
            return PDF;
        }
        return ofText(file, plain);
    }

    private static Kind ofZip(File file) {
        try (ZipFile zip = ZipFile.builder().setFile(file).get()) {
            Predicate<String> has = name -> zip.getEntry(name) != null;
            if (has.test("[Content_Types].xml")) {
                return has.test("word/document.xml")
                        ? DOCX
                        : has.test("xl/workbook.xml") ? XLSX : has.test("ppt/presentation.xml") ? PPTX : ZIP;
            }
            ZipArchiveEntry type = zip.getEntry("mimetype");
            if (type == null) {
                return ZIP;
            }
            try (InputStream in = zip.getInputStream(type)) {
                String named = new String(in.readNBytes(100), StandardCharsets.US_ASCII).strip();
                return List.of(ODT, ODS, ODP).stream()
                        .filter(kind -> kind.mediaType.equals(named))
                        .findFirst()
                        .orElse(ZIP);
            }
        } catch (IOException | RuntimeException broken) {
            return ZIP;
        }
    }

    private static Kind ofCompound(File file) throws IOException {
        try (var parts = new POIFSFileSystem(file, true)) {
            Set<String> names = parts.getRoot().getEntryNames();
            if (names.contains("EncryptedPackage")) {
                return LOCKED;
            }
            if (names.contains("WordDocument")) {
                return DOC;
            }
            if (names.contains("Workbook") || names.contains("Book")) {
                return XLS;
            }
            if (names.contains("PowerPoint Document")) {
                return PPT;
            }
            return names.stream().anyMatch(name -> name.startsWith("__properties_version")) ? OUTLOOK : OTHER;
        } catch (RuntimeException broken) {
            throw new IOException("no readable compound file: " + broken.getMessage(), broken);
        }
    }

    private static Kind ofText(File file, String begin) throws IOException {
        String lines = begin.replace("\r\n", "\n");
        if (HEAD_LINE.matcher(lines).matches() && OF_EVERY_MAIL.matcher(lines).find()) {
            return MAIL;
        }
        if (PlainText.read(file, LOOKED_AT).isEmpty()) {
            return OTHER;
        }
        return BEGIN_OF_HTML.matcher(lines.replace("\u00ef\u00bb\u00bf", "")).matches() ? HTML : TEXT;
    }
}
