package org.fumikura.statistics;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.frame.RouteRule;
import org.fumikura.frame.RouteRule.Audience;
import org.fumikura.organization.Actor;
import org.fumikura.organization.Exports;
import org.fumikura.organization.UnitLevel;
import org.fumikura.shared.NotFound;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The pages of figures, and each of their tables as a file. */
@Controller
class FiguresController {

    private final FiguresPages pages;
    private final Transactions transactions;
    private final Exports exports;

    FiguresController(FiguresPages pages, Transactions transactions, Exports exports) {
        this.pages = pages;
        this.transactions = transactions;
        this.exports = exports;
    }

    @GetMapping("/statistics")
    @RouteRule(value = Audience.STAFF, needs = StatisticsPermissions.READ)
    ModelAndView first(
            @RequestParam Optional<String> year,
            @RequestParam Optional<String> level,
            @RequestParam Optional<String> unit,
            Actor actor) {
        return show(pages.first(), asked(year, level, unit), actor);
    }

    @GetMapping("/statistics/{figures}")
    @RouteRule(value = Audience.STAFF, needs = StatisticsPermissions.READ)
    ModelAndView figures(
            @PathVariable String figures,
            @RequestParam Optional<String> year,
            @RequestParam Optional<String> level,
            @RequestParam Optional<String> unit,
            Actor actor) {
        return show(pages.get(figures), asked(year, level, unit), actor);
    }

    private ModelAndView show(Figures figures, FiguresPages.Asked asked, Actor actor) {
        return new ModelAndView(
                "statistics/figures", "model", transactions.read(() -> pages.page(figures, asked, actor)));
    }

    @GetMapping("/statistics/{figures}/export")
    @RouteRule(value = Audience.STAFF, needs = StatisticsPermissions.READ)
    @Nullable
    ModelAndView export(
            @PathVariable String figures,
            @RequestParam(defaultValue = "") String table,
            @RequestParam Optional<String> year,
            @RequestParam Optional<String> level,
            @RequestParam Optional<String> unit,
            Actor actor,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Figures asked = pages.get(figures);
        exports.requirePurpose(request);
        Section section = transactions.read(() -> pages.sections(asked, asked(year, level, unit), actor)).stream()
                .filter(each -> table.isEmpty() || each.code().equals(table))
                .findFirst()
                .orElseThrow(() -> new NotFound("table", new Text("表", "table"), table));
        List<List<String>> rows = section.rows().stream()
                .map(row -> row.stream().map(Value::plain).toList())
                .toList();
        return exports.send(
                new Exports.Export(
                        section.title(), "statistics-" + figures + "-" + section.code(), section.columns(), rows),
                request,
                response);
    }

    /** What can not be read is as if it was not asked for: an address that somebody kept goes on working. */
    private static FiguresPages.Asked asked(Optional<String> year, Optional<String> level, Optional<String> unit) {
        return new FiguresPages.Asked(
                year.filter(each -> each.matches("[0-9]{4}")).map(Integer::valueOf),
                level.flatMap(FiguresController::level),
                unit.flatMap(FiguresController::id));
    }

    private static Optional<UnitLevel> level(String name) {
        return java.util.Arrays.stream(UnitLevel.values())
                .filter(each -> each.name().equals(name))
                .findFirst();
    }

    private static Optional<UUID> id(String typed) {
        return typed.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
                ? Optional.of(UUID.fromString(typed))
                : Optional.empty();
    }
}
