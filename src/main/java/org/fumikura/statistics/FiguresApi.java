package org.fumikura.statistics;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.frame.Api;
import org.fumikura.frame.RouteRule;
import org.fumikura.frame.RouteRule.Audience;
import org.fumikura.organization.Actor;
import org.fumikura.organization.UnitLevel;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The figures for other programs: the tables of the pages, of the units that the caller sees. */
@RestController
@RequestMapping(Api.V1 + "/statistics")
@Tag(name = "statistics", description = "Figures (統計)")
class FiguresApi {

    private final FiguresPages pages;
    private final Transactions transactions;

    FiguresApi(FiguresPages pages, Transactions transactions) {
        this.pages = pages;
        this.transactions = transactions;
    }

    @GetMapping
    @RouteRule(value = Audience.STAFF, needs = StatisticsPermissions.READ)
    @Operation(operationId = "listFigures", summary = "The kinds of figures")
    List<KindView> kinds() {
        return pages.all().stream().map(KindView::of).toList();
    }

    @GetMapping("/{figures}")
    @RouteRule(value = Audience.STAFF, needs = StatisticsPermissions.READ)
    @Operation(
            operationId = "getFigures",
            summary = "The tables of one kind of figures",
            description = "Of the units that the caller sees. At most twelve months, and a row for each unit.")
    FiguresView figures(
            @PathVariable String figures,
            @RequestParam(required = false) @Min(1927) @Max(2100) @Nullable Integer year,
            @RequestParam(required = false) @Nullable UnitLevel level,
            @RequestParam(required = false) @Nullable UUID unit,
            Actor actor) {
        Figures asked = pages.get(figures);
        var wish = new FiguresPages.Asked(
                Optional.ofNullable(year), Optional.ofNullable(level), Optional.ofNullable(unit));
        return transactions.read(() -> new FiguresView(
                asked.code(),
                asked.title(),
                asked.lead(),
                asked.ofYear() ? pages.year(wish).startYear() : null,
                pages.sections(asked, wish, actor).stream().map(TableView::of).toList()));
    }

    /** @param ofYear whether they are those of a fiscal year, and not of this moment */
    @Schema(name = "FiguresKind")
    record KindView(String code, Text title, Text lead, boolean ofYear) {

        static KindView of(Figures figures) {
            return new KindView(figures.code(), figures.title(), figures.lead(), figures.ofYear());
        }
    }

    /** @param year the fiscal year; left out for figures of this moment */
    @Schema(name = "Figures")
    record FiguresView(
            String code, Text title, Text lead, @Nullable Integer year, List<TableView> tables) {}

    /**
     * @param note how it is counted and what is left out
     * @param rows cells in the order of the columns: numbers without separators, shares in per cent, times in hours, months as
     *     2022-04; empty where nothing can be said
     */
    @Schema(name = "FiguresTable")
    record TableView(String code, Text title, Text note, List<Text> columns, List<List<String>> rows) {

        static TableView of(Section section) {
            return new TableView(
                    section.code(),
                    section.title(),
                    section.note(),
                    section.columns(),
                    section.rows().stream()
                            .map(row -> row.stream().map(Value::plain).toList())
                            .toList());
        }
    }
}
