package org.fumikura.search;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fumikura.frame.Api;
import org.fumikura.frame.RouteRule;
import org.fumikura.frame.RouteRule.Audience;
import org.fumikura.organization.AccessLog;
import org.fumikura.organization.Actor;
import org.fumikura.organization.Exports;
import org.fumikura.shared.PageRequest;
import org.fumikura.shared.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Search for programs. It is noted as on the page. */
@RestController
@RequestMapping(Api.V1)
@Tag(name = "search", description = "What can be found by its words")
class SearchApi {

    private static final int MOST_PAGES = 50;
    private static final String USUAL = "20";
    private static final int MOST = 50;

    private final Searching searching;
    private final AccessLog accessLog;

    SearchApi(Searching searching, AccessLog accessLog) {
        this.searching = searching;
        this.accessLog = accessLog;
    }

    @GetMapping("/search")
    @RouteRule(Audience.STAFF)
    @Operation(
            operationId = "search",
            summary = "What the caller may read and has these words",
            description =
                    "The best first, or with order=newest the newest. All words have to occur, however they are written;"
                            + " \"words in a row\", -without, a OR b, title:word, date:2022-04..2022-06, year:, kind:, state:,"
                            + " unit:, class:, secrecy:, retention:. A number finds what is called so. From and to are"
                            + " days, months or years between which one of its days lies. Words that mean the same for"
                            + " the office are looked for too, and found behind; with exact they are not. Where a word"
                            + " stands nowhere, what is heard or written nearly like it is looked for instead, and that"
                            + " is said; with exact it is not. Nothing is told of what the caller may not read.")
    Results search(
            @RequestParam @Size(min = 1, max = 200) String q,
            @RequestParam(defaultValue = "") @Size(max = 40) String from,
            @RequestParam(defaultValue = "") @Size(max = 40) String to,
            @RequestParam(defaultValue = "") @Size(max = 20) String order,
            @RequestParam(defaultValue = "false") boolean exact,
            @RequestParam(defaultValue = "1") @Min(1) @Max(MOST_PAGES) int page,
            @RequestParam(defaultValue = USUAL) @Min(1) @Max(MOST) int size,
            Actor actor,
            HttpServletRequest request) {
        accessLog.note(request, AccessLog.Kind.SEARCH, q);
        SearchPage found = searching
                .search(
                        new Sought(
                                q,
                                exact,
                                Map.of(),
                                SearchPage.Span.of(from, to),
                                order.equals("newest") ? Index.Order.NEWEST : Index.Order.FITTING),
                        new PageRequest(page, size),
                        actor.reader())
                .orElseThrow(IndexBeingMade::new);
        return new Results(
                found.total().orElse(null),
                found.someOnly(),
                found.also(),
                found.instead(),
                found.found().items().stream().map(SearchApi::result).toList());
    }

    @GetMapping("/search/titles")
    @RouteRule(Audience.STAFF)
    @Operation(
            operationId = "listTitles",
            summary = "Titles of what the caller may find that have these words",
            description = "At most eight, the best first, to be proposed while somebody types.")
    List<String> titles(@RequestParam @Size(min = 1, max = 200) String q, Actor actor) {
        return searching.titles(q, actor.reader());
    }

    @GetMapping("/search/list")
    @RouteRule(Audience.STAFF)
    @Operation(
            operationId = "listFound",
            summary = "All that was found, without the words around it",
            description =
                    "In the order of the search, 10,000 at most; each is asked of its owner at this moment. Noted as an"
                            + " export, with what it is for.")
    FoundItems list(
            @RequestParam @Size(min = 1, max = 200) String q,
            @RequestParam @Size(min = 1, max = 150) String purpose,
            Actor actor,
            HttpServletRequest request) {
        String why = Exports.purpose(purpose);
        accessLog.note(request, AccessLog.Kind.SEARCH, q);
        Searching.Listing found = searching
                .list(new Sought(q, false, Map.of(), SearchPage.Span.NONE, Index.Order.FITTING), actor.reader())
                .orElseThrow(IndexBeingMade::new);
        accessLog.note(request, AccessLog.Kind.EXPORT, FoundList.note(found, why));
        return new FoundItems(
                found.more(), found.items().stream().map(SearchApi::item).toList());
    }

    private static FoundItem item(Findables.Listed listed) {
        Findables.Shown thing = listed.shown();
        return new FoundItem(
                thing.id(),
                thing.title(),
                thing.number(),
                thing.sort().ja(),
                thing.unit().ja(),
                thing.day(),
                listed.file(),
                listed.classification(),
                listed.state().map(Text::ja).orElse(""),
                thing.path());
    }

    /** @param more whether more were found, which are not in it */
    record FoundItems(boolean more, List<FoundItem> items) {}

    /**
     * One of them.
     *
     * @param file in which it lies; blank where its own entry may not be seen
     * @param classification of the file; blank as that
     */
    record FoundItem(
            UUID id,
            String title,
            String number,
            String kind,
            String unit,
            LocalDate day,
            String file,
            String classification,
            String state,
            String path) {}

    private static Result result(SearchPage.Line line) {
        Findables.Shown thing = line.thing();
        return new Result(
                thing.id(),
                thing.title(),
                thing.number(),
                thing.sourceId().isEmpty() ? null : thing.sourceId(),
                thing.unit().ja(),
                thing.day(),
                line.quote().pieces().stream().map(Quote.Piece::text).collect(Collectors.joining()),
                thing.path() + line.quote().place());
    }

    /**
     * What was found.
     *
     * @param total how many were found in all; absent for a moment while very much is being changed
     * @param someOnly whether nothing has all the words, so that these have some of them
     * @param also words of the office that mean the same and were looked for too
     * @param instead what was looked for in place of words that stand in nothing the caller may find
     */
    @Schema(name = "SearchResults")
    record Results(
            @Nullable Long total, boolean someOnly, List<String> also, List<String> instead, List<Result> items) {}

    /**
     * One document.
     *
     * @param sourceId how the system calls it that it was taken in from; left out for what was made here
     * @param quote the words around what was found
     * @param path of the page where they are read
     */
    @Schema(name = "SearchResult")
    record Result(
            UUID id,
            String title,
            String number,
            @Nullable String sourceId,
            String unit,
            LocalDate day,
            String quote,
            String path) {}
}
