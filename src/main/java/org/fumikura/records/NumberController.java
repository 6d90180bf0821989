package org.fumikura.records;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.fumikura.frame.RouteRule;
import org.fumikura.frame.RouteRule.Audience;
import org.fumikura.organization.Actor;
import org.fumikura.organization.Organization;
import org.fumikura.shared.FiscalYear;
import org.fumikura.shared.FiscalYearNames;
import org.fumikura.shared.NotFound;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.PageRequest;
import org.fumikura.shared.Paged;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The number registers of the section in which somebody acts. */
@Controller
class NumberController {

    private static final int OLDEST = 1927;

    private final Numbers numbers;
    private final Organization organization;
    private final Transactions transactions;
    private final OfficialClock clock;

    NumberController(Numbers numbers, Organization organization, Transactions transactions, OfficialClock clock) {
        this.numbers = numbers;
        this.organization = organization;
        this.transactions = transactions;
        this.clock = clock;
    }

    @GetMapping("/numbers")
    @RouteRule(Audience.STAFF)
    ModelAndView register(
            @RequestParam Optional<UUID> series,
            @RequestParam Optional<Integer> year,
            @RequestParam(defaultValue = "1") int page,
            Actor actor) {
        int present = FiscalYear.of(clock.today()).startYear();
        return new ModelAndView(
                "records/numbers",
                "model",
                transactions.read(() -> page(
                        series.map(SeriesId::new).orElse(null),
                        year.filter(each -> each >= OLDEST && each <= present + 1)
                                .orElse(present),
                        PageRequest.of(Math.max(1, page)),
                        actor)));
    }

    private NumbersPage page(@Nullable SeriesId asked, int year, PageRequest request, Actor actor) {
        List<NumbersPage.Choice> choices = choices(actor);
        Optional<NumbersPage.Choice> chosen = choices.stream()
                .filter(choice -> asked == null || choice.id().equals(asked))
                .findFirst();
        if (asked != null && chosen.isEmpty()) {
            throw new NotFound("series", new Text("番号簿", "number register"), asked.value());
        }
        if (chosen.isEmpty()) {
            return new NumbersPage(
                    List.of(), chosen, year, label(year), List.of(), new Paged<>(List.of(), 0, request), List.of());
        }
        SeriesId series = chosen.get().id();
        return new NumbersPage(
                choices,
                chosen,
                year,
                label(year),
                Stream.concat(Stream.of(year), numbers.listYears(series).stream())
                        .distinct()
                        .sorted((a, b) -> Integer.compare(b, a))
                        .map(each -> new NumbersPage.Year(each, label(each)))
                        .toList(),
                numbers.register(series, year, actor.reader(), request),
                numbers.unexplainedGaps(series, year));
    }

    private List<NumbersPage.Choice> choices(Actor actor) {
        List<Numbers.Series> series = numbers.listSeries(actor.reader().section());
        Map<UUID, Text> names = organization.unitNames(
                series.stream().map(each -> each.unit().value()).distinct().toList());
        return series.stream()
                .map(each -> new NumbersPage.Choice(
                        each.id(), label(names.getOrDefault(each.unit().value(), Text.same("—")), each.kind())))
                .toList();
    }

    private static Text label(Text unit, NumberKind kind) {
        return new Text(
                unit.ja() + "　" + kind.label().ja(),
                unit.en() + ": " + kind.label().en());
    }

    private static Text label(int year) {
        return new FiscalYear(year).label(FiscalYearNames.STANDARD);
    }
}
