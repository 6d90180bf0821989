package org.fumikura.redaction;

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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.fumikura.frame.Api;
import org.fumikura.frame.Idempotency;
import org.fumikura.frame.RouteRule;
import org.fumikura.frame.RouteRule.Audience;
import org.fumikura.frame.Slice;
import org.fumikura.frame.Submissions;
import org.fumikura.frame.Submissions.Sending;
import org.fumikura.organization.AccessLog;
import org.fumikura.organization.Actor;
import org.fumikura.renditions.PageArea;
import org.fumikura.tenancy.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Redactions for programs, up to the new PDF: a PDF goes in, and what is to be gone of it. The rest is {@link RedactedApi}. */
@RestController
@RequestMapping(RedactionApi.PATH)
@Tag(name = "redactions", description = "A new PDF without what must vanish, and the proof that it is gone")
class RedactionApi {

    static final String PATH = Api.V1 + "/redactions";

    private final Redactions redactions;
    private final RedactionViews views;
    private final Finds finds;
    private final Arrivals arrivals;
    private final Marking marking;
    private final Submissions submissions;
    private final AccessLog accessLog;
    private final Transactions transactions;

    RedactionApi(
            Redactions redactions,
            RedactionViews views,
            Finds finds,
            Arrivals arrivals,
            Marking marking,
            Submissions submissions,
            AccessLog accessLog,
            Transactions transactions) {
        this.redactions = redactions;
        this.views = views;
        this.finds = finds;
        this.arrivals = arrivals;
        this.marking = marking;
        this.submissions = submissions;
        this.accessLog = accessLog;
        this.transactions = transactions;
    }

    @GetMapping
    @RouteRule(value = Audience.STAFF, needs = RedactionPermissions.REDACT)
    @Operation(
            operationId = "listRedactions",
            summary = "The redactions of the caller's section",
            description = "The newest 200, the newest first.")
    Slice<RedactionView> list(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = Slice.USUAL) int limit,
            Actor actor) {
        Slice.From from = Slice.From.of(cursor, limit);
        return Slice.ofWhole(
                transactions.read(() -> redactions.list(actor, Slice.LARGEST)).stream()
                        .map(redaction -> RedactionView.of(redaction, false, null, 0))
                        .toList(),
                from,
                RedactionView::id);
    }

    @PostMapping
    @RouteRule(value = Audience.STAFF, needs = RedactionPermissions.REDACT)
    @Operation(
            operationId = "beginRedaction",
            summary = "Begins a redaction with a PDF",
            description =
                    "The body is the PDF, up to 100 MiB and 200 pages. Its letters are read before anything can be marked; that has come to its end when `ready` is true.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_PDF_VALUE,
                                            schema = @Schema(type = "string", format = "binary"))))
    @ApiResponse(responseCode = "201", description = "The redaction")
    ResponseEntity<RedactionView> begin(
            @RequestHeader(Idempotency.KEY) UUID key,
            @RequestParam @Size(max = 200) String name,
            Actor actor,
            HttpServletRequest request) {
        Arrivals.Arrival arrival = taken(request, actor);
        try {
            String id = submissions.once(
                    Sending.of(key, actor.person().value(), request, name + "\n" + arrival.sha256()),
                    () -> redactions
                            .begin(arrival.sha256(), name.strip(), null, actor)
                            .value()
                            .toString());
            return ResponseEntity.created(URI.create(PATH + "/" + id)).body(views.view(UUID.fromString(id), actor));
        } finally {
            arrivals.clear(arrival);
        }
    }

    private Arrivals.Arrival taken(HttpServletRequest request, Actor actor) {
        try {
            return arrivals.take(request.getInputStream(), actor.person());
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    @GetMapping("/{id}")
    @RouteRule(value = Audience.STAFF, needs = RedactionPermissions.REDACT)
    @Operation(operationId = "getRedaction", summary = "A redaction as it stands")
    RedactionView get(@PathVariable UUID id, Actor actor, HttpServletRequest request) {
        RedactionView view = views.view(id, actor);
        accessLog.note(request, AccessLog.Kind.VIEW, "redaction", id);
        return view;
    }

    @GetMapping("/{id}/finds")
    @RouteRule(value = Audience.STAFF, needs = RedactionPermissions.REDACT)
    @Operation(
            operationId = "listRedactionFinds",
            summary = "What was found and drawn",
            description = "Page by page; nothing of it is left once the redaction is confirmed or withdrawn.")
    RedactionView.FindsView finds(@PathVariable UUID id, Actor actor, HttpServletRequest request) {
        var found = transactions.read(() -> {
            Redaction redaction = redactions.get(new RedactionId(id), actor);
            return new RedactionView.FindsView(finds.list(redaction.id()).stream()
                    .map(RedactionView.FindView::of)
                    .toList());
        });
        accessLog.note(request, AccessLog.Kind.VIEW, "redaction", id);
        return found;
    }

    @PostMapping("/{id}/marks")
    @RouteRule(value = Audience.STAFF, needs = RedactionPermissions.REDACT)
    @Operation(
            operationId = "markRedaction",
            summary = "Adds what is to be gone: words, patterns, parts of pages",
            description =
                    "All that is found is chosen; `choice` leaves some of it out. 409 and `redaction.not-read-yet` until the letters are read.")
    RedactionView mark(
            @PathVariable UUID id,
            @RequestHeader(Idempotency.KEY) UUID key,
            @Valid @RequestBody NewMarks body,
            Actor actor,
            HttpServletRequest request) {
        submissions.onceOutside(Sending.of(key, actor.person().value(), request, body), () -> {
            marking.add(new RedactionId(id), body.allSought(), body.allDrawn(), actor);
            return id.toString();
        });
        return views.view(id, actor);
    }

    @PostMapping("/{id}/choice")
    @RouteRule(value = Audience.STAFF, needs = RedactionPermissions.REDACT)
    @Operation(
            operationId = "chooseRedactionFinds",
            summary = "Says which of what was found is to be gone",
            description = "What is not named stays; of a page, or of all pages when none is named.")
    RedactionView choose(
            @PathVariable UUID id,
            @RequestHeader(Idempotency.KEY) UUID key,
            @Valid @RequestBody Choice body,
            Actor actor,
            HttpServletRequest request) {
        submissions.onceOutside(Sending.of(key, actor.person().value(), request, body), () -> {
            marking.choose(new RedactionId(id), body.page() == null ? 0 : body.page(), body.chosen(), actor);
            return id.toString();
        });
        return views.view(id, actor);
    }

    @PostMapping("/{id}/making")
    @RouteRule(value = Audience.STAFF, needs = RedactionPermissions.REDACT)
    @Operation(
            operationId = "makeRedaction",
            summary = "Has the new PDF made and proved",
            description =
                    "It is made when the state is PROVED; the state goes back to MARKING, with the reason in `failure`, when something of what was to be gone might be left.")
    RedactionView make(
            @PathVariable UUID id,
            @RequestHeader(Idempotency.KEY) UUID key,
            @Valid @RequestBody NewMaking body,
            Actor actor,
            HttpServletRequest request) {
        submissions.once(Sending.of(key, actor.person().value(), request, body), () -> {
            marking.make(new RedactionId(id), body.conceal(), actor);
            return id.toString();
        });
        return views.view(id, actor);
    }

    /** What is to be gone. */
    @Schema(name = "NewRedactionMarks")
    record NewMarks(
            @Size(max = 200) @Nullable List<@Valid @NotNull NewSought> sought,
            @Size(max = 200) @Nullable List<@Valid @NotNull NewArea> areas) {

        List<Sought> allSought() {
            var all = new ArrayList<Sought>();
            if (sought != null) {
                sought.forEach(each -> all.add(new Sought(
                        each.kind(),
                        each.words() == null ? "" : each.words().strip(),
                        each.article().strip())));
            }
            return all;
        }

        List<Marking.Drawn> allDrawn() {
            var all = new ArrayList<Marking.Drawn>();
            if (areas != null) {
                areas.forEach(each -> all.add(new Marking.Drawn(
                        new PageArea(each.page(), each.left(), each.top(), each.width(), each.height()),
                        each.article().strip())));
            }
            return all;
        }
    }

    /**
     * Words, a regular expression or a pattern.
     *
     * @param words of WORDS and EXPRESSION; left out for the others
     * @param article by which rule it may not be seen
     */
    @Schema(name = "NewRedactionSought")
    record NewSought(
            @NotNull SoughtKind kind,
            @Size(max = 200) @Nullable String words,
            @NotBlank @Size(max = 200) String article) {}

    /** A part of a page, in points from its upper left corner. */
    @Schema(name = "NewRedactionArea")
    record NewArea(
            int page,
            float left,
            float top,
            float width,
            float height,
            @NotBlank @Size(max = 200) String article) {}

    /**
     * Which finds are to be gone.
     *
     * @param page of which page; of all when left out
     */
    @Schema(name = "RedactionChoice")
    record Choice(
            @Nullable Integer page,
            @NotNull @Size(max = 5000) List<@NotNull Integer> chosen) {}

    /** @param conceal whether nothing is to tell how long the words were */
    @Schema(name = "NewRedactionMaking")
    record NewMaking(boolean conceal) {}
}
