package org.fumikura.organization;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.frame.Cell;
import org.fumikura.frame.Form;
import org.fumikura.frame.FormField;
import org.fumikura.frame.FormInput;
import org.fumikura.frame.Link;
import org.fumikura.frame.Listing;
import org.fumikura.frame.RouteRule;
import org.fumikura.frame.RouteRule.Audience;
import org.fumikura.frame.Table;
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

/** The published order of deputies; entering a place and ending it. */
@Controller
class DeputyController {

    static final Link LIST = new Link(new Text("代決順位", "Deputies"), "/administration/deputies");

    private final DeputyOrder order;
    private final PostChoice posts;
    private final MasterForms forms;

    DeputyController(DeputyOrder order, PostChoice posts, MasterForms forms) {
        this.order = order;
        this.posts = posts;
        this.forms = forms;
    }

    @GetMapping("/administration/deputies")
    @RouteRule(value = Audience.STAFF, needs = OrganizationPermissions.READ_MASTERS)
    ModelAndView list(
            @RequestParam(defaultValue = "") String on,
            @RequestParam(defaultValue = "") String q,
            @RequestParam Optional<String> done,
            @RequestParam(defaultValue = "1") int page,
            Actor actor) {
        LocalDate day = forms.asOf(on, actor);
        boolean changes = actor.may(OrganizationPermissions.ADMINISTER);
        Paged<List<Cell>> list = forms.read(() -> order.on(day, q.strip(), actor.horizon())
                .page(MasterForms.page(page))
                .map(line -> cells(line, changes)));
        return new ModelAndView(
                "frame/listing",
                "model",
                new Listing(
                        LIST.label(),
                        MasterForms.crumbs(),
                        new Text(
                                "決定権者が不在のとき、または欠員のとき、上の順位から順に、在席している職が代決します。",
                                "While a decider is away or a post is vacant, the first of these posts who is there decides."),
                        forms.done(done),
                        UnitController.filter(day, q),
                        new Table(
                                List.of(
                                        new Text("職", "Post"),
                                        new Text("順位", "Place"),
                                        new Text("代決者", "Deputy"),
                                        new Text("根拠", "Source"),
                                        new Text("期間", "Period"),
                                        new Text("終える", "End")),
                                list.items(),
                                new Text("この日に当てはまる代決順位はありません。", "No such deputies on this day.")),
                        list,
                        changes
                                ? List.of(new Link(new Text("代決者を登録する", "Enter a deputy"), LIST.path() + "/new"))
                                : List.of(),
                        MasterForms.takeIn("deputies", OrganizationPermissions.ADMINISTER, actor),
                        Optional.of("/administration/export/deputies")));
    }

    private static List<Cell> cells(DeputyOrder.Line line, boolean changes) {
        return List.of(
                new Cell.Link(
                        line.posts().post().name(),
                        "/administration/posts/" + line.posts().post().id()),
                Cell.of(Integer.toString(line.place())),
                Cell.of(line.posts().acting().name()),
                Cell.of(line.source()),
                MasterForms.period(line.validity()),
                changes && line.validity().last().isEmpty()
                        ? new Cell.Link(new Text("終える…", "End…"), LIST.path() + "/" + line.id() + "/end")
                        : new Cell.Empty());
    }

    @GetMapping("/administration/deputies/new")
    @RouteRule(value = Audience.STAFF, needs = OrganizationPermissions.ADMINISTER)
    ModelAndView form(Actor actor) {
        var begun = new LinkedMultiValueMap<String, String>();
        begun.add("place", "1");
        begun.add("from", MasterForms.typed(forms.today()));
        return MasterForms.show(entry(FormInput.of(begun), actor, Optional.empty()));
    }

    @PostMapping("/administration/deputies")
    @RouteRule(value = Audience.STAFF, needs = OrganizationPermissions.ADMINISTER)
    ModelAndView enter(@RequestParam MultiValueMap<String, String> fields, Actor actor) {
        FormInput input = FormInput.of(fields);
        Optional<PostId> post = input.demandedId("post").map(PostId::new);
        Optional<PostId> deputy = input.demandedId("deputy").map(PostId::new);
        int place = input.number("place", 1, DeputyOrder.LAST_PLACE);
        String source = input.demanded("source");
        Optional<LocalDate> from = forms.day(input, "from", actor);
        deputy.flatMap(each -> forms.read(() -> order.objection(each, actor.doer())))
                .ifPresent(why -> input.refuse("deputy", why));
        Optional<Runnable> change = post.flatMap(of -> deputy.flatMap(
                by -> from.map(day -> () -> order.enter(of, place, by, source, Validity.from(day), actor.doer()))));
        return forms.send(input, actor, change, LIST.path() + "?done=entered", refused -> entry(input, actor, refused));
    }

    private Form entry(FormInput input, Actor actor, Optional<Text> refused) {
        List<FormField.Option> all = forms.read(() -> posts.all(actor.horizon()));
        return new Form(
                new Text("代決者を登録する", "Enter a deputy"),
                MasterForms.crumbs(LIST),
                new Text("1 つの職の 1 つの順位には、同じ日に 1 つの職だけを登録できます。", "A place of a post has one deputy on a day."),
                LIST.path(),
                forms.key(input),
                new Text("登録する", "Enter"),
                false,
                input.fill(List.of(
                        FormField.choice("post", new Text("職", "Post"), all).demanded(),
                        FormField.line("place", new Text("順位", "Place"))
                                .demanded()
                                .hint(new Text("1 から。数の小さい職が先に代決します。", "From 1; the smaller one decides first.")),
                        FormField.choice("deputy", new Text("代決者", "Deputy"), all)
                                .demanded(),
                        FormField.line("source", new Text("根拠", "Source"))
                                .demanded()
                                .hint(new Text("例 事務決裁規程第7条", "The article that says so.")),
                        FormField.day("from", new Text("始まりの日", "First day")).demanded())),
                refused);
    }

    @GetMapping("/administration/deputies/{id}/end")
    @RouteRule(value = Audience.STAFF, needs = OrganizationPermissions.ADMINISTER)
    ModelAndView endForm(@PathVariable UUID id, Actor actor) {
        return MasterForms.show(end(get(id, actor), FormInput.of(new LinkedMultiValueMap<>()), Optional.empty()));
    }

    @PostMapping("/administration/deputies/{id}/end")
    @RouteRule(value = Audience.STAFF, needs = OrganizationPermissions.ADMINISTER)
    ModelAndView end(@PathVariable UUID id, @RequestParam MultiValueMap<String, String> fields, Actor actor) {
        DeputyOrder.Line line = get(id, actor);
        FormInput input = FormInput.of(fields);
        String reason = input.demanded("reason");
        Optional<LocalDate> last = forms.day(input, "last", actor);
        last.flatMap(day -> order.objection(line, day)).ifPresent(why -> input.refuse("last", why));
        Optional<Runnable> change = last.map(day -> () -> order.end(id, day, reason, actor.doer()));
        return forms.send(input, actor, change, LIST.path() + "?done=ended", refused -> end(line, input, refused));
    }

    private DeputyOrder.Line get(UUID id, Actor actor) {
        return forms.read(() -> order.find(id, actor.horizon()));
    }

    private Form end(DeputyOrder.Line line, FormInput input, Optional<Text> refused) {
        InPlace posts = line.posts();
        return new Form(
                new Text(
                        posts.post().name().ja() + "の第" + line.place() + "順位（"
                                + posts.acting().name().ja() + "）を終える",
                        "End place " + line.place() + " of "
                                + posts.post().name().en() + " ("
                                + posts.acting().name().en() + ")"),
                MasterForms.crumbs(LIST),
                new Text(
                        "最後の日の翌日から、この職は代決しません。それまでの代決はそのまま残ります。",
                        "From the day after the last one this post decides no more; what it decided stays."),
                LIST.path() + "/" + line.id() + "/end",
                forms.key(input),
                new Text("終える", "End it"),
                true,
                input.fill(List.of(
                        FormField.day("last", new Text("最後の日", "Last day")).demanded(),
                        FormField.line("reason", new Text("理由", "Reason")).demanded())),
                refused);
    }
}
