package org.fumikura.organization;

import static org.fumikuradb.organization.Tables.POST;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.frame.Form;
import org.fumikura.frame.FormField;
import org.fumikura.frame.FormInput;
import org.fumikura.frame.Link;
import org.fumikura.frame.RouteRule;
import org.fumikura.frame.RouteRule.Audience;
import org.fumikura.shared.Text;
import org.springframework.stereotype.Controller;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Enters posts and ends them. */
@Controller
class PostFormController {

    /** The classes of secrecy by their numbers (docs/domain/access.md, A.16). */
    private static final List<Text> SECRECIES = List.of(
            new Text("一般", "General"),
            new Text("取扱注意", "Handle with care"),
            new Text("秘", "Secret"),
            new Text("極秘", "Top secret"));

    /** The flags by their bits. */
    private static final List<Text> FLAGS = List.of(
            new Text("個人情報", "Personal data"),
            new Text("人事", "Personnel"),
            new Text("入札前", "Before tender"),
            new Text("訴訟", "Litigation"));

    private final ChartRows chart;
    private final OrganizationRegister register;
    private final MasterForms forms;

    PostFormController(ChartRows chart, OrganizationRegister register, MasterForms forms) {
        this.chart = chart;
        this.register = register;
        this.forms = forms;
    }

    /** What the number of a clearance means. */
    static Text clearance(int number) {
        return SECRECIES.get(number);
    }

    /** What the bits of what a post handles mean. */
    static Text handles(int bits) {
        List<Text> names = java.util.stream.IntStream.range(0, FLAGS.size())
                .filter(bit -> (bits & 1 << bit) != 0)
                .mapToObj(FLAGS::get)
                .toList();
        return names.isEmpty()
                ? new Text("なし", "Nothing besides")
                : new Text(
                        String.join("・", names.stream().map(Text::ja).toList()),
                        String.join(", ", names.stream().map(Text::en).toList()));
    }

    @GetMapping("/administration/posts/new")
    @RouteRule(value = Audience.STAFF, needs = OrganizationPermissions.ARRANGE)
    ModelAndView form(@RequestParam MultiValueMap<String, String> asked, Actor actor) {
        asked.add("from", MasterForms.typed(forms.today()));
        asked.add("ordinal", "0");
        asked.add("rank", Rank.STAFF.name());
        asked.add("clearance", "1");
        return MasterForms.show(entry(FormInput.of(asked), actor, Optional.empty()));
    }

    @PostMapping("/administration/posts")
    @RouteRule(value = Audience.STAFF, needs = OrganizationPermissions.ARRANGE)
    ModelAndView enter(@RequestParam MultiValueMap<String, String> fields, Actor actor) {
        FormInput input = FormInput.of(fields);
        Optional<Runnable> change = read(input, actor).map(post -> () -> register.enterPost(post, actor.doer()));
        return forms.send(
                input, actor, change, "/administration/posts?done=entered", refused -> entry(input, actor, refused));
    }

    private Optional<OrganizationRegister.NewPost> read(FormInput input, Actor actor) {
        Optional<UUID> unit = input.demandedId("unit");
        Optional<Rank> rank = input.choice("rank", Rank.values());
        Optional<LocalDate> from = forms.day(input, "from", actor);
        Text name =
                MasterForms.text(input.demanded("name").isEmpty() ? "—" : input.line("name"), input.line("english"));
        int ordinal = input.number("ordinal", 0, 999_999);
        int clearance = input.number("clearance", 0, SECRECIES.size() - 1);
        if (!input.isFine() || unit.isEmpty() || rank.isEmpty() || from.isEmpty()) {
            return Optional.empty();
        }
        int handles = java.util.stream.IntStream.range(0, FLAGS.size())
                .filter(bit -> input.ticked("flag" + bit))
                .map(bit -> 1 << bit)
                .sum();
        return Optional.of(new OrganizationRegister.NewPost(
                new UnitId(unit.get()),
                name,
                rank.get(),
                input.ticked("solo"),
                clearance,
                handles,
                ordinal,
                Validity.from(from.get())));
    }

    private Form entry(FormInput input, Actor actor, Optional<Text> refused) {
        var fields = new java.util.ArrayList<FormField>();
        fields.add(
                FormField.choice("unit", new Text("所属", "Unit"), units(actor)).demanded());
        fields.add(FormField.line("name", new Text("名称", "Name"))
                .demanded()
                .hint(new Text("所属を含めて書きます。例 情報管理課長", "In full, e.g. 情報管理課長")));
        fields.add(FormField.line("english", new Text("英語名", "English name")));
        fields.add(FormField.choice("rank", new Text("職層", "Rank"), Rank.values(), Rank::label)
                .demanded());
        fields.add(FormField.tick("solo", new Text("就けるのは一人だけ", "One person at most holds it")));
        fields.add(FormField.choice("clearance", new Text("取り扱える秘密区分", "Clearance"), clearances())
                .demanded());
        for (int bit = 0; bit < FLAGS.size(); bit++) {
            Text flag = FLAGS.get(bit);
            fields.add(FormField.tick("flag" + bit, new Text("「" + flag.ja() + "」を取り扱う", "Handles: " + flag.en())));
        }
        fields.add(FormField.line("ordinal", new Text("並び順", "Order")));
        fields.add(FormField.day("from", new Text("設置の日", "First day")).demanded());
        return new Form(
                new Text("職を登録する", "Enter a post"),
                MasterForms.crumbs(PostController.LIST),
                new Text(
                        "登録したあとは書き換えられません。変えるときは廃止し、新しく登録します。",
                        "It is never overwritten: to change it, end it and enter another."),
                "/administration/posts",
                forms.key(input),
                new Text("登録する", "Enter"),
                false,
                input.fill(fields),
                refused);
    }

    private static List<FormField.Option> clearances() {
        return java.util.stream.IntStream.range(0, SECRECIES.size())
                .mapToObj(number -> new FormField.Option(Integer.toString(number), SECRECIES.get(number)))
                .toList();
    }

    private List<FormField.Option> units(Actor actor) {
        return UnitFormController.options(forms.read(() -> UnitFormController.goingOn(chart, actor.horizon())));
    }

    @GetMapping("/administration/posts/{id}/end")
    @RouteRule(value = Audience.STAFF, needs = OrganizationPermissions.ARRANGE)
    ModelAndView endForm(@PathVariable UUID id, Actor actor) {
        return MasterForms.show(
                end(get(id, actor), FormInput.of(new LinkedMultiValueMap<>()), Optional.empty(), actor));
    }

    @PostMapping("/administration/posts/{id}/end")
    @RouteRule(value = Audience.STAFF, needs = OrganizationPermissions.ARRANGE)
    ModelAndView end(@PathVariable UUID id, @RequestParam MultiValueMap<String, String> fields, Actor actor) {
        ChartRows.PostLine post = get(id, actor);
        FormInput input = FormInput.of(fields);
        Optional<PostId> successor = input.id("successor").map(PostId::new);
        Optional<Runnable> change = forms.day(input, "last", actor)
                .map(last -> () -> successor.ifPresentOrElse(
                        heir -> register.endPost(new PostId(id), last, heir, actor.doer()),
                        () -> register.endPost(new PostId(id), last, actor.doer())));
        return forms.send(
                input, actor, change, "/administration/posts?done=ended", refused -> end(post, input, refused, actor));
    }

    private List<FormField.Option> others(ChartRows.PostLine post, Actor actor) {
        return forms.read(() -> chart.postsEver(POST.ID.ne(post.id()), actor.horizon())).stream()
                .filter(other -> other.validity().last().isEmpty())
                .map(other -> new FormField.Option(
                        other.id().toString(),
                        new Text(
                                other.name().ja() + "（" + other.unitName().ja() + "）",
                                other.name().en() + " (" + other.unitName().en() + ")")))
                .toList();
    }

    private ChartRows.PostLine get(UUID id, Actor actor) {
        return forms.read(() -> PostController.get(chart, id, actor.horizon()));
    }

    private Form end(ChartRows.PostLine post, FormInput input, Optional<Text> refused, Actor actor) {
        return new Form(
                new Text(post.name().ja() + "を廃止する", "End " + post.name().en()),
                MasterForms.crumbs(PostController.LIST, new Link(post.name(), "/administration/posts/" + post.id())),
                new Text(
                        "就いている職員はその日かぎりで免じられ、職の権限と代決順位も終わります。この職あての未処理の案件は、翌日から承継する職が処理します。",
                        "Who holds it is relieved by that day; its roles and places in orders of deputies end. What is asked of it is asked of the successor from the next day on."),
                "/administration/posts/" + post.id() + "/end",
                forms.key(input),
                new Text("廃止する", "End it"),
                true,
                input.fill(List.of(
                        FormField.day("last", new Text("最後の日", "Last day")).demanded(),
                        FormField.choice("successor", new Text("承継する職", "Successor"), others(post, actor))
                                .orNone(new Text(
                                        "自動（同じ組織の同じ名称の職、なければ直近の長）",
                                        "Automatic (the post of its name, else the nearest head)")))),
                refused);
    }
}
