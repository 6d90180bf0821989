package org.fumikura.records;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.frame.Cell;
import org.fumikura.frame.Facts;
import org.fumikura.frame.Form;
import org.fumikura.frame.FormField;
import org.fumikura.frame.FormInput;
import org.fumikura.frame.Link;
import org.fumikura.frame.Listing;
import org.fumikura.frame.RouteRule;
import org.fumikura.frame.RouteRule.Audience;
import org.fumikura.frame.Table;
import org.fumikura.organization.ActTable;
import org.fumikura.organization.Actor;
import org.fumikura.organization.MasterForms;
import org.fumikura.shared.NotFound;
import org.fumikura.shared.Paged;
import org.fumikura.shared.Text;
import org.springframework.stereotype.Controller;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The classification (文書分類) of a date, and one of its entries over time. */
@Controller
class ClassificationController {

    private static final Link LIST = new Link(new Text("文書分類", "Classification"), RecordsAdministration.CLASSIFICATION);

    private final PlanRows rows;
    private final FilePlan plan;
    private final MasterForms forms;
    private final ActTable acts;

    ClassificationController(PlanRows rows, FilePlan plan, MasterForms forms, ActTable acts) {
        this.rows = rows;
        this.plan = plan;
        this.forms = forms;
        this.acts = acts;
    }

    @GetMapping("/administration/classification")
    @RouteRule(value = Audience.STAFF, needs = RecordsPermissions.READ_PLAN)
    ModelAndView list(
            @RequestParam(defaultValue = "") String on,
            @RequestParam(defaultValue = "") String q,
            @RequestParam Optional<String> done,
            @RequestParam(defaultValue = "1") int page,
            Actor actor) {
        LocalDate day = forms.asOf(on);
        Paged<List<Cell>> list = forms.read(() ->
                rows.classifications(day, q.strip(), MasterForms.page(page)).map(ClassificationController::cells));
        boolean keeps = actor.may(RecordsPermissions.PLAN);
        return new ModelAndView(
                "frame/listing",
                "model",
                new Listing(
                        LIST.label(),
                        MasterForms.crumbs(),
                        new Text(
                                "その日に使われている分類です。簿冊は分類の下に置きます。名称は書き換えず、終えて新しく登録します。",
                                "The classification of that day; files lie below it. It is ended and entered anew, never overwritten."),
                        forms.done(done),
                        List.of(
                                FormField.line("on", new Text("基準日", "As of")).value(MasterForms.typed(day)),
                                FormField.line("q", new Text("コード・名称の一部", "Part of code or title"))
                                        .value(q)),
                        new Table(
                                List.of(
                                        new Text("コード", "Code"),
                                        new Text("名称", "Title"),
                                        new Text("上の分類", "Above it"),
                                        new Text("期間", "Period")),
                                list.items(),
                                new Text("この日に当てはまる分類はありません。", "No such classification on this day.")),
                        list,
                        keeps
                                ? List.of(new Link(
                                        new Text("分類を登録する", "Enter a classification"),
                                        RecordsAdministration.CLASSIFICATION + "/new"))
                                : List.of(),
                        keeps
                                ? List.of(new Link(
                                        new Text("ファイルから取り込む", "Take in from a file"),
                                        "/administration/import/classification"))
                                : List.of(),
                        Optional.of("/administration/export/classification")));
    }

    private static List<Cell> cells(PlanRows.ClassificationLine line) {
        return List.of(
                new Cell.Link(Text.same(line.code()), RecordsAdministration.CLASSIFICATION + "/" + line.id()),
                Cell.of(line.title()),
                Cell.of(line.parentCode()),
                new Cell.Period(line.validity().first(), line.validity().last()));
    }

    @GetMapping("/administration/classification/{id}")
    @RouteRule(value = Audience.STAFF, needs = RecordsPermissions.READ_PLAN)
    ModelAndView show(@PathVariable UUID id, Actor actor) {
        return new ModelAndView("frame/facts", "model", forms.read(() -> {
            PlanRows.ClassificationLine line = get(id);
            var history = new Facts.Section(
                    new Text("同じコードの移り変わり", "The same code over time"),
                    new Table(
                            List.of(
                                    new Text("コード", "Code"),
                                    new Text("名称", "Title"),
                                    new Text("上の分類", "Above it"),
                                    new Text("期間", "Period")),
                            rows.ever(line.code()).stream()
                                    .map(ClassificationController::cells)
                                    .toList(),
                            new Text("ありません。", "None.")),
                    List.of());
            boolean endable =
                    actor.may(RecordsPermissions.PLAN) && line.validity().last().isEmpty();
            return new Facts(
                    Text.same(line.code() + " " + line.title()),
                    MasterForms.crumbs(LIST),
                    Optional.empty(),
                    List.of(
                            new Facts.Fact(new Text("コード", "Code"), Cell.of(line.code())),
                            new Facts.Fact(new Text("名称", "Title"), Cell.of(line.title())),
                            new Facts.Fact(new Text("上の分類", "Above it"), Cell.of(line.parentCode())),
                            new Facts.Fact(
                                    new Text("期間", "Period"),
                                    new Cell.Period(
                                            line.validity().first(),
                                            line.validity().last()))),
                    List.of(history, acts.of(id)),
                    endable
                            ? List.of(new Link(
                                    new Text("使用を終える…", "End it…"),
                                    RecordsAdministration.CLASSIFICATION + "/" + id + "/end"))
                            : List.of());
        }));
    }

    /** @throws NotFound when there never was such a classification */
    private PlanRows.ClassificationLine get(UUID id) {
        return rows.find(id).orElseThrow(() -> new NotFound("classification", new Text("分類", "classification"), id));
    }

    @GetMapping("/administration/classification/new")
    @RouteRule(value = Audience.STAFF, needs = RecordsPermissions.PLAN)
    ModelAndView form() {
        var begun = new LinkedMultiValueMap<String, String>();
        begun.add("from", MasterForms.typed(forms.today()));
        return MasterForms.show(entry(FormInput.of(begun), Optional.empty()));
    }

    @PostMapping("/administration/classification")
    @RouteRule(value = Audience.STAFF, needs = RecordsPermissions.PLAN)
    ModelAndView enter(@RequestParam MultiValueMap<String, String> fields, Actor actor) {
        FormInput input = FormInput.of(fields);
        String code = input.demanded("code");
        String title = input.demanded("title");
        Optional<ClassificationId> parent = input.id("parent").map(ClassificationId::new);
        Optional<Runnable> change = input.demandedDay("from", forms.today())
                .map(from -> () -> plan.enter(new FilePlan.Classification(code, parent, title, from), actor.doer()));
        return forms.send(
                input,
                actor,
                change,
                RecordsAdministration.CLASSIFICATION + "?done=entered",
                refused -> entry(input, refused),
                PlanRefusal::find);
    }

    private Form entry(FormInput input, Optional<Text> refused) {
        List<FormField.Option> parents = forms.read(() -> rows.classifications(forms.today(), "")).stream()
                .map(line -> new FormField.Option(line.id().toString(), Text.same(line.code() + " " + line.title())))
                .toList();
        return new Form(
                new Text("分類を登録する", "Enter a classification"),
                MasterForms.crumbs(LIST),
                new Text("登録したあとは書き換えられません。", "It is never overwritten."),
                RecordsAdministration.CLASSIFICATION,
                forms.key(input),
                new Text("登録する", "Enter"),
                false,
                input.fill(List.of(
                        FormField.line("code", new Text("コード", "Code"))
                                .demanded()
                                .hint(new Text("並び順になります。例 A-03-02", "It sorts the tree, e.g. A-03-02")),
                        FormField.line("title", new Text("名称", "Title")).demanded(),
                        FormField.choice("parent", new Text("上の分類", "Above it"), parents)
                                .orNone(new Text("なし（最上位）", "None: at the top")),
                        FormField.day("from", new Text("使い始める日", "First day")).demanded())),
                refused);
    }

    @GetMapping("/administration/classification/{id}/end")
    @RouteRule(value = Audience.STAFF, needs = RecordsPermissions.PLAN)
    ModelAndView endForm(@PathVariable UUID id) {
        return MasterForms.show(
                end(forms.read(() -> get(id)), FormInput.of(new LinkedMultiValueMap<>()), Optional.empty()));
    }

    @PostMapping("/administration/classification/{id}/end")
    @RouteRule(value = Audience.STAFF, needs = RecordsPermissions.PLAN)
    ModelAndView end(@PathVariable UUID id, @RequestParam MultiValueMap<String, String> fields, Actor actor) {
        PlanRows.ClassificationLine line = forms.read(() -> get(id));
        FormInput input = FormInput.of(fields);
        Optional<LocalDate> last = input.demandedDay("last", forms.today());
        if (last.isPresent() && last.get().isBefore(line.validity().first())) {
            input.refuse("last", new Text("使い始めた日より前には終えられません。", "It can not end before its first day."));
        }
        return forms.send(
                input,
                actor,
                last.map(day -> () -> plan.end(new ClassificationId(id), day, actor.doer())),
                RecordsAdministration.CLASSIFICATION + "?done=ended",
                refused -> end(line, input, refused),
                PlanRefusal::find);
    }

    private Form end(PlanRows.ClassificationLine line, FormInput input, Optional<Text> refused) {
        int files = forms.read(() -> rows.countFiles(line.id()));
        return new Form(
                new Text(line.code() + " " + line.title() + "の使用を終える", "End " + line.code() + " " + line.title()),
                MasterForms.crumbs(LIST),
                new Text("この分類の簿冊は" + files + "冊あります。簿冊の分類は変わりません。", "It has " + files + " files, which keep it."),
                RecordsAdministration.CLASSIFICATION + "/" + line.id() + "/end",
                forms.key(input),
                new Text("使用を終える", "End it"),
                true,
                input.fill(List.of(
                        FormField.day("last", new Text("最後の日", "Last day")).demanded())),
                refused);
    }
}
