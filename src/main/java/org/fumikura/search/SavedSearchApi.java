package org.fumikura.search;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.fumikura.frame.Api;
import org.fumikura.frame.Idempotency;
import org.fumikura.frame.RouteRule;
import org.fumikura.frame.RouteRule.Audience;
import org.fumikura.frame.Submissions;
import org.fumikura.frame.Submissions.Sending;
import org.fumikura.organization.Actor;
import org.fumikura.tenancy.Transactions;
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

/** Saved searches for programs. */
@RestController
@RequestMapping(Api.V1)
@Tag(name = "search", description = "What can be found by its words")
class SavedSearchApi {

    private final SavedSearches saved;
    private final NewlyFound newlyFound;
    private final Owners owners;
    private final SearchKeys keys;
    private final Submissions submissions;
    private final Transactions transactions;

    SavedSearchApi(
            SavedSearches saved,
            NewlyFound newlyFound,
            Owners owners,
            SearchKeys keys,
            Submissions submissions,
            Transactions transactions) {
        this.saved = saved;
        this.newlyFound = newlyFound;
        this.owners = owners;
        this.keys = keys;
        this.submissions = submissions;
        this.transactions = transactions;
    }

    @GetMapping("/saved-searches")
    @RouteRule(Audience.STAFF)
    @Operation(
            operationId = "listSavedSearches",
            summary = "What the caller looks for again and again",
            description = "Her own alone, the one saved last first; 100 at most.")
    SavedList list(Actor actor) {
        return transactions.read(() -> new SavedList(
                saved.list(actor.person()).stream().map(SavedView::of).toList()));
    }

    @PostMapping("/saved-searches")
    @RouteRule(Audience.STAFF)
    @Operation(
            operationId = "saveSearch",
            summary = "Saves a search",
            description = "The address is that of a page of results behind its question mark, such as q=予算&year=2022.")
    @ApiResponse(responseCode = "201", description = "The saved search")
    ResponseEntity<SavedView> save(
            @RequestHeader(Idempotency.KEY) UUID key,
            @Valid @RequestBody NewSaved body,
            Actor actor,
            HttpServletRequest request) {
        Sought sought = Sought.read(body.address()).within(keys.all());
        String id = submissions.onceAtWork(
                Sending.of(key, actor.person().value(), request, body),
                () -> saved.save(body.name().strip(), sought, body.watched(), actor.person())
                        .toString());
        return ResponseEntity.created(URI.create(Api.V1 + "/saved-searches/" + id))
                .body(view(UUID.fromString(id), actor));
    }

    private SavedView view(UUID id, Actor actor) {
        return SavedView.of(transactions.read(() -> saved.get(id, actor.person())));
    }

    @GetMapping("/saved-searches/{id}")
    @RouteRule(Audience.STAFF)
    @Operation(operationId = "getSavedSearch", summary = "A saved search of the caller")
    SavedView get(@PathVariable UUID id, Actor actor) {
        return view(id, actor);
    }

    @GetMapping("/saved-searches/{id}/news")
    @RouteRule(Audience.STAFF)
    @Operation(
            operationId = "listNewsOfSavedSearch",
            summary = "What a watched search found anew",
            description = "What was told and is not ticked off, as far as the caller may read it now.")
    NewsList news(@PathVariable UUID id, Actor actor) {
        return transactions.read(() -> {
            List<Index.Ref> found =
                    newlyFound.news(saved.get(id, actor.person()).id());
            List<UUID> order = found.stream().map(Index.Ref::id).toList();
            return new NewsList(owners.show(found, actor.reader()).stream()
                    .sorted(Comparator.comparingInt(shown -> order.indexOf(shown.id())))
                    .map(shown -> new NewsView(shown.id(), shown.title(), shown.number(), shown.path()))
                    .toList());
        });
    }

    @PostMapping("/saved-searches/{id}/news/ticked")
    @RouteRule(Audience.STAFF)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "tickOffNewsOfSavedSearch", summary = "Ticks off what a watched search found anew")
    void tickOff(
            @PathVariable UUID id, @RequestHeader(Idempotency.KEY) UUID key, Actor actor, HttpServletRequest request) {
        once(key, "", actor, request, () -> {
            saved.tickOff(id, actor.person());
            return id.toString();
        });
    }

    @PostMapping("/saved-searches/{id}/name")
    @RouteRule(Audience.STAFF)
    @Operation(operationId = "renameSavedSearch", summary = "Gives a saved search another name")
    SavedView rename(
            @PathVariable UUID id,
            @RequestHeader(Idempotency.KEY) UUID key,
            @Valid @RequestBody NewName body,
            Actor actor,
            HttpServletRequest request) {
        once(key, body, actor, request, () -> {
            saved.rename(id, body.name().strip(), actor.person());
            return id.toString();
        });
        return view(id, actor);
    }

    @PostMapping("/saved-searches/{id}/watch")
    @RouteRule(Audience.STAFF)
    @Operation(
            operationId = "watchSavedSearch",
            summary = "Says whether the caller is told of what is found from now on",
            description = "What finds more than 5,000 can not be watched.")
    SavedView watch(
            @PathVariable UUID id,
            @RequestHeader(Idempotency.KEY) UUID key,
            @Valid @RequestBody NewWatch body,
            Actor actor,
            HttpServletRequest request) {
        once(key, body, actor, request, () -> {
            saved.watch(id, body.watched(), actor.person());
            return id.toString();
        });
        return view(id, actor);
    }

    private void once(UUID key, Object body, Actor actor, HttpServletRequest request, Supplier<String> change) {
        submissions.onceAtWork(Sending.of(key, actor.person().value(), request, body), change);
    }

    @DeleteMapping("/saved-searches/{id}")
    @RouteRule(Audience.STAFF)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "removeSavedSearch", summary = "Removes a saved search of the caller")
    void remove(@PathVariable UUID id, Actor actor) {
        saved.remove(id, actor.person());
    }

    @Schema(name = "SavedSearchList")
    record SavedList(List<SavedView> items) {}

    /**
     * A saved search.
     *
     * @param address what is looked for, as the page of results has it behind its question mark
     * @param watch whether its person is told of what is found anew
     */
    @Schema(name = "SavedSearch")
    record SavedView(UUID id, String name, String address, SavedSearch.Watch watch) {

        static SavedView of(SavedSearch one) {
            return new SavedView(one.id(), one.name(), one.sought().address(), one.watch());
        }
    }

    /** A search to be saved. */
    @Schema(name = "NewSavedSearch")
    record NewSaved(
            @NotBlank @Size(max = 100) String name,
            @NotBlank @Size(max = 4_000) String address,
            @NotNull Boolean watched) {}

    @Schema(name = "SavedSearchName")
    record NewName(@NotBlank @Size(max = 100) String name) {}

    @Schema(name = "SavedSearchWatch")
    record NewWatch(@NotNull Boolean watched) {}

    @Schema(name = "SavedSearchNews")
    record NewsList(List<NewsView> items) {}

    /** @param path of its page */
    @Schema(name = "SavedSearchNewsItem")
    record NewsView(UUID id, String title, String number, String path) {}
}
