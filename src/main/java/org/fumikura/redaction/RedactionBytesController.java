package org.fumikura.redaction;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.UUID;
import org.fumikura.content.Sha256;
import org.fumikura.frame.RouteRule;
import org.fumikura.frame.RouteRule.Audience;
import org.fumikura.organization.AccessLog;
import org.fumikura.organization.Actor;
import org.fumikura.renditions.PagePicture;
import org.fumikura.renditions.Renditions;
import org.fumikura.shared.NotFound;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.Transactions;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Hands out pictures of pages while somebody works on them, and the new PDF once it is confirmed. */
@Controller
class RedactionBytesController {

    private final RedactionAccess access;
    private final Confirming confirming;
    private final Renditions renditions;
    private final ConfirmedBytes bytes;
    private final AccessLog accessLog;
    private final Transactions transactions;

    RedactionBytesController(
            RedactionAccess access,
            Confirming confirming,
            Renditions renditions,
            ConfirmedBytes bytes,
            AccessLog accessLog,
            Transactions transactions) {
        this.access = access;
        this.confirming = confirming;
        this.renditions = renditions;
        this.bytes = bytes;
        this.accessLog = accessLog;
        this.transactions = transactions;
    }

    @GetMapping("/redactions/{id}/pages/{page}")
    @RouteRule(value = Audience.STAFF, needs = RedactionPermissions.REDACT)
    ResponseEntity<Resource> source(@PathVariable UUID id, @PathVariable int page, Actor actor) {
        Redaction redaction = transactions.read(() -> access.require(new RedactionId(id), actor));
        if (!redaction.kept()) {
            throw missing(page);
        }
        return picture(redaction.source(), page);
    }

    @GetMapping("/redactions/{id}/result/pages/{page}")
    @RouteRule(value = Audience.STAFF, needs = RedactionPermissions.REDACT)
    ResponseEntity<Resource> result(@PathVariable UUID id, @PathVariable int page, Actor actor) {
        Redaction redaction = transactions.read(() -> access.require(new RedactionId(id), actor));
        return picture(redaction.result().orElseThrow(() -> missing(page)).sha256(), page);
    }

    /** The new PDF, noted before its first byte leaves. */
    @GetMapping("/redactions/{id}/result")
    @RouteRule(value = Audience.STAFF, needs = RedactionPermissions.REDACT)
    ResponseEntity<Resource> handOut(@PathVariable UUID id, Actor actor, HttpServletRequest request) {
        Redaction.Result result = confirming.handOut(new RedactionId(id), actor);
        accessLog.note(request, AccessLog.Kind.DOWNLOAD, "redaction", id);
        return bytes.answer(result);
    }

    private ResponseEntity<Resource> picture(Sha256 sha256, int page) {
        PagePicture picture =
                renditions.findPicture(sha256, page, Renditions.USUAL_WIDTH).orElseThrow(() -> missing(page));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(picture.mediaType()))
                .cacheControl(CacheControl.maxAge(Duration.ofMinutes(10)).cachePrivate())
                .header("X-Content-Type-Options", "nosniff")
                .body(new FileSystemResource(picture.file()));
    }

    private static NotFound missing(int page) {
        return new NotFound("redaction-page", new Text("ページの画像", "picture of page"), page);
    }
}
