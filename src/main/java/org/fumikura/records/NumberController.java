package org.fumikura.records;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.fumikura.frame.RouteRule;
import org.fumikura.frame.RouteRule.Audience;
import org.fumikura.organization.Actor;
import org.fumikura.organization.Exports;
import org.fumikura.organization.MasterRow;
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

    private static final List<Text> COLUMNS = List.of(
            new Text("番号", "Number"),
            new Text("付けた日", "Allotted"),
            new Text("件名", "Title"),
            new Text("欠番", "Void"),
            new Text("欠番の理由", "Why it is void"));

    private final Numbers numbers;
    private final Organization organization;
    private final Transactions transactions;
    private final Exports exports;
    private final OfficialClock clock;

    NumberController(
            Numbers numbers,
            Organization organization,
            Transactions transactions,
            Exports exports,
            OfficialClock clock) {
        this.numbers = numbers;
        this.organization = organization;
        this.transactions = transactions;
        this.exports = exports;
        this.clock = clock;
    }

    @GetMapping("/numbers")
    @RouteRule(Audience.STAFF)
    ModelAndView register(
            @RequestParam Optional<UUID> series,
            @RequestParam Optional<Integer> year,
            @RequestParam(defaultValue = "1") int page,
            Actor actor) {
        return new ModelAndView(
                "records/numbers",
                "model",
                transactions.read(
                        () -> page(series.orElse(null), year(year), PageRequest.of(Math.max(1, page)), actor)));
    }

    @GetMapping("/numbers/export")
    @RouteRule(Audience.STAFF)
    @Nullable
    ModelAndView export(
            @RequestParam Optional<UUID> series,
            @RequestParam Optional<Integer> year,
            Actor actor,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        exports.requirePurpose(request);
        List<List<String>> rows = transactions.read(() -> chosen(choices(actor), series.orElse(null))
                .map(choice -> exports.all(page -> numbers.register(choice.id(), year(year), actor.reader(), page)))
                .orElse(List.of())
                .stream()
                .map(NumberController::cells)
                .toList());
        return exports.send(
                new Exports.Export(new Text("番号簿", "Number register"), "numbers", COLUMNS, rows), request, response);
    }

    /** As on the page: title and reason are blank where they may not be known (I-12), a void number is told to be void. */
    private static List<String> cells(Numbers.RegisterLine line) {
        return List.of(
                line.label(),
                line.on().toString(),
                line.title(),
                MasterRow.yes(line.voidReason().isPresent()),
                line.voidReason().orElse(""));
    }

    private int year(Optional<Integer> asked) {
        int present = FiscalYear.of(clock.today()).startYear();
        return asked.filter(each -> each >= OLDEST && each <= present + 1).orElse(present);
    }

    private static Optional<NumbersPage.Choice> chosen(List<NumbersPage.Choice> choices, @Nullable UUID asked) {
        Optional<NumbersPage.Choice> chosen = choices.stream()
                .filter(choice -> asked == null || choice.id().value().equals(asked))
                .findFirst();
        if (asked != null && chosen.isEmpty()) {
            throw new NotFound("series", new Text("番号簿", "number register"), asked);
        }
        return chosen;
    }

    private NumbersPage page(@Nullable UUID asked, int year, PageRequest request, Actor actor) {
        List<NumbersPage.Choice> choices = choices(actor);
        Optional<NumbersPage.Choice> chosen = chosen(choices, asked);
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
        List<Numbers.Series> series = numbers.listSeries(actor.reader());
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
