package org.fumikura.redaction;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.fumikura.frame.Idempotency;
import org.fumikura.frame.RouteRule;
import org.fumikura.frame.RouteRule.Audience;
import org.fumikura.frame.Submissions;
import org.fumikura.frame.Submissions.Sending;
import org.fumikura.organization.AccessLog;
import org.fumikura.organization.Actor;
import org.fumikura.tenancy.Transactions;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What was made of a redaction, for programs: a second person's word on it, the new PDF and its proof, and its end. */
@RestController
@RequestMapping(RedactionApi.PATH)
@Tag(name = "redactions", description = "A new PDF without what must vanish, and the proof that it is gone")
class RedactedApi {

    private final Redactions redactions;
    private final RedactionViews views;
    private final Confirming confirming;
    private final ConfirmedBytes bytes;
    private final Submissions submissions;
    private final AccessLog accessLog;
    private final Transactions transactions;

    RedactedApi(
            Redactions redactions,
            RedactionViews views,
            Confirming confirming,
            ConfirmedBytes bytes,
            Submissions submissions,
            AccessLog accessLog,
            Transactions transactions) {
        this.redactions = redactions;
        this.views = views;
        this.confirming = confirming;
        this.bytes = bytes;
        this.submissions = submissions;
        this.accessLog = accessLog;
        this.transactions = transactions;
    }

    @PostMapping("/{id}/confirmation")
    @RouteRule(value = Audience.STAFF, needs = RedactionPermissions.REDACT)
    @Operation(
            operationId = "confirmRedaction",
            summary = "Confirms what was made, as the second person",
            description = "Never by who marked it. What was looked for is gone from here afterwards.")
    RedactionView confirm(
            @PathVariable UUID id, @RequestHeader(Idempotency.KEY) UUID key, Actor actor, HttpServletRequest request) {
        once(key, id, "", actor, request, () -> confirming.confirm(new RedactionId(id), actor));
        return views.view(id, actor);
    }

    @PostMapping("/{id}/return")
    @RouteRule(value = Audience.STAFF, needs = RedactionPermissions.REDACT)
    @Operation(operationId = "returnRedaction", summary = "Gives it back to who marked it, as the second person")
    RedactionView giveBack(
            @PathVariable UUID id,
            @RequestHeader(Idempotency.KEY) UUID key,
            @Valid @RequestBody RedactionReason body,
            Actor actor,
            HttpServletRequest request) {
        once(
                key,
                id,
                body,
                actor,
                request,
                () -> confirming.giveBack(new RedactionId(id), body.reason().strip(), actor));
        return views.view(id, actor);
    }

    @PostMapping("/{id}/withdrawal")
    @RouteRule(value = Audience.STAFF, needs = RedactionPermissions.REDACT)
    @Operation(operationId = "withdrawRedaction", summary = "Ends it; the new PDF is not handed out any more")
    RedactionView withdraw(
            @PathVariable UUID id,
            @RequestHeader(Idempotency.KEY) UUID key,
            @Valid @RequestBody RedactionReason body,
            Actor actor,
            HttpServletRequest request) {
        once(
                key,
                id,
                body,
                actor,
                request,
                () -> confirming.withdraw(new RedactionId(id), body.reason().strip(), actor));
        return views.view(id, actor);
    }

    private void once(UUID key, UUID id, Object body, Actor actor, HttpServletRequest request, Runnable act) {
        submissions.once(Sending.of(key, actor.person().value(), request, body), () -> {
            act.run();
            return id.toString();
        });
    }

    /** Noted before its first byte leaves. */
    @GetMapping("/{id}/result")
    @RouteRule(value = Audience.STAFF, needs = RedactionPermissions.REDACT)
    @Operation(
            operationId = "getRedactedPdf",
            summary = "The new PDF",
            description = "Once a second person has confirmed it; 409 and `redaction.not-confirmed` before.")
    @ApiResponse(
            responseCode = "200",
            description = "The new PDF",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_PDF_VALUE,
                            schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<Resource> result(@PathVariable UUID id, Actor actor, HttpServletRequest request) {
        Redaction.Result result = confirming.handOut(new RedactionId(id), actor);
        accessLog.note(request, AccessLog.Kind.DOWNLOAD, "redaction", id);
        return bytes.answer(result);
    }

    @GetMapping("/{id}/proof")
    @RouteRule(value = Audience.STAFF, needs = RedactionPermissions.REDACT)
    @Operation(
            operationId = "getRedactionProof",
            summary = "The proof that nothing of what was to be gone is left",
            description = "409 and `redaction.not-confirmed` as long as nothing is made.")
    RedactionView.ProofView proof(@PathVariable UUID id, Actor actor) {
        Redaction redaction = transactions.read(() -> redactions.get(new RedactionId(id), actor));
        return RedactionView.ProofView.of(redaction.result().orElseThrow(NotConfirmed::new));
    }

    @Schema(name = "RedactionReason")
    record RedactionReason(@NotBlank @Size(max = 1000) String reason) {}
}
