package org.fumikura.records;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.fumikura.content.Contents;
import org.fumikura.content.Sha256;
import org.springframework.core.io.AbstractResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * Hands out the bytes of an attachment. Only what a browser shows without running anything of it is shown in place; the rest
 * is handed out to be saved. Whoever asks for the answer has checked the right to read, and notes the reading before giving it.
 */
@Component
public class AttachmentBytes {

    /** A browser that is made to take the bytes for a page can still do nothing with them. */
    private static final String SHUT_IN =
            "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; object-src 'self'; frame-ancestors 'self'";

    private static final Set<String> SHOWN = Set.of("application/pdf", "image/png", "image/jpeg", "text/plain");

    private final Contents contents;
    private final VirusScans scans;

    AttachmentBytes(Contents contents, VirusScans scans) {
        this.contents = contents;
        this.scans = scans;
    }

    /** Whether a browser can show it in place. */
    public static boolean isShown(AttachedFile file) {
        return SHOWN.contains(file.mediaType());
    }

    /**
     * The answer with the bytes; parts of them for a request that asks for a range.
     *
     * @param inPlace false for saving
     * @throws InfectedFile when a virus was found in it
     */
    public ResponseEntity<Resource> answer(AttachedFile file, boolean inPlace) {
        return answer(file, inPlace, () -> {});
    }

    /** @param sending is run when the first of the bytes is about to leave; not for an answer without any */
    ResponseEntity<Resource> answer(AttachedFile file, boolean inPlace, Runnable sending) {
        scans.requireNoVirus(file);
        MediaType type = type(file);
        return ResponseEntity.ok()
                .contentType(type)
                .eTag(file.sha256().toString())
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition(file.name(), inPlace))
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", policy(type))
                .body(new Bytes(file.size(), file.sha256(), sending));
    }

    /** What the bytes are, for the four types that are shown; otherwise bytes. */
    private MediaType type(AttachedFile file) {
        return switch (file.mediaType()) {
            case "application/pdf" -> MediaType.APPLICATION_PDF;
            case "image/png" -> MediaType.IMAGE_PNG;
            case "image/jpeg" -> MediaType.IMAGE_JPEG;
            case "text/plain" ->
                MediaType.parseMediaType("text/plain;charset="
                        + ShownText.read(contents.open(file.sha256())).charset());
            default -> MediaType.APPLICATION_OCTET_STREAM;
        };
    }

    /** Chromium shows no PDF in a sandbox; its PDF viewer is one by itself. */
    private static String policy(MediaType type) {
        return type.equals(MediaType.APPLICATION_PDF) ? SHUT_IN : SHUT_IN + "; sandbox";
    }

    private static String disposition(String name, boolean inPlace) {
        var disposition = inPlace ? ContentDisposition.inline() : ContentDisposition.attachment();
        return disposition.filename(name, StandardCharsets.UTF_8).build().toString();
    }

    private final class Bytes extends AbstractResource {

        private final long size;
        private final Sha256 sha256;
        private final Runnable sending;

        Bytes(long size, Sha256 sha256, Runnable sending) {
            this.size = size;
            this.sha256 = sha256;
            this.sending = sending;
        }

        @Override
        public boolean exists() {
            return true;
        }

        @Override
        public long contentLength() {
            return size;
        }

        @Override
        public InputStream getInputStream() {
            sending.run();
            return contents.open(sha256);
        }

        @Override
        public String getDescription() {
            return sha256.toString();
        }
    }
}
