package org.fumikura.records;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.fumikura.frame.RouteRule;
import org.fumikura.frame.RouteRule.Audience;
import org.fumikura.organization.AccessLog;
import org.fumikura.organization.Actor;
import org.fumikura.organization.Exports;
import org.fumikura.organization.MasterFile;
import org.fumikura.organization.Organization;
import org.fumikura.organization.UnitId;
import org.fumikura.organization.UnitLevel;
import org.fumikura.shared.FiscalYear;
import org.fumikura.shared.FiscalYearNames;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.PageRequest;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The file plan as a tree, and the page of a file. */
@Controller
class FileController {

    private static final String WHOLE_OFFICE = "all";

    private final Files files;
    private final FilePlanFile planFile;
    private final FileHolders holders;
    private final Responsibility responsibility;
    private final ChargeWords charge;
    private final Documents documents;
    private final Organization organization;
    private final Transactions transactions;
    private final AccessLog accessLog;
    private final Exports exports;
    private final OfficialClock clock;

    FileController(
            Files files,
            FilePlanFile planFile,
            FileHolders holders,
            Responsibility responsibility,
            ChargeWords charge,
            Documents documents,
            Organization organization,
            Transactions transactions,
            AccessLog accessLog,
            Exports exports,
            OfficialClock clock) {
        this.files = files;
        this.planFile = planFile;
        this.holders = holders;
        this.responsibility = responsibility;
        this.charge = charge;
        this.documents = documents;
        this.organization = organization;
        this.transactions = transactions;
        this.accessLog = accessLog;
        this.exports = exports;
        this.clock = clock;
    }

    /** @param unit a unit's id, {@code all}, or nothing for the reader's own section */
    @GetMapping("/files")
    @RouteRule(Audience.STAFF)
    ModelAndView plan(@RequestParam Optional<Integer> year, @RequestParam(defaultValue = "") String unit, Actor actor) {
        return new ModelAndView(
                "records/files", "model", transactions.read(() -> page(year.orElse(null), unit, actor)));
    }

    @GetMapping("/files/{id}")
    @RouteRule(Audience.STAFF)
    ModelAndView show(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "1") int page,
            Actor actor,
            HttpServletRequest request) {
        FilePage model = transactions.read(() -> page(new FileId(id), page, actor));
        accessLog.note(request, AccessLog.Kind.VIEW, "file", id);
        return new ModelAndView("records/file", "model", model);
    }

    @GetMapping("/files/export")
    @RouteRule(Audience.STAFF)
    @Nullable
    ModelAndView export(
            @RequestParam Optional<Integer> year,
            @RequestParam(defaultValue = "") String unit,
            Actor actor,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        exports.requirePurpose(request);
        List<List<String>> rows = transactions.read(() -> {
            FiscalYear shown = year(year.orElse(null), files.listYears(RecordsPermissions.planReader(actor)));
            Map<UUID, Text> names =
                    organization.unitNames(files.listUnits(shown, RecordsPermissions.planReader(actor)));
            return planFile.rows(shown, chosen(unit, names, actor), RecordsPermissions.planReader(actor));
        });
        List<Text> columns =
                planFile.columns().stream().map(MasterFile.Column::label).toList();
        return exports.send(new Exports.Export(planFile.title(), planFile.code(), columns, rows), request, response);
    }

    private FilesPage page(@Nullable Integer asked, String unit, Actor actor) {
        List<Integer> years = files.listYears(RecordsPermissions.planReader(actor));
        FiscalYear year = year(asked, years);
        Map<UUID, Text> names = organization.unitNames(files.listUnits(year, RecordsPermissions.planReader(actor)));
        Optional<UnitId> chosen = chosen(unit, names, actor);
        List<Files.Branch> branches = files.plan(year, chosen.orElse(null), RecordsPermissions.planReader(actor));
        return new FilesPage(
                year.startYear(),
                label(year),
                years.stream()
                        .map(each -> new FilesPage.Choice(Integer.toString(each), label(new FiscalYear(each))))
                        .toList(),
                choices(names),
                chosen,
                branches,
                names,
                branches.stream().mapToInt(Files.Branch::size).sum(),
                actor.may(RecordsPermissions.PLAN),
                actor.may(RecordsPermissions.HAND_OVER));
    }

    private FiscalYear year(@Nullable Integer asked, List<Integer> years) {
        return new FiscalYear(asked != null && years.contains(asked) ? asked : newest(years));
    }

    /** The present fiscal year, unless only others have files. */
    private int newest(List<Integer> years) {
        int present = FiscalYear.of(clock.today()).startYear();
        return years.isEmpty() || years.contains(present) ? present : years.getFirst();
    }

    private static Optional<UnitId> chosen(String unit, Map<UUID, Text> names, Actor actor) {
        if (unit.equals(WHOLE_OFFICE)) {
            return Optional.empty();
        }
        UUID own = actor.unitAt(UnitLevel.SECTION).id().value();
        return names.keySet().stream()
                .filter(id -> unit.isEmpty() ? id.equals(own) : id.toString().equals(unit))
                .findFirst()
                .map(UnitId::new);
    }

    /** In the order of the organisation chart; units that ended come last. */
    private List<FilesPage.Choice> choices(Map<UUID, Text> names) {
        List<UUID> chart = organization.listUnits(clock.today()).stream()
                .map(unit -> unit.id().value())
                .toList();
        var choices = new ArrayList<FilesPage.Choice>();
        choices.add(new FilesPage.Choice(WHOLE_OFFICE, new Text("全庁", "Whole office")));
        Stream.concat(chart.stream(), names.keySet().stream())
                .distinct()
                .filter(names::containsKey)
                .forEach(
                        id -> choices.add(new FilesPage.Choice(id.toString(), names.getOrDefault(id, Text.same("—")))));
        return choices;
    }

    private FilePage page(FileId id, int page, Actor actor) {
        FilePlanEntry file = files.get(id, RecordsPermissions.planReader(actor));
        var query = new Documents.Query("", Optional.of(id), Optional.empty(), Optional.empty());
        boolean handsOver = actor.may(RecordsPermissions.HAND_OVER, file.unit());
        List<FileHolders.Coming> coming = handsOver ? holders.coming(id, actor) : List.of();
        Map<UUID, Text> names = organization.unitNames(
                Stream.concat(Stream.of(file.unit()), coming.stream().map(FileHolders.Coming::unit))
                        .map(UnitId::value)
                        .toList());
        return new FilePage(
                file,
                name(names, file.unit()),
                label(new FiscalYear(file.fiscalYear())),
                files.inheritedFrom(id).retention().explain(null, null),
                documents.list(query, actor.reader(), PageRequest.of(Math.max(1, page))),
                charge.table(responsibility.termsOf(id)),
                handsOver,
                coming.stream()
                        .map(each -> new FilePage.Coming(name(names, each.unit()), each.from(), each.reason()))
                        .toList());
    }

    private static Text name(Map<UUID, Text> names, UnitId unit) {
        return names.getOrDefault(unit.value(), Text.same("—"));
    }

    private static Text label(FiscalYear year) {
        return year.label(FiscalYearNames.STANDARD);
    }
}
