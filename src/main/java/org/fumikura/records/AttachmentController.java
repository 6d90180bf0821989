package org.fumikura.records;

import jakarta.servlet.http.HttpServletRequest;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.content.Contents;
import org.fumikura.content.Sha256;
import org.fumikura.frame.RouteRule;
import org.fumikura.frame.RouteRule.Audience;
import org.fumikura.organization.AccessLog;
import org.fumikura.organization.Actor;
import org.fumikura.tenancy.Transactions;
import org.springframework.core.io.AbstractResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The bytes of attachments. Only what a browser shows without running anything of it is shown in place; the rest is handed
 * out to be saved. Each reading is noted before its first byte leaves.
 */
@Controller
class AttachmentController {

    /** A browser that is made to take the bytes for a page can still do nothing with them. */
    private static final String SHUT_IN =
            "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; object-src 'self'; frame-ancestors 'self'";

    private final Documents documents;
    private final Contents contents;
    private final Transactions transactions;
    private final AccessLog accessLog;
    private final Readings readings;

    AttachmentController(
            Documents documents, Contents contents, Transactions transactions, AccessLog accessLog, Readings readings) {
        this.documents = documents;
        this.contents = contents;
        this.transactions = transactions;
        this.accessLog = accessLog;
        this.readings = readings;
    }

    @GetMapping("/documents/attachments/{id}")
    @RouteRule(Audience.STAFF)
    ResponseEntity<Resource> bytes(
            @PathVariable UUID id,
            @RequestParam Optional<String> download,
            @RequestHeader Optional<String> range,
            Actor actor,
            HttpServletRequest request) {
        AttachedFile file = transactions.read(() -> documents.getAttachment(id, actor.reader()));
        MediaType type = type(file);
        boolean inPlace = download.isEmpty() && !type.equals(MediaType.APPLICATION_OCTET_STREAM);
        boolean goesOn = range.filter(asked -> !asked.startsWith("bytes=0-")).isPresent();
        if (!goesOn || !readings.isOpen(actor.person(), id)) {
            accessLog.note(request, inPlace ? AccessLog.Kind.VIEW : AccessLog.Kind.DOWNLOAD, "attachment", id);
            readings.open(actor.person(), id);
        }
        return ResponseEntity.ok()
                .contentType(type)
                .eTag(file.sha256().toString())
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition(file.name(), inPlace))
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", policy(type))
                .body(new Bytes(file.size(), file.sha256()));
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

        Bytes(long size, Sha256 sha256) {
            this.size = size;
            this.sha256 = sha256;
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
            return contents.open(sha256);
        }

        @Override
        public String getDescription() {
            return sha256.toString();
        }
    }
}
