package org.fumikura.search;

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
import org.fumikura.frame.Submenu;
import org.fumikura.frame.Table;
import org.fumikura.organization.ActTable;
import org.fumikura.organization.Actor;
import org.fumikura.organization.MasterForms;
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

/** The words that mean the same for the office: a list, one group with its history, entering, changing and removing. */
@Controller
class SynonymController {

    static final Link LIST = new Link(new Text("同義語", "Synonyms"), Submenu.ADMINISTRATION + "/synonyms");

    private static final String REMOVED = "removed";
    private static final Text WORD = new Text("言葉", "Word");
    private static final Text OTHERS = new Text("同じ意味の言葉", "Words that mean the same");
    private static final Text DIRECTION = new Text("向き", "Direction");

    private final Synonyms synonyms;
    private final MasterForms forms;
    private final ActTable acts;

    SynonymController(Synonyms synonyms, MasterForms forms, ActTable acts) {
        this.synonyms = synonyms;
        this.forms = forms;
        this.acts = acts;
    }

    @GetMapping("/administration/synonyms")
    @RouteRule(value = Audience.STAFF, needs = SearchPermissions.READ_SYNONYMS)
    ModelAndView list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String show,
            @RequestParam Optional<String> done,
            @RequestParam(defaultValue = "1") int page,
            Actor actor) {
        boolean keeps = actor.may(SearchPermissions.KEEP_SYNONYMS);
        Paged<List<Cell>> list = forms.read(() -> synonyms.page(q.strip(), show.equals(REMOVED), MasterForms.page(page))
                .map(SynonymController::cells));
        return new ModelAndView(
                "frame/listing",
                "model",
                new Listing(
                        LIST.label(),
                        MasterForms.crumbs(),
                        new Text(
                                "庁内で同じ意味で使う言葉です。一方を探すと、もう一方も探します。全角・半角、送り仮名、新旧の字体などの違いは、登録しなくても同じものとして探します。",
                                "Words that mean the same in this office: who looks for one finds the others too. Width, old"
                                        + " forms of letters and the like are the same for the search anyway."),
                        forms.done(done),
                        List.of(
                                FormField.line("q", new Text("言葉の一部", "Part of a word"))
                                        .value(q),
                                FormField.choice(
                                                "show",
                                                new Text("表示", "Show"),
                                                List.of(
                                                        new FormField.Option("", new Text("使っているもの", "In use")),
                                                        new FormField.Option(REMOVED, new Text("削除したもの", "Removed"))))
                                        .value(show)),
                        new Table(
                                List.of(WORD, OTHERS, DIRECTION),
                                list.items(),
                                new Text("当てはまる同義語はありません。", "No such synonyms.")),
                        list,
                        keeps
                                ? List.of(new Link(new Text("同義語を登録する", "Enter synonyms"), LIST.path() + "/new"))
                                : List.of(),
                        keeps
                                ? List.of(new Link(
                                        new Text("ファイルから取り込む", "Take in from a file"),
                                        Submenu.ADMINISTRATION + "/import/" + SynonymFile.CODE))
                                : List.of(),
                        Optional.of(Submenu.ADMINISTRATION + "/export/" + SynonymFile.CODE)));
    }

    private static List<Cell> cells(Synonym group) {
        return List.of(
                new Cell.Link(Text.same(group.word()), LIST.path() + "/" + group.id()),
                Cell.of(group.line()),
                direction(group));
    }

    private static Cell direction(Synonym group) {
        return Cell.of(
                new Text(Synonyms.direction(group.oneWay()), group.oneWay() ? "from the word only" : "both ways"));
    }

    @GetMapping("/administration/synonyms/{id}")
    @RouteRule(value = Audience.STAFF, needs = SearchPermissions.READ_SYNONYMS)
    ModelAndView show(@PathVariable UUID id, @RequestParam Optional<String> done, Actor actor) {
        return new ModelAndView("frame/facts", "model", forms.read(() -> {
            Synonym group = synonyms.get(id);
            boolean used = synonyms.isUsed(id);
            String path = LIST.path() + "/" + id;
            return new Facts(
                    Text.same(group.word()),
                    MasterForms.crumbs(LIST),
                    forms.done(done),
                    List.of(
                            new Facts.Fact(WORD, Cell.of(group.word())),
                            new Facts.Fact(OTHERS, Cell.of(group.line())),
                            new Facts.Fact(DIRECTION, direction(group)),
                            new Facts.Fact(
                                    new Text("状態", "State"),
                                    used
                                            ? new Cell.Tag(new Text("使用中", "In use"), "good")
                                            : new Cell.Tag(new Text("削除済み", "Removed"), "quiet"))),
                    List.of(acts.of(id)),
                    used && actor.may(SearchPermissions.KEEP_SYNONYMS)
                            ? List.of(
                                    new Link(new Text("変更する", "Change"), path + "/change"),
                                    new Link(new Text("削除する…", "Remove…"), path + "/remove"))
                            : List.of());
        }));
    }

    @GetMapping("/administration/synonyms/new")
    @RouteRule(value = Audience.STAFF, needs = SearchPermissions.KEEP_SYNONYMS)
    ModelAndView form() {
        return MasterForms.show(entry(FormInput.of(new LinkedMultiValueMap<>()), Optional.empty()));
    }

    @PostMapping("/administration/synonyms")
    @RouteRule(value = Audience.STAFF, needs = SearchPermissions.KEEP_SYNONYMS)
    ModelAndView enter(@RequestParam MultiValueMap<String, String> fields, Actor actor) {
        FormInput input = FormInput.of(fields);
        Typed typed = typed(input);
        return forms.send(
                input,
                actor,
                Optional.of(() -> synonyms.enter(typed.word, typed.others, typed.oneWay, actor.doer())),
                LIST.path() + "?done=entered",
                refused -> entry(input, refused),
                Synonyms::rule);
    }

    private Form entry(FormInput input, Optional<Text> refused) {
        return form(new Text("同義語を登録する", "Enter synonyms"), LIST.path(), new Text("登録する", "Enter"), input, refused);
    }

    @GetMapping("/administration/synonyms/{id}/change")
    @RouteRule(value = Audience.STAFF, needs = SearchPermissions.KEEP_SYNONYMS)
    ModelAndView changeForm(@PathVariable UUID id) {
        Synonym group = get(id);
        var begun = new LinkedMultiValueMap<String, String>();
        begun.add("word", group.word());
        begun.add("others", group.line());
        if (group.oneWay()) {
            begun.add("oneWay", "yes");
        }
        return MasterForms.show(change(group, FormInput.of(begun), Optional.empty()));
    }

    @PostMapping("/administration/synonyms/{id}/change")
    @RouteRule(value = Audience.STAFF, needs = SearchPermissions.KEEP_SYNONYMS)
    ModelAndView change(@PathVariable UUID id, @RequestParam MultiValueMap<String, String> fields, Actor actor) {
        Synonym group = get(id);
        FormInput input = FormInput.of(fields);
        Typed typed = typed(input);
        return forms.send(
                input,
                actor,
                Optional.of(() -> synonyms.change(id, typed.word, typed.others, typed.oneWay, actor.doer())),
                LIST.path() + "/" + id + "?done=changed",
                refused -> change(group, input, refused),
                Synonyms::rule);
    }

    private Form change(Synonym group, FormInput input, Optional<Text> refused) {
        return form(
                new Text("「" + group.word() + "」の同義語を変更する", "Change the synonyms of " + group.word()),
                LIST.path() + "/" + group.id() + "/change",
                new Text("変更する", "Change"),
                input,
                refused);
    }

    private Form form(Text title, String action, Text submit, FormInput input, Optional<Text> refused) {
        return new Form(
                title,
                MasterForms.crumbs(LIST),
                new Text(
                        "次の検索から、全庁の検索に使われます。「」で囲んだ言葉と除く言葉には使われません。",
                        "Every search of the office uses them from the next one on, but for words in quotation marks and"
                                + " words that are left out."),
                action,
                forms.key(input),
                submit,
                false,
                input.fill(
                        List.of(
                                FormField.line("word", WORD).demanded().hint(new Text("例 DGPT", "e.g. DGPT")),
                                FormField.line("others", OTHERS)
                                        .demanded()
                                        .hint(new Text("「、」で区切ります。例 デジタルガバメントPT、デジガバPT", "With commas between them.")),
                                FormField.tick(
                                        "oneWay",
                                        new Text(
                                                "この言葉からだけ（略語を探すと正式名も探し、正式名を探すときは略語を探さない）",
                                                "From the word only: an abbreviation finds the full name, and not the other way round")))),
                refused);
    }

    @GetMapping("/administration/synonyms/{id}/remove")
    @RouteRule(value = Audience.STAFF, needs = SearchPermissions.KEEP_SYNONYMS)
    ModelAndView removeForm(@PathVariable UUID id) {
        return MasterForms.show(remove(get(id), FormInput.of(new LinkedMultiValueMap<>()), Optional.empty()));
    }

    @PostMapping("/administration/synonyms/{id}/remove")
    @RouteRule(value = Audience.STAFF, needs = SearchPermissions.KEEP_SYNONYMS)
    ModelAndView remove(@PathVariable UUID id, @RequestParam MultiValueMap<String, String> fields, Actor actor) {
        Synonym group = get(id);
        FormInput input = FormInput.of(fields);
        return forms.send(
                input,
                actor,
                Optional.of(() -> synonyms.remove(id, actor.doer())),
                LIST.path() + "/" + id + "?done=changed",
                refused -> remove(group, input, refused));
    }

    private Form remove(Synonym group, FormInput input, Optional<Text> refused) {
        return new Form(
                new Text("「" + group.word() + "」の同義語を削除する", "Remove the synonyms of " + group.word()),
                MasterForms.crumbs(LIST),
                new Text(
                        "「" + group.word() + "」を探しても、「" + group.line() + "」は探さなくなります。これまでの経過は残ります。",
                        "Who looks for " + group.word() + " does not find " + group.line()
                                + " any more. Its history stays."),
                LIST.path() + "/" + group.id() + "/remove",
                forms.key(input),
                new Text("削除する", "Remove"),
                true,
                List.of(),
                refused);
    }

    private Synonym get(UUID id) {
        return forms.read(() -> synonyms.get(id));
    }

    private record Typed(String word, List<String> others, boolean oneWay) {}

    private static Typed typed(FormInput input) {
        String word = input.demanded("word");
        List<String> others = Synonym.parted(input.demanded("others"));
        Synonym.objection(word).ifPresent(why -> input.refuse("word", why));
        Synonym.objection(word, others).ifPresent(why -> input.refuse("others", why));
        return new Typed(word, others, input.ticked("oneWay"));
    }
}
