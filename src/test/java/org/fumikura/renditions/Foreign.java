package org.fumikura.renditions;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** Files as others send them. */
final class Foreign {

    private static final String WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";

    private Foreign() {}

    static byte[] bytes(String words) {
        return words.getBytes(StandardCharsets.UTF_8);
    }

    /** A text document with a paragraph for each line. */
    static byte[] docx(String... lines) {
        var body = new StringBuilder();
        for (String line : lines) {
            body.append("<w:p><w:r><w:rPr><w:rFonts w:ascii=\"MS Mincho\" w:eastAsia=\"ＭＳ 明朝\"/></w:rPr><w:t>")
                    .append(line)
                    .append("</w:t></w:r></w:p>");
        }
        return docx(XML + "<w:document xmlns:w=\"" + WORD + "\"><w:body>" + body + "<w:sectPr/></w:body></w:document>");
    }

    /** A text document whose lines run from above to below. */
    static byte[] uprightDocx(String line) {
        return docx(XML + "<w:document xmlns:w=\"" + WORD + "\"><w:body><w:p><w:r><w:t>" + line
                + "</w:t></w:r></w:p><w:sectPr><w:textDirection w:val=\"tbRl\"/></w:sectPr></w:body></w:document>");
    }

    static byte[] docx(String document) {
        return docx(document, Map.of());
    }

    static byte[] docx(String document, Map<String, byte[]> more) {
        var parts = new LinkedHashMap<String, byte[]>();
        parts.put(
                "[Content_Types].xml",
                bytes(
                        XML
                                + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>"));
        parts.put(
                "_rels/.rels",
                bytes(
                        XML
                                + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>"));
        parts.put("word/document.xml", bytes(document));
        parts.putAll(more);
        return zip(parts);
    }

    /** An OpenDocument file of a kind. */
    static byte[] open(String kind, String body) {
        var parts = new LinkedHashMap<String, byte[]>();
        String type = "application/vnd.oasis.opendocument." + kind;
        parts.put("mimetype", bytes(type));
        parts.put(
                "META-INF/manifest.xml",
                bytes(
                        XML
                                + "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" manifest:version=\"1.2\"><manifest:file-entry manifest:full-path=\"/\" manifest:media-type=\""
                                + type
                                + "\"/><manifest:file-entry manifest:full-path=\"content.xml\" manifest:media-type=\"text/xml\"/></manifest:manifest>"));
        parts.put(
                "content.xml",
                bytes(XML
                        + "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\" xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" office:version=\"1.2\"><office:body>"
                        + body
                        + "</office:body></office:document-content>"));
        return zip(parts);
    }

    static byte[] odp(String words) {
        return open(
                "presentation",
                "<office:presentation><draw:page draw:name=\"1\"><draw:frame svg:x=\"2cm\" svg:y=\"2cm\" svg:width=\"20cm\" svg:height=\"4cm\"><draw:text-box><text:p>"
                        + words
                        + "</text:p></draw:text-box></draw:frame></draw:page></office:presentation>");
    }

    static byte[] zip(Map<String, byte[]> parts) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    /** So many zeros, packed into next to nothing. */
    static byte[] bomb(String name, long zeros) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(name));
            zeros(zip, zeros);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    private static void zeros(OutputStream out, long zeros) throws IOException {
        byte[] some = new byte[1 << 20];
        for (long left = zeros; left > 0; left -= some.length) {
            out.write(some);
        }
    }

    /** A compound file, as older office programs write it. */
    static byte[] compound(Map<String, byte[]> parts) {
        var out = new ByteArrayOutputStream();
        try (var files = new POIFSFileSystem()) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                files.createDocument(new ByteArrayInputStream(part.getValue()), part.getKey());
            }
            files.writeFilesystem(out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    /** A mail as Outlook keeps it. */
    static byte[] msg(String from, String subject, String body) {
        return compound(Map.of(
                "__properties_version1.0", ByteBuffer.allocate(32).array(),
                "__substg1.0_0C1A001F", from.getBytes(StandardCharsets.UTF_16LE),
                "__substg1.0_0037001F", subject.getBytes(StandardCharsets.UTF_16LE),
                "__substg1.0_1000001F", body.getBytes(StandardCharsets.UTF_16LE)));
    }
}
