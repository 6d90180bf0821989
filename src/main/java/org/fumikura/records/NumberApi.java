package org.fumikura.records;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.fumikura.frame.Api;
import org.fumikura.frame.RouteRule;
import org.fumikura.frame.RouteRule.Audience;
import org.fumikura.frame.Slice;
import org.fumikura.organization.Actor;
import org.fumikura.shared.FiscalYear;
import org.fumikura.shared.NotFound;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The number registers of the section in which somebody acts. */
@RestController
@RequestMapping(Api.V1)
@Tag(name = "numbers", description = "Number registers (番号簿)")
class NumberApi {

    private final Numbers numbers;
    private final Transactions transactions;
    private final OfficialClock clock;

    NumberApi(Numbers numbers, Transactions transactions, OfficialClock clock) {
        this.numbers = numbers;
        this.transactions = transactions;
        this.clock = clock;
    }

    @GetMapping("/number-series")
    @RouteRule(Audience.STAFF)
    @Operation(operationId = "listNumberSeries", summary = "The series that the caller's section counts")
    List<SeriesView> series(Actor actor) {
        return transactions.read(() -> numbers.listSeries(actor.reader())).stream()
                .map(each -> new SeriesView(each.id().value(), each.unit().value(), each.kind()))
                .toList();
    }

    @GetMapping("/number-series/{id}/numbers")
    @RouteRule(Audience.STAFF)
    @Operation(
            operationId = "listNumbers",
            summary = "A number register",
            description = "The newest first. A number whose document the caller may not read stands without it.")
    NumbersView register(
            @PathVariable UUID id,
            @RequestParam(required = false) @Min(1927) @Max(2100) @Nullable Integer year,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = Slice.USUAL) int limit,
            Actor actor) {
        Slice.From from = Slice.From.of(cursor, limit);
        int fiscalYear = year == null ? FiscalYear.of(clock.today()).startYear() : year;
        return transactions.read(() -> {
            SeriesId series = numbers.listSeries(actor.reader()).stream()
                    .map(Numbers.Series::id)
                    .filter(each -> each.value().equals(id))
                    .findFirst()
                    .orElseThrow(() -> new NotFound("series", new Text("番号簿", "number register"), id));
            Slice<Numbers.RegisterLine> found = Slice.of(
                    numbers.registerAfter(series, fiscalYear, actor.reader(), from), from, Numbers.RegisterLine::place);
            return new NumbersView(
                    found.items().stream().map(Line::of).toList(),
                    found.next(),
                    numbers.unexplainedGaps(series, fiscalYear));
        });
    }

    @Schema(name = "NumberSeries")
    record SeriesView(UUID id, UUID unit, NumberKind kind) {}

    /** @param gaps numbers that nothing explains; there are none unless somebody changed the register from outside */
    @Schema(name = "NumberRegister")
    record NumbersView(List<Line> items, @Nullable String next, List<Integer> gaps) {}

    @Schema(name = "NumberRegisterLine")
    record Line(
            String label,
            LocalDate on,
            @Nullable UUID document,
            String title,
            @Nullable String voidReason) {

        static Line of(Numbers.RegisterLine line) {
            return new Line(
                    line.label(),
                    line.on(),
                    line.document().map(DocumentId::value).orElse(null),
                    line.title(),
                    line.voidReason().orElse(null));
        }
    }
}
