package org.fumikura.approval;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fumikura.frame.Cell;
import org.fumikura.frame.FormField;
import org.fumikura.frame.Link;
import org.fumikura.frame.Listing;
import org.fumikura.frame.RouteRule;
import org.fumikura.frame.RouteRule.Audience;
import org.fumikura.frame.Table;
import org.fumikura.organization.AccessLog;
import org.fumikura.organization.Actor;
import org.fumikura.organization.DaysToCome;
import org.fumikura.organization.Exports;
import org.fumikura.organization.MasterForms;
import org.fumikura.shared.PageRequest;
import org.fumikura.shared.Paged;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.CurrentMunicipality;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What a day to come will change, as a page and as a file (A.17). */
@Controller
class RehearsalController {

    private static final Text TITLE = new Text("年度切替の下見", "Rehearsal of a day to come");

    private static final List<Text> COLUMNS = List.of(
            new Text("何が起きるか", "What happens"),
            new Text("対象", "About"),
            new Text("今日", "Today"),
            new Text("その日", "On that day"),
            new Text("案件", "Matters"));

    private final Rehearsal rehearsal;
    private final RehearsalSheets sheets;
    private final Exports exports;
    private final AccessLog accessLog;
    private final DaysToCome days;

    RehearsalController(
            Rehearsal rehearsal, RehearsalSheets sheets, Exports exports, AccessLog accessLog, DaysToCome days) {
        this.rehearsal = rehearsal;
        this.sheets = sheets;
        this.exports = exports;
        this.accessLog = accessLog;
        this.days = days;
    }

    /** @param on a day to come; the first of the next fiscal year when it is none */
    @GetMapping("/administration/rehearsal")
    @RouteRule(value = Audience.STAFF, needs = ApprovalPermissions.REHEARSE)
    ModelAndView show(
            @RequestParam(defaultValue = "") String on, @RequestParam(defaultValue = "1") int page, Actor actor) {
        LocalDate day = days.read(on);
        PageRequest request = MasterForms.page(page);
        Rehearsal.Report report = rehearsal.report(day, actor);
        List<Rehearsal.Line> all = report.lines();
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
                        List.of(FormField.line("on", new Text("下見する日", "The day"))
                                .value(MasterForms.typed(day))),
                        new Table(
                                COLUMNS,
                                shown.items().stream()
                                        .map(RehearsalController::cells)
                                        .toList(),
                                new Text("変わることはありません。", "Nothing will change.")),
                        shown,
                        List.of(),
                        List.of(new Link(
                                new Text("PDF で印刷する", "Print as PDF"),
                                "/administration/rehearsal/sheet.pdf?on=" + day)),
                        Optional.of("/administration/rehearsal/export")));
    }

    /** The same on paper; noted as a print before it leaves. */
    @GetMapping("/administration/rehearsal/sheet.pdf")
    @RouteRule(value = Audience.STAFF, needs = ApprovalPermissions.REHEARSE)
    ResponseEntity<byte[]> print(@RequestParam(defaultValue = "") String on, Actor actor, HttpServletRequest request) {
        Rehearsal.Report report = rehearsal.report(days.read(on), actor);
        byte[] pdf = sheets.print(report, lead(report).ja(), CurrentMunicipality.of(request));
        accessLog.note(
                request,
                AccessLog.Kind.PRINT,
                "rehearsal of %s %d PDF".formatted(report.on(), report.lines().size()));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .body(pdf);
    }

    @GetMapping("/administration/rehearsal/export")
    @RouteRule(value = Audience.STAFF, needs = ApprovalPermissions.REHEARSE)
    @Nullable
    ModelAndView export(
            @RequestParam(defaultValue = "") String on,
            Actor actor,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        exports.requirePurpose(request);
        List<List<String>> rows = rehearsal.report(days.read(on), actor).lines().stream()
                .map(line -> List.of(
                        line.kind().label().ja(),
                        line.what().ja(),
                        line.now().ja(),
                        line.then().ja(),
                        line.matters() == 0 ? "" : Integer.toString(line.matters())))
                .toList();
        return exports.send(new Exports.Export(TITLE, "rehearsal", COLUMNS, rows), request, response);
    }

    private static Text lead(Rehearsal.Report report) {
        long pressing =
                report.lines().stream().filter(line -> line.kind().isPressing()).count();
        String ja = pressing == 0 ? "その日までに直すことはありません。" : "その日までに直すことが %,d 件あります。".formatted(pressing);
        String en = pressing == 0
                ? "Nothing has to be mended before."
                : "%,d things have to be mended before.".formatted(pressing);
        int kinds = report.leftOut().size();
        String hidden = kinds == 0
                ? ""
                : "職と人に関わる %d 種類（%s）は、内示前のため人事担当だけに示します。"
                        .formatted(
                                kinds,
                                report.leftOut().stream()
                                        .map(kind -> kind.label().ja())
                                        .collect(Collectors.joining("、")));
        String hiddenToo = kinds == 0
                ? ""
                : " %d kinds about posts and people are left out: before the day they are for personnel."
                        .formatted(kinds);
        String more = "案件は、はじめの %,d 件までを調べています。".formatted(RehearsedMatters.MOST);
        return new Text(
                "いま登録されている組織・職員・決裁区分・番号様式のまま、その日が来たら何が変わるかを示します。何も変更しません。" + ja + hidden + (report.whole() ? "" : more),
                "What would change if that day came with what is entered now. Nothing is changed by looking. " + en
                        + hiddenToo
                        + (report.whole()
                                ? ""
                                : " The first %,d matters were looked at.".formatted(RehearsedMatters.MOST)));
    }

    private static List<Cell> cells(Rehearsal.Line line) {
        return List.of(
                new Cell.Tag(line.kind().label(), line.kind().isPressing() ? "warn" : "quiet"),
                line.path().<Cell>map(path -> new Cell.Link(line.what(), path)).orElse(Cell.of(line.what())),
                Cell.of(line.now()),
                Cell.of(line.then()),
                line.matters() == 0 ? new Cell.Empty() : Cell.of("%,d".formatted(line.matters())));
    }
}
