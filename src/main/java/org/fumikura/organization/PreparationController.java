package org.fumikura.organization;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.fumikura.frame.Cell;
import org.fumikura.frame.FormField;
import org.fumikura.frame.Listing;
import org.fumikura.frame.RouteRule;
import org.fumikura.frame.RouteRule.Audience;
import org.fumikura.frame.Table;
import org.fumikura.shared.PageRequest;
import org.fumikura.shared.Paged;
import org.fumikura.shared.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** 組織の準備: what personnel prepared for a day to come, as a page and as a file. */
@Controller
class PreparationController {

    static final String PATH = "/administration/preparation";
    static final Text TITLE = new Text("組織の準備", "Preparation of the organisation");

    private static final List<Text> COLUMNS = List.of(
            new Text("区分", "Kind"),
            new Text("対象", "About"),
            new Text("いつから", "From"),
            new Text("内容・すること", "Details, what to do"));

    private final Preparation preparation;
    private final DaysToCome days;
    private final Exports exports;

    PreparationController(Preparation preparation, DaysToCome days, Exports exports) {
        this.preparation = preparation;
        this.days = days;
        this.exports = exports;
    }

    /** @param on a day to come; the first of the next fiscal year when it is none */
    @GetMapping(PATH)
    @RouteRule(value = Audience.STAFF, needs = OrganizationPermissions.FORESEE)
    ModelAndView show(@RequestParam(defaultValue = "") String on, @RequestParam(defaultValue = "1") int page) {
        LocalDate day = days.read(on);
        PageRequest request = MasterForms.page(page);
        Preparation.Report report = preparation.report(day);
        List<Preparation.Line> all = report.lines();
        var shown = new Paged<>(
                all.stream().skip(request.offset()).limit(request.size()).toList(), all.size(), request);
        return new ModelAndView(
                "frame/listing",
                "model",
                new Listing(
                        TITLE,
                        MasterForms.crumbs(),
                        lead(report),
                        Optional.empty(),
                        List.of(FormField.line("on", new Text("準備する日", "The day"))
                                .value(MasterForms.typed(day))),
                        new Table(
                                COLUMNS,
                                shown.items().stream()
                                        .map(PreparationController::cells)
                                        .toList(),
                                new Text("その日までに変わることは登録されていません。", "Nothing that changes until then is entered.")),
                        shown,
                        List.of(),
                        List.of(),
                        Optional.of(PATH + "/export")));
    }

    @GetMapping(PATH + "/export")
    @RouteRule(value = Audience.STAFF, needs = OrganizationPermissions.FORESEE)
    @Nullable
    ModelAndView export(
            @RequestParam(defaultValue = "") String on, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        exports.requirePurpose(request);
        List<List<String>> rows = preparation.report(days.read(on)).lines().stream()
                .map(line -> List.of(
                        line.kind().label().ja(),
                        line.what().ja(),
                        line.day().map(LocalDate::toString).orElse(""),
                        line.detail().ja()))
                .toList();
        return exports.send(new Exports.Export(TITLE, "preparation", COLUMNS, rows), request, response);
    }

    private static Text lead(Preparation.Report report) {
        return new Text(
                "その日に承継先・後任が未定のもの：%,d 件（0 件であること）。そのあとに、今日からその日までに変わることを示します。内示の日まで、ほかの人には見えません。"
                        .formatted(report.orphans()),
                "Hanging in the air on that day: %,d; there must be none. Below it what changes from today until then. Nobody else sees it before."
                        .formatted(report.orphans()));
    }

    private static List<Cell> cells(Preparation.Line line) {
        return List.of(
                new Cell.Tag(line.kind().label(), line.kind().isOrphan() ? "warn" : "quiet"),
                new Cell.Link(line.what(), line.path()),
                line.day().<Cell>map(Cell.Day::new).orElse(new Cell.Empty()),
                Cell.of(line.detail()));
    }
}
