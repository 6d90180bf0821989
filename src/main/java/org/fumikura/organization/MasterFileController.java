package org.fumikura.organization;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fumikura.frame.Form;
import org.fumikura.frame.FormField;
import org.fumikura.frame.FormInput;
import org.fumikura.frame.Link;
import org.fumikura.frame.RouteRule;
import org.fumikura.frame.RouteRule.Audience;
import org.fumikura.organization.MasterFile.Taken;
import org.fumikura.shared.Text;
import org.fumikura.sheets.Grid;
import org.fumikura.sheets.TableReading;
import org.fumikura.sheets.UnreadableTable;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** Masters out into files and in from them: choose a file, look at what it would do, then let it. */
@Controller
class MasterFileController {

    private final Masters masters;
    private final MasterImports imports;
    private final ImportFiles files;
    private final TableReading reading;
    private final Exports exports;
    private final MasterForms forms;

    MasterFileController(
            Masters masters,
            MasterImports imports,
            ImportFiles files,
            TableReading reading,
            Exports exports,
            MasterForms forms) {
        this.masters = masters;
        this.imports = imports;
        this.files = files;
        this.reading = reading;
        this.exports = exports;
        this.forms = forms;
    }

    @GetMapping("/administration/export/{master}")
    @RouteRule(Audience.STAFF)
    @Nullable
    ModelAndView export(
            @PathVariable String master,
            @RequestParam(defaultValue = "") String on,
            @RequestParam(defaultValue = "") String q,
            Actor actor,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        MasterFile file = masters.toRead(master, actor);
        exports.requirePurpose(request);
        LocalDate day = forms.asOf(on);
        Masters.requireSeen(file, day, actor);
        List<Text> columns =
                file.columns().stream().map(MasterFile.Column::label).toList();
        List<List<String>> rows = forms.read(() -> file.rows(day, q.strip(), actor.reader()));
        return exports.send(new Exports.Export(file.title(), file.code(), columns, rows), request, response);
    }

    @GetMapping("/administration/import/{master}")
    @RouteRule(Audience.STAFF)
    ModelAndView form(@PathVariable String master, Actor actor) {
        MasterFile file = masters.toChange(master, actor);
        var begun = new LinkedMultiValueMap<String, String>();
        begun.add("from", MasterForms.typed(forms.today()));
        return MasterForms.show(form(file, FormInput.of(begun), Optional.empty()));
    }

    @PostMapping("/administration/import/{master}")
    @RouteRule(Audience.STAFF)
    ModelAndView upload(
            @PathVariable String master,
            @RequestParam MultiValueMap<String, String> fields,
            @RequestParam(name = "file", required = false) MultipartFile sent,
            Actor actor)
            throws IOException {
        MasterFile file = masters.toChange(master, actor);
        FormInput input = FormInput.of(fields);
        Optional<LocalDate> from =
                file.foretells() ? forms.day(input, "from", actor) : input.demandedDay("from", forms.today());
        byte[] bytes = new byte[0];
        if (sent != null && sent.getSize() > TableReading.LARGEST) {
            input.refuse("file", TableReading.tooLarge());
        } else {
            bytes = sent == null || sent.isEmpty() ? bytes : sent.getBytes();
            check(file, bytes, input);
        }
        if (!input.isFine() || from.isEmpty() || sent == null) {
            ModelAndView view = MasterForms.show(form(file, input, Optional.empty()));
            view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return view;
        }
        String name = Optional.ofNullable(sent.getOriginalFilename()).orElse("").replaceAll("\\p{Cntrl}", "");
        UUID id = files.keep(actor.person(), file.code(), name, from.get(), bytes);
        return new ModelAndView("redirect:/administration/imports/" + id);
    }

    private void check(MasterFile file, byte[] bytes, FormInput input) {
        if (bytes.length == 0) {
            input.refuse("file", new Text("ファイルを選んでください。", "Please choose a file."));
            return;
        }
        try {
            Grid grid = reading.read(bytes);
            if (grid.rows().size() > MasterImports.MOST_ROWS) {
                input.refuse(
                        "file",
                        new Text(
                                "一度に取り込めるのは" + MasterImports.MOST_ROWS + "行までです。ファイルを分けてください。",
                                "At most " + MasterImports.MOST_ROWS + " rows at once. Please split the file."));
                return;
            }
            List<Text> missing = MasterImports.missing(file, grid);
            if (!missing.isEmpty()) {
                input.refuse(
                        "file",
                        new Text(
                                "列が足りません：" + missing.stream().map(Text::ja).collect(Collectors.joining("、")),
                                "Columns are missing: "
                                        + missing.stream().map(Text::en).collect(Collectors.joining(", "))));
            }
        } catch (UnreadableTable refused) {
            input.refuse("file", refused.message());
        }
    }

    private Form form(MasterFile master, FormInput input, Optional<Text> refused) {
        String columns = master.columns().stream()
                .map(column -> column.label().ja() + (column.demanded() ? "（必須）" : ""))
                .collect(Collectors.joining("、"));
        String english = master.columns().stream()
                .map(column -> column.label().en() + (column.demanded() ? " (required)" : ""))
                .collect(Collectors.joining(", "));
        return new Form(
                new Text(
                        master.title().ja() + "をファイルから取り込む",
                        "Take in: " + master.title().en()),
                MasterForms.crumbs(new Link(master.title(), master.path())),
                new Text(
                        "次の画面で何が変わるかを確かめてから取り込みます。ファイルにない行はそのまま残ります。列：" + columns,
                        "You see what would change before anything does. What is not in the file stays. Columns: "
                                + english),
                "/administration/import/" + master.code(),
                forms.key(input),
                new Text("内容を確かめる", "Look at it"),
                false,
                input.fill(List.of(
                        FormField.file("file", new Text("ファイル", "File"))
                                .demanded()
                                .hint(new Text(
                                        "CSV（UTF-8かシフトJIS）またはExcel（xlsx）。一覧から書き出したものを直して使えます。",
                                        "CSV (UTF-8 or Shift_JIS) or xlsx; a file saved from the list will do.")),
                        FormField.day("from", new Text("適用の日", "Holds from")).demanded())),
                refused);
    }

    @GetMapping("/administration/imports/{id}")
    @RouteRule(Audience.STAFF)
    ModelAndView preview(@PathVariable UUID id, Actor actor) {
        ImportFiles.Kept kept = files.get(id, actor.person());
        MasterFile master = masters.toChange(kept.master(), actor);
        Masters.requireSeen(master, kept.from(), actor);
        Grid grid = reading.read(kept.bytes());
        return page(master, kept, grid, imports.rehearse(master, grid, kept.from(), actor), false, false);
    }

    @PostMapping("/administration/imports/{id}")
    @RouteRule(Audience.STAFF)
    ModelAndView apply(@PathVariable UUID id, @RequestParam(defaultValue = "") String seal, Actor actor) {
        ImportFiles.Kept kept = files.get(id, actor.person());
        MasterFile master = masters.toChange(kept.master(), actor);
        Masters.requireSeen(master, kept.from(), actor);
        Grid grid = reading.read(kept.bytes());
        MasterImports.Outcome before = imports.rehearse(master, grid, kept.from(), actor);
        boolean meanwhile = !before.seal().equals(seal);
        if (meanwhile || before.isRefused() || !before.changesSomething()) {
            ModelAndView view = page(master, kept, grid, before, false, meanwhile);
            view.setStatus(HttpStatus.CONFLICT);
            return view;
        }
        try {
            MasterImports.Outcome outcome = imports.apply(master, grid, kept.from(), actor, before);
            files.remove(id);
            return page(master, kept, grid, outcome, true, false);
        } catch (ChangedMeanwhile | RowRefused | DataIntegrityViolationException race) {
            return page(master, kept, grid, imports.rehearse(master, grid, kept.from(), actor), false, true);
        }
    }

    private static ModelAndView page(
            MasterFile master,
            ImportFiles.Kept kept,
            Grid grid,
            MasterImports.Outcome outcome,
            boolean applied,
            boolean meanwhile) {
        List<MasterImports.Line> shown = outcome.lines().stream()
                .filter(line -> line.taken() != Taken.UNCHANGED)
                .sorted(Comparator.comparing(line -> line.taken() != Taken.REFUSED))
                .limit(ImportPage.MOST)
                .toList();
        return new ModelAndView(
                "organization/import",
                "model",
                new ImportPage(
                        kept.id(),
                        master.title(),
                        master.path(),
                        kept.name(),
                        kept.from(),
                        columns(master, grid, shown),
                        grid.head().stream()
                                .filter(head -> MasterImports.key(master, head) == null)
                                .toList(),
                        shown,
                        outcome,
                        applied,
                        meanwhile));
    }

    /** Those of the file, and what changes although the file lacks it. */
    private static List<MasterFile.Column> columns(MasterFile master, Grid grid, List<MasterImports.Line> shown) {
        Set<String> keys = Stream.concat(
                        grid.head().stream().map(head -> MasterImports.key(master, head)),
                        shown.stream().flatMap(line -> line.changes().keySet().stream()))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return master.columns().stream()
                .filter(column -> keys.contains(column.key()))
                .toList();
    }
}
