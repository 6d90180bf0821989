package org.fumikura.search;

import io.swagger.v3.oas.annotations.Operation;
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
import org.fumikura.shared.PageRequest;
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
                    "The best first. All words have to occur, however they are written; \"words in a row\", -without,"
                            + " a OR b, title:word. Words that mean the same for the office are looked for too, and found"
                            + " behind; with exact they are not. Nothing is told of what the caller may not read.")
    Results search(
            @RequestParam @Size(min = 1, max = 200) String q,
            @RequestParam(defaultValue = "false") boolean exact,
            @RequestParam(defaultValue = "1") @Min(1) @Max(MOST_PAGES) int page,
            Actor actor,
            HttpServletRequest request) {
        accessLog.note(request, AccessLog.Kind.SEARCH, q);
        SearchPage found = searching
                .search(
                        new Sought(q, exact, Map.of(), Index.Order.FITTING),
                        new PageRequest(page, SearchPage.SIZE),
                        actor.reader())
                .orElseThrow(IndexBeingMade::new);
        return new Results(
                found.total(),
                found.also(),
                found.found().items().stream().map(SearchApi::result).toList());
    }

    private static Result result(SearchPage.Line line) {
        Findables.Shown thing = line.thing();
        return new Result(
                thing.id(),
                thing.title(),
                thing.number(),
                thing.unit().ja(),
                thing.day(),
                line.quote().pieces().stream().map(Quote.Piece::text).collect(Collectors.joining()),
                thing.path() + line.quote().place());
    }

    /**
     * @param total how many were found in all
     * @param also words of the office that were looked for too
     */
    record Results(long total, List<String> also, List<Result> items) {}

    /**
     * One document.
     *
     * @param quote the words around what was found
     * @param path of the page where they are read
     */
    record Result(UUID id, String title, String number, String unit, LocalDate day, String quote, String path) {}
}
