package org.fumikura.organization;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fumikura.frame.Cell;
import org.fumikura.frame.Form;
import org.fumikura.frame.FormField;
import org.fumikura.frame.FormInput;
import org.fumikura.frame.Link;
import org.fumikura.frame.Listing;
import org.fumikura.frame.RouteRule;
import org.fumikura.frame.RouteRule.Audience;
import org.fumikura.frame.Table;
import org.fumikura.shared.OfficialClock;
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

/** What my posts leave to others, and what others leave to my posts. */
@Controller
class DelegationController {

    static final Link LIST = new Link(new Text("代理", "Delegations"), "/delegations");

    private final Delegations delegations;
    private final Organization organization;
    private final PostChoice choice;
    private final MasterForms forms;
    private final OfficialClock clock;

    DelegationController(
            Delegations delegations,
            Organization organization,
            PostChoice choice,
            MasterForms forms,
            OfficialClock clock) {
        this.delegations = delegations;
        this.organization = organization;
        this.choice = choice;
        this.forms = forms;
        this.clock = clock;
    }

    @GetMapping("/delegations")
    @RouteRule(Audience.STAFF)
    ModelAndView list(@RequestParam Optional<String> done, @RequestParam(defaultValue = "1") int page, Actor actor) {
        Paged<List<Cell>> list = forms.read(() -> {
            Set<UUID> kept =
                    keptPosts(actor).stream().map(post -> post.id().value()).collect(Collectors.toSet());
            return delegations.list(actor).page(MasterForms.page(page)).map(line -> cells(line, kept));
        });
        return new ModelAndView(
                "frame/listing",
                "model",
                new Listing(
                        LIST.label(),
                        List.of(AbsenceController.LIST),
                        new Text(
                                "回議と合議を、期間を限ってほかの職に任せます。決裁と審査は任せられません。パスワードは誰にも教えないでください。",
                                "For a time another post reviews and concurs in the place of yours; never does it decide or"
                                        + " examine. Tell nobody your password."),
                        forms.done(done),
                        List.of(),
                        new Table(
                                List.of(
                                        new Text("職", "Post"),
                                        new Text("代理する職", "Delegate"),
                                        new Text("期間", "When"),
                                        new Text("事案区分", "Matters"),
                                        new Text("理由", "Reason"),
                                        new Text("状態", "State"),
                                        new Text("終える", "End")),
                                list.items(),
                                new Text("登録された代理はありません。", "No delegation is entered.")),
                        list,
                        List.of(new Link(new Text("代理を登録する", "Enter a delegation"), LIST.path() + "/new")),
                        List.of(),
                        Optional.empty()));
    }

    private List<Cell> cells(Delegations.Line line, Set<UUID> kept) {
        boolean over = line.cancelled() || line.during().hasEndedBy(clock.now());
        return List.of(
                Cell.of(line.posts().post().name()),
                Cell.of(line.posts().acting().name()),
                Cell.of(line.during().words()),
                line.matterCodes().isEmpty()
                        ? Cell.of(new Text("すべて", "All"))
                        : Cell.of(String.join(" ", line.matterCodes())),
                Cell.of(line.reason()),
                line.left()
                        ? Cell.of(new Text("離任により終了", "Ended: she left the post"))
                        : AbsenceController.state(line.during(), line.cancelled(), clock.now()),
                over || !kept.contains(line.posts().post().id())
                        ? new Cell.Empty()
                        : new Cell.Link(new Text("終える…", "End…"), LIST.path() + "/" + line.id() + "/end"));
    }

    private List<Post> keptPosts(Actor actor) {
        return delegations.posts(organization.listPosts(clock.today()), actor);
    }

    @GetMapping("/delegations/new")
    @RouteRule(Audience.STAFF)
    ModelAndView form(Actor actor) {
        var begun = new LinkedMultiValueMap<String, String>();
        begun.add("post", actor.post().id().value().toString());
        begun.add("from", MasterForms.typed(forms.today()));
        return MasterForms.show(entry(FormInput.of(begun), actor, Optional.empty()));
    }

    @PostMapping("/delegations")
    @RouteRule(Audience.STAFF)
    ModelAndView enter(@RequestParam MultiValueMap<String, String> fields, Actor actor) {
        FormInput input = FormInput.of(fields);
        Optional<PostId> post = input.demandedId("post").map(PostId::new);
        Optional<PostId> delegate = input.demandedId("delegate").map(PostId::new);
        Optional<During> during = MomentForm.read(input, forms.today());
        Set<String> codes = Arrays.stream(input.line("codes").split("[\\s\u3000,、]+"))
                .filter(code -> !code.isEmpty())
                .collect(Collectors.toSet());
        String reason = input.demanded("reason");
        Optional<Delegations.Entry> entry = post.flatMap(
                of -> delegate.flatMap(to -> during.map(when -> new Delegations.Entry(of, to, when, codes, reason))));
        entry.ifPresent(
                what -> forms.read(() -> delegations.problems(what, actor)).forEach(input::refuse));
        return forms.send(
                input,
                actor,
                entry.map(what -> () -> delegations.enter(what, actor)),
                LIST.path() + "?done=entered",
                refused -> entry(input, actor, refused));
    }

    private Form entry(FormInput input, Actor actor, Optional<Text> refused) {
        List<FormField.Option> own = forms.read(() -> keptPosts(actor)).stream()
                .map(post -> new FormField.Option(post.id().value().toString(), post.name()))
                .toList();
        var fields = new ArrayList<FormField>();
        fields.add(FormField.choice("post", new Text("職", "Post"), own).demanded());
        fields.add(FormField.choice(
                        "delegate", new Text("代理する職", "Delegate"), forms.read(() -> choice.all(actor.horizon())))
                .demanded());
        fields.addAll(MomentForm.fields(
                FormField.day("to", new Text("最後の日", "Last day")).demanded()));
        fields.add(FormField.line("codes", new Text("事案区分", "Matters"))
                .hint(new Text("記号を空白で区切る。空欄はすべての事案", "Codes with blanks between them; blank for all matters")));
        fields.add(FormField.line("reason", new Text("理由", "Reason")).demanded());
        return new Form(
                new Text("代理を登録する", "Enter a delegation"),
                List.of(AbsenceController.LIST, LIST),
                new Text(
                        "任せた間も、自分で処理できます。決裁と審査は任せられません。",
                        "You may still act yourself. Deciding and examining are not left to anybody."),
                LIST.path(),
                forms.key(input),
                new Text("登録する", "Enter"),
                false,
                input.fill(fields),
                refused);
    }

    @GetMapping("/delegations/{id}/end")
    @RouteRule(Audience.STAFF)
    ModelAndView endForm(@PathVariable UUID id, Actor actor) {
        return MasterForms.show(end(get(id, actor), FormInput.of(new LinkedMultiValueMap<>()), Optional.empty()));
    }

    @PostMapping("/delegations/{id}/end")
    @RouteRule(Audience.STAFF)
    ModelAndView end(@PathVariable UUID id, @RequestParam MultiValueMap<String, String> fields, Actor actor) {
        Delegations.Line line = get(id, actor);
        FormInput input = FormInput.of(fields);
        Optional<Instant> at = MomentForm.moment(input, "to", "toHour", 1, forms.today());
        delegations.objection(line, at.orElseGet(clock::now)).ifPresent(why -> input.refuse("to", why));
        return forms.send(
                input,
                actor,
                Optional.of(() -> delegations.end(id, at, actor)),
                LIST.path() + "?done=over",
                refused -> end(line, input, refused));
    }

    private Delegations.Line get(UUID id, Actor actor) {
        return forms.read(() -> delegations.find(id, actor));
    }

    private Form end(Delegations.Line line, FormInput input, Optional<Text> refused) {
        InPlace posts = line.posts();
        return new Form(
                new Text("代理を終える", "End a delegation"),
                List.of(AbsenceController.LIST, LIST),
                new Text(
                        posts.acting().name().ja() + "が" + posts.post().name().ja() + "の代理をしています（"
                                + line.during().words().ja() + "）。まだ始まっていなければ取り消します。",
                        posts.acting().name().en() + " acts for "
                                + posts.post().name().en() + " "
                                + line.during().words().en() + ". It is cancelled when it has not begun."),
                LIST.path() + "/" + line.id() + "/end",
                forms.key(input),
                new Text("終える", "End it"),
                true,
                input.fill(List.of(
                        FormField.day("to", new Text("最後の日", "Last day"))
                                .hint(new Text("空欄なら、いま終えます。", "Blank to end it now.")),
                        FormField.line("toHour", new Text("終わりの時刻", "To"))
                                .hint(new Text("例 13:00。空欄は一日の終わり", "e.g. 13:00; blank for the end of the day")))),
                refused);
    }
}
