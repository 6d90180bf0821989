package org.fumikura.records;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.fumikura.frame.Api;
import org.fumikura.frame.RouteRule;
import org.fumikura.frame.RouteRule.Audience;
import org.fumikura.organization.AccessLog;
import org.fumikura.organization.Actor;
import org.fumikura.search.Findables;
import org.fumikura.search.SimilarThings;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is like a document, for programs. It is noted as on the page. */
@RestController
@RequestMapping(Api.V1)
@Tag(name = "documents", description = "The register of documents, their words, attachments and history")
class SimilarApi {

    private final SimilarDocuments similar;
    private final AccessLog accessLog;

    SimilarApi(SimilarDocuments similar, AccessLog accessLog) {
        this.similar = similar;
        this.accessLog = accessLog;
    }

    @GetMapping("/documents/{id}/similar")
    @RouteRule(Audience.STAFF)
    @Operation(
            operationId = "listSimilar",
            summary = "Documents that are like a document",
            description = "At most ten that the caller may read, the most alike first, and the same case of an earlier"
                    + " fiscal year. None as long as the index of the search is being made.")
    Answer get(@PathVariable UUID id, Actor actor, HttpServletRequest request) {
        SimilarPage page = similar.of(new DocumentId(id), actor);
        accessLog.note(request, AccessLog.Kind.SEARCH, "document", id);
        return new Answer(
                page.earlier()
                        .map(SimilarPage.Earlier::found)
                        .map(SimilarApi::of)
                        .orElse(null),
                page.similar().stream().map(SimilarApi::of).toList());
    }

    private static SimilarView of(SimilarThings.Similar found) {
        Findables.Shown thing = found.thing();
        return new SimilarView(
                thing.id(), thing.title(), thing.number(), thing.unit().ja(), thing.day(), found.shared());
    }

    /** @param earlier the same case of an earlier fiscal year */
    @Schema(name = "SimilarDocuments")
    record Answer(@Nullable SimilarView earlier, List<SimilarView> items) {}

    /**
     * A document that is like another one.
     *
     * @param shared words that both have, in the form in which they are compared; those that tell most first
     */
    @Schema(name = "SimilarDocument")
    record SimilarView(UUID id, String title, String number, String unit, LocalDate day, List<String> shared) {}
}
