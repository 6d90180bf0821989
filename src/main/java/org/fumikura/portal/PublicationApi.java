package org.fumikura.portal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.frame.Api;
import org.fumikura.frame.Idempotency;
import org.fumikura.frame.RouteRule;
import org.fumikura.frame.RouteRule.Audience;
import org.fumikura.frame.Slice;
import org.fumikura.frame.Submissions;
import org.fumikura.frame.Submissions.Sending;
import org.fumikura.organization.Actor;
import org.fumikura.shared.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What a section has published, for programs. */
@RestController
@RequestMapping(PublicationApi.PATH)
@Tag(name = "publications", description = "What stands on the public site")
class PublicationApi {

    static final String PATH = Api.V1 + "/publications";

    private final Keeping keeping;
    private final Submissions submissions;

    PublicationApi(Keeping keeping, Submissions submissions) {
        this.keeping = keeping;
        this.submissions = submissions;
    }

    @GetMapping
    @RouteRule(value = Audience.STAFF, needs = PortalPermissions.KEEP)
    @Operation(
            operationId = "listPublications",
            summary = "What the caller's section has published",
            description = "The last revision of each of the newest 200, the newest first.")
    Slice<PublicationView> list(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = Slice.USUAL) int limit,
            Actor actor) {
        Slice.From from = Slice.From.of(cursor, limit);
        return Slice.ofWhole(
                keeping.list(Optional.empty(), "", new PageRequest(1, Slice.LARGEST), actor).items().stream()
                        .map(PublicationView::of)
                        .toList(),
                from,
                PublicationView::id);
    }

    @PostMapping("/{id}/withdrawal")
    @RouteRule(value = Audience.STAFF, needs = PortalPermissions.KEEP)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "withdrawPublication",
            summary = "Takes a publication off the public site",
            description = "Its address says from then on that it was withdrawn, and the reason.")
    @ApiResponse(responseCode = "204", description = "Withdrawn")
    void withdraw(
            @PathVariable UUID id,
            @RequestHeader(Idempotency.KEY) UUID key,
            @Valid @RequestBody Withdrawal withdrawal,
            Actor actor,
            HttpServletRequest request) {
        submissions.once(Sending.of(key, actor.person().value(), request, withdrawal), () -> {
            keeping.withdraw(id, withdrawal.reason(), actor);
            return id.toString();
        });
    }

    /** @param reason shown on the public site */
    record Withdrawal(@NotBlank @Size(max = 1000) String reason) {}

    /**
     * A publication.
     *
     * @param id of its last revision
     * @param path where it is read on this host
     */
    record PublicationView(
            UUID id,
            String kind,
            UUID source,
            int revision,
            Publication.State state,
            String title,
            LocalDate about,
            int fiscalYear,
            LocalDate publicFrom,
            @Nullable LocalDate publicUntil,
            String notice,
            Instant at,
            String path) {

        static PublicationView of(PublicationRows.Listed line) {
            Publication each = line.publication();
            return new PublicationView(
                    line.id(),
                    each.key().kind(),
                    each.key().source(),
                    each.revision(),
                    each.state(),
                    each.title(),
                    each.about(),
                    each.fiscalYear().startYear(),
                    each.publicFrom(),
                    each.publicUntil(),
                    each.notice(),
                    each.at(),
                    Publications.path(each.key()));
        }
    }
}
