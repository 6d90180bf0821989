package org.fumikura.search;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.fumikura.frame.Languages;
import org.fumikura.frame.RouteRule;
import org.fumikura.frame.RouteRule.Audience;
import org.fumikura.organization.AccessLog;
import org.fumikura.organization.Actor;
import org.fumikura.organization.Exports;
import org.fumikura.shared.PageRequest;
import org.fumikura.tenancy.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** The page of what was found, and the same as a file. */
@Controller
class SearchController {

    private static final int MOST_PAGES = 50;

    private final Searching searching;
    private final SearchKeys keys;
    private final SavedSearches saved;
    private final Transactions transactions;
    private final AccessLog accessLog;
    private final Exports exports;
    private final Languages languages;

    SearchController(
            Searching searching,
            SearchKeys keys,
            SavedSearches saved,
            Transactions transactions,
            AccessLog accessLog,
            Exports exports,
            Languages languages) {
        this.searching = searching;
        this.keys = keys;
        this.saved = saved;
        this.transactions = transactions;
        this.accessLog = accessLog;
        this.exports = exports;
        this.languages = languages;
    }

    @GetMapping("/search")
    @RouteRule(Audience.STAFF)
    ModelAndView search(
            @RequestParam(defaultValue = "1") int page,
            @RequestParam MultiValueMap<String, String> all,
            Actor actor,
            HttpServletRequest request) {
        Sought sought = Sought.of(all, keys.all());
        if (!sought.words().isEmpty()) {
            accessLog.note(request, AccessLog.Kind.SEARCH, sought.words());
            Optional<String> one = page == 1 ? searching.byNumber(sought.words(), actor.reader()) : Optional.empty();
            if (one.isPresent()) {
                return new ModelAndView((View) new RedirectView(one.get()));
            }
        }
        Optional<SearchPage> found = searching.search(
                sought, new PageRequest(Math.clamp(page, 1, MOST_PAGES), SearchPage.SIZE), actor.reader());
        return found.map(model -> new ModelAndView("search/search", "model", withOwn(model, actor)))
                .orElseGet(() -> new ModelAndView("search/being-made", "model", sought));
    }

    private SearchPage withOwn(SearchPage page, Actor actor) {
        return page.sought().isBlank() ? page.with(transactions.read(() -> saved.list(actor.person()))) : page;
    }

    /** Titles that begin to be typed, as what a field proposes. They are looked for again before they are shown (A.16). */
    @GetMapping("/search/titles")
    @RouteRule(Audience.STAFF)
    ModelAndView titles(@RequestParam(defaultValue = "") String q, Actor actor) {
        return new ModelAndView("search/titles", "model", searching.titles(Sought.shortened(q), actor.reader()));
    }

    /** What was found as a file, in the order of the page; the words are kept beside what it is for (A.16). */
    @GetMapping("/search/export")
    @RouteRule(Audience.STAFF)
    @Nullable
    ModelAndView export(
            @RequestParam MultiValueMap<String, String> all,
            Actor actor,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        exports.requirePurpose(request);
        Sought sought = Sought.of(all, keys.all());
        if (!sought.words().isEmpty()) {
            accessLog.note(request, AccessLog.Kind.SEARCH, sought.words());
        }
        Optional<Searching.Listing> found = searching.list(sought, actor.reader());
        return found.isPresent()
                ? exports.send(FoundList.of(found.get(), languages.of(request)), request, response)
                : new ModelAndView("search/being-made", "model", sought);
    }
}
