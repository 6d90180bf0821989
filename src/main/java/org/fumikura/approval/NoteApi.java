package org.fumikura.approval;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.frame.Api;
import org.fumikura.frame.Idempotency;
import org.fumikura.frame.RouteRule;
import org.fumikura.frame.RouteRule.Audience;
import org.fumikura.frame.Submissions;
import org.fumikura.frame.Submissions.Sending;
import org.fumikura.organization.AccessLog;
import org.fumikura.organization.Actor;
import org.fumikura.records.DocumentId;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Notes and memos on the pages of a matter's attachments. */
@RestController
@RequestMapping(Api.V1)
@Tag(name = "matters")
class NoteApi {

    private final Notes notes;
    private final MatterPages pages;
    private final Submissions submissions;
    private final AccessLog accessLog;

    NoteApi(Notes notes, MatterPages pages, Submissions submissions, AccessLog accessLog) {
        this.notes = notes;
        this.pages = pages;
        this.submissions = submissions;
        this.accessLog = accessLog;
    }

    @GetMapping("/matters/{id}/notes")
    @RouteRule(Audience.STAFF)
    @Operation(
            operationId = "listNotes",
            summary = "Notes on the pages of a matter's attachments",
            description =
                    "In the order of the pages: the notes of the record, withdrawn ones among them, and the caller's"
                            + " own memos. Nobody else's memo is ever given out.")
    List<NoteViews.View> list(@PathVariable UUID id, Actor actor, HttpServletRequest request) {
        List<NoteViews.View> found = read(new DocumentId(id), actor);
        accessLog.note(request, AccessLog.Kind.VIEW, "document", id);
        return found;
    }

    @PostMapping("/matters/{id}/notes")
    @RouteRule(Audience.STAFF)
    @Operation(
            operationId = "addNote",
            summary = "Puts words on a page",
            description =
                    "By the drafter and those on the route: a note of the record (付箋) before the decision, or a memo"
                            + " for the caller alone (メモ), which goes when the matter is over.")
    @ApiResponse(responseCode = "201", description = "All notes that the caller may see")
    ResponseEntity<List<NoteViews.View>> add(
            @PathVariable UUID id,
            @RequestHeader(Idempotency.KEY) UUID key,
            @Valid @RequestBody NoteViews.NewNote body,
            Actor actor,
            HttpServletRequest request) {
        var document = new DocumentId(id);
        var sending = Sending.of(key, actor.person().value(), request, body);
        if (body.kind() == NoteKind.RECORD) {
            submissions.once(
                    sending,
                    () -> notes.add(document, actor, body.spot(), body.said()).toString());
        } else {
            submissions.onceAtWork(
                    sending,
                    () -> notes.remember(document, actor, body.spot(), body.said())
                            .toString());
        }
        return ResponseEntity.created(URI.create(Api.V1 + "/matters/" + id + "/notes"))
                .body(read(document, actor));
    }

    @DeleteMapping("/matters/{id}/notes/{note}")
    @RouteRule(Audience.STAFF)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "takeNoteOff",
            summary = "Withdraws a note, or throws a memo away",
            description =
                    "By its author. A note is withdrawn before the decision and stays to be seen as withdrawn; a memo"
                            + " is gone.")
    void takeOff(@PathVariable UUID id, @PathVariable UUID note, Actor actor) {
        notes.takeOff(new DocumentId(id), note, actor);
    }

    private List<NoteViews.View> read(DocumentId id, Actor actor) {
        return NoteViews.View.of(pages.page(id, actor, MatterPage.Typed.NOTHING, Optional.empty(), Optional.empty())
                .margin());
    }
}
