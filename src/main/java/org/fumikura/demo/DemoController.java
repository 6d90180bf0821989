package org.fumikura.demo;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.fumikura.approval.Turns;
import org.fumikura.frame.Languages;
import org.fumikura.frame.LocalPath;
import org.fumikura.frame.RouteRule;
import org.fumikura.frame.RouteRule.Audience;
import org.fumikura.organization.Entrance;
import org.fumikura.records.DocumentId;
import org.fumikura.records.Documents;
import org.fumikura.tenancy.CurrentMunicipality;
import org.fumikura.tenancy.Transactions;
import org.springframework.context.annotation.Profile;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What the guide of the demonstration does. Open to anybody, as everything in it is. */
@Controller
@Profile("demo")
class DemoController {

    private static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=UTF-8");

    private final ClockControl clock;
    private final Turns turns;
    private final Entrance entrance;
    private final Languages languages;
    private final Transactions transactions;

    DemoController(ClockControl clock, Turns turns, Entrance entrance, Languages languages, Transactions transactions) {
        this.clock = clock;
        this.turns = turns;
        this.entrance = entrance;
        this.languages = languages;
        this.transactions = transactions;
    }

    /**
     * Moves the official clock forward.
     *
     * @param by {@code business-day} or {@code week}; blank when {@code to} says where
     * @param to a day as a person types it, or a local date and time such as 2022-05-23T14:00
     */
    @PostMapping("/demo/clock")
    @RouteRule(Audience.ANYBODY)
    String advance(
            @RequestParam(defaultValue = "") String by,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "/") String back,
            HttpServletRequest request) {
        String who =
                "demo: a visitor of " + CurrentMunicipality.of(request).name().ja();
        switch (by) {
            case "business-day" -> clock.toNextBusinessDay(who);
            case "week" -> clock.byOneWeek(who);
            default -> clock.to(to, who);
        }
        return "redirect:" + LocalPath.orHome(back);
    }

    /** Opens a matter as the one whom it waits for. */
    @PostMapping("/demo/open-as")
    @RouteRule(Audience.ANYBODY)
    String openAs(@RequestParam UUID matter, HttpServletRequest request, HttpServletResponse response) {
        var id = new DocumentId(matter);
        Turns.Turn turn = transactions.read(() -> turns.find(id)).orElseThrow(() -> Documents.missing(id));
        entrance.admit(turn.person(), turn.post(), request, response);
        return "redirect:/matters/" + matter;
    }

    @GetMapping("/demo/accounts.csv")
    @RouteRule(Audience.ANYBODY)
    ResponseEntity<String> accounts(HttpServletRequest request) {
        var csv = new AccountsCsv(languages.of(request));
        for (Place place : Place.values()) {
            csv.add(SignInAddress.of(place, request), Accounts.list(place));
        }
        return ResponseEntity.ok().contentType(CSV).body(csv.toString());
    }
}
