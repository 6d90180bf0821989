package org.fumikura.search;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.fumikura.frame.RouteRule;
import org.fumikura.frame.RouteRule.Audience;
import org.fumikura.organization.AccessLog;
import org.fumikura.organization.Actor;
import org.fumikura.shared.PageRequest;
import org.fumikura.tenancy.Transactions;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** The page of what was found. */
@Controller
class SearchController {

    private static final int MOST_PAGES = 50;

    private final Searching searching;
    private final SavedSearches saved;
    private final Transactions transactions;
    private final AccessLog accessLog;

    SearchController(Searching searching, SavedSearches saved, Transactions transactions, AccessLog accessLog) {
        this.searching = searching;
        this.saved = saved;
        this.transactions = transactions;
        this.accessLog = accessLog;
    }

    @GetMapping("/search")
    @RouteRule(Audience.STAFF)
    ModelAndView search(
            @RequestParam(defaultValue = "1") int page,
            @RequestParam MultiValueMap<String, String> all,
            Actor actor,
            HttpServletRequest request) {
        Sought sought = Sought.of(all, searching.keys());
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
}
