package org.fumikura.approval;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.frame.Api;
import org.fumikura.frame.EntityTags;
import org.fumikura.frame.Idempotency;
import org.fumikura.frame.RouteRule;
import org.fumikura.frame.RouteRule.Audience;
import org.fumikura.frame.Submissions;
import org.fumikura.frame.Submissions.Sending;
import org.fumikura.organization.AccessLog;
import org.fumikura.organization.Actor;
import org.fumikura.records.AttachedFile;
import org.fumikura.records.AttachmentBytes;
import org.fumikura.records.DocumentId;
import org.fumikura.records.Uploads;
import org.fumikura.tenancy.CurrentMunicipality;
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

/** Matters that go round on paper (紙回付), for programs. */
@RestController
@RequestMapping(Api.V1)
@Tag(name = "paper", description = "Matters that go round on paper (紙回付): cover sheet, what was signed, comparison")
class PaperApi {

    private final Papers papers;
    private final PaperPages pages;
    private final PaperViews views;
    private final Approvals approvals;
    private final CoverPages coverPages;
    private final DraftSheets sheets;
    private final Uploads uploads;
    private final AttachmentBytes bytes;
    private final Submissions submissions;
    private final AccessLog accessLog;

    PaperApi(
            Papers papers,
            PaperPages pages,
            PaperViews views,
            Approvals approvals,
            CoverPages coverPages,
            DraftSheets sheets,
            Uploads uploads,
            AttachmentBytes bytes,
            Submissions submissions,
            AccessLog accessLog) {
        this.papers = papers;
        this.pages = pages;
        this.views = views;
        this.approvals = approvals;
        this.coverPages = coverPages;
        this.sheets = sheets;
        this.uploads = uploads;
        this.bytes = bytes;
        this.submissions = submissions;
        this.accessLog = accessLog;
    }

    @GetMapping("/matters/{id}/cover-sheet")
    @RouteRule(Audience.STAFF)
    @Operation(
            operationId = "getCoverSheet",
            summary = "The cover sheet (かがみ) of a matter as A4 PDF, with its address as a QR code")
    @ApiResponse(
            responseCode = "200",
            description = "The cover sheet",
            content = @Content(mediaType = "application/pdf", schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<byte[]> cover(@PathVariable UUID id, Actor actor, HttpServletRequest request) {
        CoverPage page = coverPages.page(
                new DocumentId(id), actor, CurrentMunicipality.of(request), PaperController.address(id, request));
        byte[] pdf = sheets.print(page).bytes();
        accessLog.note(request, AccessLog.Kind.PRINT, "document", id);
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_PDF).body(pdf);
    }

    @GetMapping("/matters/{id}/paper-signers")
    @RouteRule(Audience.STAFF)
    @Operation(
            operationId = "listPaperSigners",
            summary = "What is open of the route, and who may have signed it on paper",
            description = "For who enters what was signed: the drafter and the records clerks of her section.")
    List<PaperViews.Box> signers(@PathVariable UUID id, Actor actor, HttpServletRequest request) {
        List<PaperViews.Box> boxes = views.boxes(new DocumentId(id), actor);
        accessLog.note(request, AccessLog.Kind.VIEW, "document", id);
        return boxes;
    }

    @PostMapping("/matters/{id}/paper-records")
    @RouteRule(Audience.STAFF)
    @Operation(
            operationId = "recordPaper",
            summary = "Enters what was signed on the cover sheet, with its scan",
            description =
                    "In the order of the route, up to where the paper has come. Nothing of the route moves before a"
                            + " records clerk of the drafter's section, who neither entered nor signed it, has compared it.")
    ResponseEntity<PaperViews.Recorded> record(
            @PathVariable UUID id,
            @RequestHeader(Idempotency.KEY) UUID key,
            @RequestHeader(EntityTags.SEEN) String seen,
            @Valid @RequestBody PaperViews.NewRecord body,
            Actor actor,
            HttpServletRequest request) {
        var document = new DocumentId(id);
        String record = submissions.once(Sending.of(key, actor.person().value(), request, body), () -> {
            approvals.requireSeen(document, actor, seen);
            List<PaperAct> acts = views.acts(document, actor, body);
            AttachedFile scan =
                    uploads.get(List.of(body.upload()), actor.person()).getFirst();
            UUID entered = papers.record(document, actor, acts, scan);
            uploads.giveUp(List.of(body.upload()), actor.person());
            return entered.toString();
        });
        var address = URI.create(Api.V1 + "/matters/" + id + "/paper-records/" + record);
        return views.answer(ResponseEntity.created(address), document, UUID.fromString(record), actor);
    }

    @GetMapping("/matters/{id}/paper-records/{record}")
    @RouteRule(Audience.STAFF)
    @Operation(operationId = "getPaperRecord", summary = "What was entered from a cover sheet, and its comparison")
    ResponseEntity<PaperViews.Recorded> get(
            @PathVariable UUID id, @PathVariable UUID record, Actor actor, HttpServletRequest request) {
        ResponseEntity<PaperViews.Recorded> recorded =
                views.answer(ResponseEntity.ok(), new DocumentId(id), record, actor);
        accessLog.note(request, AccessLog.Kind.VIEW, "document", id);
        return recorded;
    }

    @GetMapping("/matters/{id}/paper-records/{record}/scan")
    @RouteRule(Audience.STAFF)
    @Operation(operationId = "getPaperScan", summary = "The scan of a signed cover sheet")
    @ApiResponse(
            responseCode = "200",
            description = "Its bytes",
            content = @Content(mediaType = "*/*", schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<Resource> scan(
            @PathVariable UUID id, @PathVariable UUID record, Actor actor, HttpServletRequest request) {
        AttachedFile file = pages.comparison(new DocumentId(id), record, actor, "", Optional.empty())
                .scan()
                .orElseThrow(() -> PaperPages.missing(record));
        ResponseEntity<Resource> answer = bytes.answer(file, false);
        accessLog.note(request, AccessLog.Kind.DOWNLOAD, "paper-scan", record);
        return answer;
    }

    @PostMapping("/matters/{id}/paper-records/{record}/comparison")
    @RouteRule(Audience.STAFF)
    @Operation(
            operationId = "comparePaper",
            summary = "Says whether a record agrees with the signed cover sheet",
            description =
                    "If it agrees, each act is carried out as an act of who signed, all or none of them. If not, it has"
                            + " to be entered anew.")
    ResponseEntity<PaperViews.Recorded> compare(
            @PathVariable UUID id,
            @PathVariable UUID record,
            @RequestHeader(Idempotency.KEY) UUID key,
            @RequestHeader(EntityTags.SEEN) String seen,
            @Valid @RequestBody PaperViews.Comparison body,
            Actor actor,
            HttpServletRequest request) {
        var document = new DocumentId(id);
        submissions.once(Sending.of(key, actor.person().value(), request, body), () -> {
            approvals.requireSeen(document, actor, seen);
            if (body.agrees()) {
                papers.confirm(document, record, actor, body.said());
            } else {
                papers.refuse(document, record, actor, body.said());
            }
            return record.toString();
        });
        return views.answer(ResponseEntity.ok(), document, record, actor);
    }
}
