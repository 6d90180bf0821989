package org.fumikura.meetings;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.fumikura.content.Contents;
import org.fumikura.frame.Api;
import org.fumikura.frame.Idempotency;
import org.fumikura.frame.Invalid;
import org.fumikura.frame.RouteRule;
import org.fumikura.frame.RouteRule.Audience;
import org.fumikura.frame.Submissions;
import org.fumikura.frame.Submissions.Sending;
import org.fumikura.organization.AccessLog;
import org.fumikura.organization.Actor;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
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

/** The minutes of a session for programs, from their first draft to the version for everybody. */
@RestController
@RequestMapping(MinutesApi.PATH)
@Tag(name = "minutes", description = "The minutes of a session: drafted, checked, confirmed, and made for everybody")
class MinutesApi {

    static final String PATH = Api.V1 + "/meeting-sessions/{id}/minutes";

    private final MinutesKeeping keeping;
    private final MinutesPrinting printing;
    private final Contents contents;
    private final Submissions submissions;
    private final AccessLog accessLog;
    private final Transactions transactions;

    MinutesApi(
            MinutesKeeping keeping,
            MinutesPrinting printing,
            Contents contents,
            Submissions submissions,
            AccessLog accessLog,
            Transactions transactions) {
        this.keeping = keeping;
        this.printing = printing;
        this.contents = contents;
        this.submissions = submissions;
        this.accessLog = accessLog;
        this.transactions = transactions;
    }

    @GetMapping
    @RouteRule(value = Audience.STAFF, needs = MeetingPermissions.ATTEND)
    @Operation(
            operationId = "getMinutes",
            summary = "The minutes of a session as they stand",
            description = "While they are being drafted, for the section that runs the body alone.")
    MinutesView get(@PathVariable UUID id, Actor actor, HttpServletRequest request) {
        MinutesView view = view(id, actor);
        accessLog.note(request, AccessLog.Kind.VIEW, "meeting", id);
        return view;
    }

    private MinutesView view(UUID id, Actor actor) {
        return MinutesView.of(minutes(id, actor));
    }

    private Minutes minutes(UUID id, Actor actor) {
        var session = new SessionId(id);
        return transactions.read(() -> keeping.find(session, actor)).orElseThrow(() -> MeetingAccess.missing(session));
    }

    @PostMapping
    @RouteRule(value = Audience.STAFF, needs = MeetingPermissions.ATTEND)
    @Operation(operationId = "draftMinutes", summary = "Drafts the minutes of a session that is over, from its record")
    @ApiResponse(responseCode = "201", description = "The draft")
    ResponseEntity<MinutesView> draft(
            @PathVariable UUID id, @RequestHeader(Idempotency.KEY) UUID key, Actor actor, HttpServletRequest request) {
        once(key, "", actor, request, () -> keeping.draft(new SessionId(id), actor));
        return ResponseEntity.created(URI.create(Api.V1 + "/meeting-sessions/" + id + "/minutes"))
                .body(view(id, actor));
    }

    @PostMapping("/wording")
    @RouteRule(value = Audience.STAFF, needs = MeetingPermissions.ATTEND)
    @Operation(
            operationId = "wordMinutes",
            summary = "Words the draft anew",
            description =
                    "Items and statements stand in the order of the draft; what was written before is kept as an earlier revision.")
    MinutesView word(
            @PathVariable UUID id,
            @RequestHeader(Idempotency.KEY) UUID key,
            @Valid @RequestBody NewWording body,
            Actor actor,
            HttpServletRequest request) {
        once(key, body, actor, request, () -> {
            MinutesForm before = minutes(id, actor).form();
            keeping.edit(new SessionId(id), body.revision(), body.opening(), items(before, body.items()), actor);
        });
        return view(id, actor);
    }

    private static List<MinutesForm.Item> items(MinutesForm before, List<NewItem> sent) {
        if (sent.size() != before.items().size()) {
            throw unlike();
        }
        var items = new ArrayList<MinutesForm.Item>();
        for (int i = 0; i < sent.size(); i++) {
            MinutesForm.Item item = before.items().get(i);
            NewItem words = sent.get(i);
            if (words.said().size() != item.said().size()) {
                throw unlike();
            }
            var said = new ArrayList<MinutesForm.Said>();
            for (int j = 0; j < words.said().size(); j++) {
                said.add(new MinutesForm.Said(
                        item.said().get(j).speaker(), words.said().get(j).strip()));
            }
            items.add(new MinutesForm.Item(
                    item.kind(),
                    item.number(),
                    item.title(),
                    words.gist().strip(),
                    said,
                    item.resolution(),
                    words.closedReason() == null ? "" : words.closedReason().strip(),
                    false));
        }
        return items;
    }

    private static Invalid unlike() {
        return new Invalid(
                "items", new Text("議題と質疑の数が案と合いません。", "There are not as many items and statements as in the draft."));
    }

    @PostMapping("/checking")
    @RouteRule(value = Audience.STAFF, needs = MeetingPermissions.ATTEND)
    @Operation(operationId = "askToCheckMinutes", summary = "Asks those who were there to look at the draft")
    MinutesView ask(
            @PathVariable UUID id, @RequestHeader(Idempotency.KEY) UUID key, Actor actor, HttpServletRequest request) {
        once(key, "", actor, request, () -> keeping.askToCheck(new SessionId(id), actor));
        return view(id, actor);
    }

    @PostMapping("/checks")
    @RouteRule(value = Audience.STAFF, needs = MeetingPermissions.ATTEND)
    @Operation(
            operationId = "checkMinutes",
            summary = "Says something to the draft, as one who was there or stood in",
            description = "A correction with its place, or neither for agreement.")
    MinutesView say(
            @PathVariable UUID id,
            @RequestHeader(Idempotency.KEY) UUID key,
            @Valid @RequestBody NewCheck body,
            Actor actor,
            HttpServletRequest request) {
        once(
                key,
                body,
                actor,
                request,
                () -> keeping.say(new SessionId(id), plain(body.place()), plain(body.words()), actor));
        return view(id, actor);
    }

    @PostMapping("/checks/{check}/answer")
    @RouteRule(value = Audience.STAFF, needs = MeetingPermissions.ATTEND)
    @Operation(
            operationId = "answerMinutesCheck",
            summary = "Takes a correction over, or does not and says why",
            description = "The wording itself is changed as any other.")
    MinutesView answer(
            @PathVariable UUID id,
            @PathVariable UUID check,
            @RequestHeader(Idempotency.KEY) UUID key,
            @Valid @RequestBody NewAnswer body,
            Actor actor,
            HttpServletRequest request) {
        once(
                key,
                body,
                actor,
                request,
                () -> keeping.answer(new SessionId(id), check, body.taken(), plain(body.answer()), actor));
        return view(id, actor);
    }

    @PostMapping("/reopening")
    @RouteRule(value = Audience.STAFF, needs = MeetingPermissions.ATTEND)
    @Operation(
            operationId = "reopenMinutes",
            summary = "Takes the minutes back to be edited, before they are confirmed")
    MinutesView reopen(
            @PathVariable UUID id, @RequestHeader(Idempotency.KEY) UUID key, Actor actor, HttpServletRequest request) {
        once(key, "", actor, request, () -> keeping.reopen(new SessionId(id), actor));
        return view(id, actor);
    }

    @PostMapping("/submission")
    @RouteRule(value = Audience.STAFF, needs = MeetingPermissions.ATTEND)
    @Operation(
            operationId = "submitMinutes",
            summary = "Drafts the matter that confirms the minutes, with their PDF",
            description = "`matter` is the caller's draft from then on; she completes and submits it as any other.")
    MinutesView submit(
            @PathVariable UUID id, @RequestHeader(Idempotency.KEY) UUID key, Actor actor, HttpServletRequest request) {
        submissions.onceOutside(
                Sending.of(key, actor.person().value(), request, ""),
                () -> keeping.submit(new SessionId(id), actor).value().toString());
        return view(id, actor);
    }

    @PostMapping("/public-version")
    @RouteRule(value = Audience.STAFF, needs = MeetingPermissions.ATTEND)
    @Operation(
            operationId = "makePublicMinutes",
            summary = "Makes the version for everybody from the confirmed minutes",
            description = "Without the closed items and the titles of closed materials; nothing is hidden in it.")
    MinutesView makePublic(
            @PathVariable UUID id, @RequestHeader(Idempotency.KEY) UUID key, Actor actor, HttpServletRequest request) {
        submissions.onceOutside(Sending.of(key, actor.person().value(), request, ""), () -> {
            keeping.makePublic(new SessionId(id), actor);
            return id.toString();
        });
        return view(id, actor);
    }

    private void once(UUID key, Object body, Actor actor, HttpServletRequest request, Runnable act) {
        submissions.once(Sending.of(key, actor.person().value(), request, body), () -> {
            act.run();
            return "";
        });
    }

    private static String plain(@Nullable String sent) {
        return sent == null ? "" : sent.strip();
    }

    /** Noted before its first byte leaves. */
    @GetMapping("/pdf")
    @RouteRule(value = Audience.STAFF, needs = MeetingPermissions.ATTEND)
    @Operation(operationId = "getMinutesPdf", summary = "The minutes on A4")
    @ApiResponse(
            responseCode = "200",
            description = "The PDF",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_PDF_VALUE,
                            schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<byte[]> pdf(@PathVariable UUID id, Actor actor, HttpServletRequest request) {
        byte[] pdf = printing.pdf(minutes(id, actor).form());
        accessLog.note(request, AccessLog.Kind.PRINT, "meeting", id);
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_PDF).body(pdf);
    }

    /** Noted before its first byte leaves. */
    @GetMapping("/text")
    @RouteRule(value = Audience.STAFF, needs = MeetingPermissions.ATTEND)
    @Operation(operationId = "getMinutesText", summary = "The minutes as plain text")
    @ApiResponse(
            responseCode = "200",
            description = "The text",
            content = @Content(mediaType = MediaType.TEXT_PLAIN_VALUE, schema = @Schema(type = "string")))
    ResponseEntity<byte[]> text(@PathVariable UUID id, Actor actor, HttpServletRequest request) {
        byte[] text = MinutesText.of(minutes(id, actor).form()).getBytes(StandardCharsets.UTF_8);
        accessLog.note(request, AccessLog.Kind.EXPORT, "meeting", id);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/plain;charset=UTF-8"))
                .body(text);
    }

    /** Noted before its first byte leaves. */
    @GetMapping("/public-version/pdf")
    @RouteRule(value = Audience.STAFF, needs = MeetingPermissions.ATTEND)
    @Operation(operationId = "getPublicMinutesPdf", summary = "The newest version for everybody on A4")
    @ApiResponse(
            responseCode = "200",
            description = "The PDF",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_PDF_VALUE,
                            schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<Resource> publicPdf(@PathVariable UUID id, Actor actor, HttpServletRequest request) {
        Minutes.Public made =
                minutes(id, actor).published().orElseThrow(() -> MeetingAccess.missing(new SessionId(id)));
        accessLog.note(request, AccessLog.Kind.PRINT, "meeting", id);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .contentLength(made.size())
                .body(new InputStreamResource(contents.open(made.sha256())));
    }

    /**
     * Other words for the draft.
     *
     * @param revision the one that the caller saw
     */
    @Schema(name = "NewMinutesWording")
    record NewWording(
            int revision,
            @NotBlank @Size(max = 1000) String opening,
            @NotNull @Size(max = 200) List<@Valid @NotNull NewItem> items) {}

    /** @param closedReason why it is left out for the public; blank or left out when it is not */
    @Schema(name = "NewMinutesItem")
    record NewItem(
            @NotNull @Size(max = 20_000) String gist,
            @NotNull @Size(max = 500) List<@NotBlank @Size(max = 5000) String> said,
            @Size(max = 1000) @Nullable String closedReason) {}

    /** A correction; both left out for agreement. */
    @Schema(name = "NewMinutesCheck")
    record NewCheck(
            @Size(max = 200) @Nullable String place,
            @Size(max = 5000) @Nullable String words) {}

    @Schema(name = "NewMinutesAnswer")
    record NewAnswer(
            boolean taken, @Size(max = 1000) @Nullable String answer) {}
}
