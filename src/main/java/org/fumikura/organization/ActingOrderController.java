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

/** Formal orders to act for a post; entering one and ending it. */
@Controller
class ActingOrderController {

    static final Link LIST = new Link(new Text("職務代理", "Acting orders"), "/administration/acting-orders");

    private final ActingOrders orders;
    private final PostChoice posts;
    private final MasterForms forms;

    ActingOrderController(ActingOrders orders, PostChoice posts, MasterForms forms) {
        this.orders = orders;
        this.posts = posts;
        this.forms = forms;
    }

    @GetMapping("/administration/acting-orders")
    @RouteRule(value = Audience.STAFF, needs = OrganizationPermissions.READ_MASTERS)
    ModelAndView list(
            @RequestParam(defaultValue = "") String on,
            @RequestParam(defaultValue = "") String q,
            @RequestParam Optional<String> done,
            @RequestParam(defaultValue = "1") int page,
            Actor actor) {
        LocalDate day = forms.asOf(on, actor);
        boolean changes = actor.may(OrganizationPermissions.ADMINISTER);
        Paged<List<Cell>> list = forms.read(() -> orders.on(day, q.strip(), actor.horizon())
                .page(MasterForms.page(page))
                .map(line -> cells(line, changes)));
        return new ModelAndView(
                "frame/listing",
                "model",
                new Listing(
                        LIST.label(),
                        MasterForms.crumbs(),
                        new Text(
                                "欠員のとき、または長く不在のときに、辞令などでほかの職に職務を代理させます。職務代理者は、命じられた期間、その職として処理します。",
                                "A formal order lets another post act for one that is vacant or whose holder is away for long."),
                        forms.done(done),
                        UnitController.filter(day, q),
                        new Table(
                                List.of(
                                        new Text("職", "Post"),
                                        new Text("職務代理者", "Acting post"),
                                        new Text("根拠", "Source"),
                                        new Text("期間", "Period"),
                                        new Text("終える", "End")),
                                list.items(),
                                new Text("この日に当てはまる職務代理はありません。", "No such orders on this day.")),
                        list,
                        changes
                                ? List.of(new Link(new Text("職務代理を登録する", "Enter an order"), LIST.path() + "/new"))
                                : List.of(),
                        MasterForms.takeIn("acting-orders", OrganizationPermissions.ADMINISTER, actor),
                        Optional.of("/administration/export/acting-orders")));
    }

    private static List<Cell> cells(ActingOrders.Line line, boolean changes) {
        return List.of(
                new Cell.Link(
                        line.posts().post().name(),
                        "/administration/posts/" + line.posts().post().id()),
                Cell.of(line.posts().acting().name()),
                Cell.of(line.source()),
                MasterForms.period(line.validity()),
                changes && line.validity().last().isEmpty()
                        ? new Cell.Link(new Text("終える…", "End…"), LIST.path() + "/" + line.id() + "/end")
                        : new Cell.Empty());
    }

    @GetMapping("/administration/acting-orders/new")
    @RouteRule(value = Audience.STAFF, needs = OrganizationPermissions.ADMINISTER)
    ModelAndView form(Actor actor) {
        var begun = new LinkedMultiValueMap<String, String>();
        begun.add("from", MasterForms.typed(forms.today()));
        return MasterForms.show(entry(FormInput.of(begun), actor, Optional.empty()));
    }

    @PostMapping("/administration/acting-orders")
    @RouteRule(value = Audience.STAFF, needs = OrganizationPermissions.ADMINISTER)
    ModelAndView enter(@RequestParam MultiValueMap<String, String> fields, Actor actor) {
        FormInput input = FormInput.of(fields);
        Optional<PostId> post = input.demandedId("post").map(PostId::new);
        Optional<PostId> acting = input.demandedId("acting").map(PostId::new);
        String source = input.demanded("source");
        Optional<LocalDate> from = forms.day(input, "from", actor);
        acting.flatMap(each -> forms.read(() -> orders.objection(each, actor.doer())))
                .ifPresent(why -> input.refuse("acting", why));
        Optional<Runnable> change = post.flatMap(of -> acting.flatMap(
                by -> from.map(day -> () -> orders.enter(of, by, source, Validity.from(day), actor.doer()))));
        return forms.send(input, actor, change, LIST.path() + "?done=entered", refused -> entry(input, actor, refused));
    }

    private Form entry(FormInput input, Actor actor, Optional<Text> refused) {
        List<FormField.Option> all = forms.read(() -> posts.all(actor.horizon()));
        return new Form(
                new Text("職務代理を登録する", "Enter an order"),
                MasterForms.crumbs(LIST),
                new Text("1 つの職の職務代理者は、同じ日に 1 つの職だけです。", "One post at most acts for another one on a day."),
                LIST.path(),
                forms.key(input),
                new Text("登録する", "Enter"),
                false,
                input.fill(List.of(
                        FormField.choice("post", new Text("職", "Post"), all).demanded(),
                        FormField.choice("acting", new Text("職務代理者", "Acting post"), all)
                                .demanded(),
                        FormField.line("source", new Text("根拠", "Source"))
                                .demanded()
                                .hint(new Text("例 令和4年5月20日付け辞令", "The order, or the article that says so.")),
                        FormField.day("from", new Text("始まりの日", "First day")).demanded())),
                refused);
    }

    @GetMapping("/administration/acting-orders/{id}/end")
    @RouteRule(value = Audience.STAFF, needs = OrganizationPermissions.ADMINISTER)
    ModelAndView endForm(@PathVariable UUID id, Actor actor) {
        return MasterForms.show(end(get(id, actor), FormInput.of(new LinkedMultiValueMap<>()), Optional.empty()));
    }

    @PostMapping("/administration/acting-orders/{id}/end")
    @RouteRule(value = Audience.STAFF, needs = OrganizationPermissions.ADMINISTER)
    ModelAndView end(@PathVariable UUID id, @RequestParam MultiValueMap<String, String> fields, Actor actor) {
        ActingOrders.Line line = get(id, actor);
        FormInput input = FormInput.of(fields);
        String reason = input.demanded("reason");
        Optional<LocalDate> last = forms.day(input, "last", actor);
        last.flatMap(day -> orders.objection(line, day)).ifPresent(why -> input.refuse("last", why));
        Optional<Runnable> change = last.map(day -> () -> orders.end(id, day, reason, actor.doer()));
        return forms.send(input, actor, change, LIST.path() + "?done=ended", refused -> end(line, input, refused));
    }

    private ActingOrders.Line get(UUID id, Actor actor) {
        return forms.read(() -> orders.find(id, actor.horizon()));
    }

    private Form end(ActingOrders.Line line, FormInput input, Optional<Text> refused) {
        InPlace posts = line.posts();
        return new Form(
                new Text(
                        posts.post().name().ja() + "の職務代理（"
                                + posts.acting().name().ja() + "）を終える",
                        "End that " + posts.acting().name().en() + " acts for "
                                + posts.post().name().en()),
                MasterForms.crumbs(LIST),
                new Text(
                        "最後の日の翌日から、この職は職務を代理しません。それまでの処理はそのまま残ります。",
                        "From the day after the last one this post acts no more; what it did stays."),
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
