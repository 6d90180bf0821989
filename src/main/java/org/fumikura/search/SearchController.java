package org.fumikura.search;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fumikura.frame.Languages;
import org.fumikura.frame.RouteRule;
import org.fumikura.frame.RouteRule.Audience;
import org.fumikura.organization.AccessLog;
import org.fumikura.organization.Actor;
import org.fumikura.organization.Exports;
import org.fumikura.shared.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
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

    private static final int LONGEST = 200;
    private static final int MOST_PAGES = 50;

    private final Searching searching;
    private final ObjectProvider<Findables> sources;
    private final AccessLog accessLog;
    private final Exports exports;
    private final Languages languages;

    SearchController(
            Searching searching,
            ObjectProvider<Findables> sources,
            AccessLog accessLog,
            Exports exports,
            Languages languages) {
        this.searching = searching;
        this.sources = sources;
        this.accessLog = accessLog;
        this.exports = exports;
        this.languages = languages;
    }

    @GetMapping("/search")
    @RouteRule(Audience.STAFF)
    ModelAndView search(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String order,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam MultiValueMap<String, String> all,
            Actor actor,
            HttpServletRequest request) {
        String written = shortened(q);
        if (!written.isEmpty()) {
            accessLog.note(request, AccessLog.Kind.SEARCH, written);
            Optional<String> one = page == 1 ? searching.byNumber(written, actor.reader()) : Optional.empty();
            if (one.isPresent()) {
                return new ModelAndView((View) new RedirectView(one.get()));
            }
        }
        Optional<SearchPage> found = searching.search(
                written,
                chosen(all),
                SearchPage.Span.of(shortened(from), shortened(to)),
                order(order),
                new PageRequest(Math.clamp(page, 1, MOST_PAGES), SearchPage.SIZE),
                actor.reader());
        return found.map(model -> new ModelAndView("search/search", "model", model))
                .orElseGet(() -> new ModelAndView("search/being-made", "written", written));
    }

    private static String shortened(String words) {
        return words.substring(0, Math.min(words.length(), LONGEST)).strip();
    }

    /** Titles that begin to be typed, as what a field proposes. They are looked for again before they are shown (A.16). */
    @GetMapping("/search/titles")
    @RouteRule(Audience.STAFF)
    ModelAndView titles(@RequestParam(defaultValue = "") String q, Actor actor) {
        return new ModelAndView("search/titles", "model", searching.titles(shortened(q), actor.reader()));
    }

    /** What was found as a file, in the order of the page; the words are kept beside what it is for (A.16). */
    @GetMapping("/search/export")
    @RouteRule(Audience.STAFF)
    @Nullable
    ModelAndView export(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String order,
            @RequestParam MultiValueMap<String, String> all,
            Actor actor,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        exports.requirePurpose(request);
        String written = shortened(q);
        if (!written.isEmpty()) {
            accessLog.note(request, AccessLog.Kind.SEARCH, written);
        }
        Optional<Searching.Listing> found =
                searching.list(
                written,
                chosen(all),
                SearchPage.Span.of(shortened(from), shortened(to)),
                order(order),
                actor.reader());
        return found.isPresent()
                ? exports.send(FoundList.of(found.get(), languages.of(request)), request, response)
                : new ModelAndView("search/being-made", "written", written);
    }

    private static Index.Order order(String order) {
        return order.equals("newest") ? Index.Order.NEWEST : Index.Order.FITTING;
    }

    private Map<String, Set<String>> chosen(MultiValueMap<String, String> all) {
        var chosen = new HashMap<String, Set<String>>();
        for (Findables source : sources) {
            for (String key : source.counted().keySet()) {
                List<String> values = all.getOrDefault(key, List.of()).stream()
                        .filter(value -> !value.isBlank())
                        .toList();
                if (!values.isEmpty()) {
                    chosen.put(key, Set.copyOf(values));
                }
            }
        }
        return chosen;
    }
}
