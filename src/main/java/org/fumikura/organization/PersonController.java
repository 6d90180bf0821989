package org.fumikura.organization;

import static org.fumikuradb.organization.Tables.ASSIGNMENT;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
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
import org.fumikura.shared.JapaneseDate;
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

/** The people who sign in, and one of them with the posts that she held, holds and will hold. */
@Controller
class PersonController {

    static final Link LIST = new Link(new Text("職員", "People"), "/administration/people");

    private final StaffRows staff;
    private final Organization organization;
    private final Credentials credentials;
    private final MasterForms forms;
    private final ActTable acts;

    PersonController(
            StaffRows staff, Organization organization, Credentials credentials, MasterForms forms, ActTable acts) {
        this.staff = staff;
        this.organization = organization;
        this.credentials = credentials;
        this.forms = forms;
        this.acts = acts;
    }

    @GetMapping("/administration/people")
    @RouteRule(value = Audience.STAFF, needs = OrganizationPermissions.READ_MASTERS)
    ModelAndView list(
            @RequestParam(defaultValue = "") String on,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") int page,
            Actor actor) {
        LocalDate day = forms.asOf(on, actor);
        Paged<List<Cell>> rows = forms.read(
                () -> staff.people(day, q.strip()).page(MasterForms.page(page)).map(PersonController::cells));
        return new ModelAndView(
                "frame/listing",
                "model",
                new Listing(
                        LIST.label(),
                        List.of(MasterForms.ADMINISTRATION),
                        new Text(
                                "ログインできる職員と、その日の本務です。職に就いていない人はログインできません。",
                                "Those who can sign in, with their main post on that day. Who holds no post can not."),
                        Optional.empty(),
                        UnitController.filter(day, q),
                        new Table(
                                List.of(
                                        new Text("氏名", "Name"),
                                        new Text("ログイン名", "Login"),
                                        new Text("本務", "Main post")),
                                rows.items(),
                                new Text("当てはまる職員はいません。", "Nobody fits.")),
                        rows,
                        actor.may(OrganizationPermissions.ARRANGE)
                                ? List.of(new Link(new Text("職員を登録する", "Enter a person"), "/administration/people/new"))
                                : List.of(),
                        MasterForms.takeIn("people", OrganizationPermissions.ARRANGE, actor),
                        Optional.of("/administration/export/people")));
    }

    private static List<Cell> cells(StaffRows.PersonLine person) {
        return List.of(
                new Cell.Link(person.label(), "/administration/people/" + person.id()),
                Cell.of(person.login()),
                person.post().<Cell>map(Cell::of).orElse(new Cell.Tag(new Text("職なし", "No post"), "quiet")));
    }

    @GetMapping("/administration/people/{id}")
    @RouteRule(value = Audience.STAFF, needs = OrganizationPermissions.READ_MASTERS)
    ModelAndView show(@PathVariable UUID id, @RequestParam Optional<String> done, Actor actor) {
        return new ModelAndView(
                "frame/facts", "model", forms.read(() -> facts(get(id, actor), forms.done(done), actor)));
    }

    /** @throws NotFound when there is no such person */
    private StaffRows.PersonLine get(UUID id, Actor actor) {
        return staff.findPerson(id, actor.horizon())
                .orElseThrow(() -> new NotFound("person", new Text("職員", "person"), id));
    }

    private Facts facts(StaffRows.PersonLine person, Optional<Text> done, Actor actor) {
        var posts = new Facts.Section(
                new Text("発令（職の移り変わり）", "Assignments over time"),
                new Table(
                        List.of(
                                new Text("職", "Post"),
                                new Text("所属", "Unit"),
                                new Text("本務・兼務", "Kind"),
                                new Text("期間", "Period"),
                                new Text("免じる", "Relieve")),
                        staff
                                .assignmentsEver(forms.today(), ASSIGNMENT.PERSON_ID.eq(person.id()), actor.horizon())
                                .stream()
                                .map(line -> List.<Cell>of(
                                        new Cell.Link(line.postName(), "/administration/posts/" + line.post()),
                                        Cell.of(line.unitName()),
                                        Cell.of(line.kind().label()),
                                        MasterForms.period(line.validity()),
                                        AssignmentController.end(line, actor)))
                                .toList(),
                        new Text("まだ職に就いていません。", "No post yet.")),
                List.of());
        return new Facts(
                person.label(),
                MasterForms.crumbs(LIST),
                done,
                List.of(
                        new Facts.Fact(
                                new Text("氏名", "Name"), Cell.of(person.label().ja())),
                        new Facts.Fact(
                                new Text("英語名", "English name"),
                                Cell.of(person.label().en())),
                        new Facts.Fact(new Text("ログイン名", "Login"), Cell.of(person.login()))),
                List.of(posts, names(person.id(), actor.horizon()), acts.of(person.id(), actor.horizon())),
                actions(person, actor));
    }

    private static List<Link> actions(StaffRows.PersonLine person, Actor actor) {
        var actions = new ArrayList<Link>();
        if (actor.may(OrganizationPermissions.ARRANGE)) {
            actions.add(new Link(
                    new Text("職に就ける", "Assign a post"),
                    "/administration/posts?done=choose&login="
                            + URLEncoder.encode(person.login(), StandardCharsets.UTF_8)));
        }
        if (actor.may(OrganizationPermissions.FORESEE)) {
            actions.add(new Link(
                    new Text("氏名を変更する", "Change the name"), "/administration/people/" + person.id() + "/name"));
        }
        if (actor.may(OrganizationPermissions.ADMINISTER)) {
            actions.add(new Link(
                    new Text("パスワードを発行し直す…", "Issue a new password…"),
                    "/administration/people/" + person.id() + "/password"));
        }
        return List.copyOf(actions);
    }

    private Facts.Section names(UUID person, Horizon horizon) {
        return new Facts.Section(
                new Text("氏名の移り変わり", "Names over time"),
                new Table(
                        List.of(new Text("氏名", "Name"), new Text("始まりの日", "From")),
                        organization.names(List.of(person)).all(person).stream()
                                .filter(name ->
                                        name.first().map(horizon::reaches).orElse(true))
                                .map(name -> List.of(
                                        Cell.of(name.label()),
                                        name.first()
                                                .map(day -> Cell.of(JapaneseDate.describe(day)))
                                                .orElse(Cell.of(new Text("登録時から", "As entered")))))
                                .toList(),
                        new Text("氏名はありません。", "No name.")),
                List.of());
    }

    @GetMapping("/administration/people/new")
    @RouteRule(value = Audience.STAFF, needs = OrganizationPermissions.ARRANGE)
    ModelAndView form() {
        var begun = new LinkedMultiValueMap<String, String>();
        begun.add("from", MasterForms.typed(forms.today()));
        return MasterForms.show(entry(FormInput.of(begun), Optional.empty()));
    }

    /** Answers with the first password, which is nowhere else: a second sending finds the login taken. */
    @PostMapping("/administration/people")
    @RouteRule(value = Audience.STAFF, needs = OrganizationPermissions.ARRANGE)
    ModelAndView enter(@RequestParam MultiValueMap<String, String> fields, Actor actor) {
        FormInput input = FormInput.of(fields);
        String login = input.demanded("login");
        String name = input.demanded("name");
        String english = input.line("english");
        Optional<LocalDate> from = input.day("from", forms.today());
        from.flatMap(actor.horizon()::objection).ifPresent(why -> input.refuse("from", why));
        if (!input.isFine()) {
            return refused(entry(input, Optional.empty()));
        }
        Credentials.First first = credentials.first();
        Text label = MasterForms.text(name, english);
        var entered = new PersonId[1];
        Optional<Text> refusal = RegisterRefusal.of(
                () -> entered[0] = credentials.enter(
                        login, label, first, from.filter(day -> day.isAfter(forms.today())), actor.doer()),
                actor.horizon());
        if (refusal.isPresent()) {
            return refused(entry(input, refusal));
        }
        return password(
                new FirstPasswordPage(login, label, first.password(), "/administration/people/" + entered[0].value()));
    }

    private static ModelAndView refused(Form form) {
        ModelAndView view = MasterForms.show(form);
        view.setStatus(org.springframework.http.HttpStatus.UNPROCESSABLE_CONTENT);
        return view;
    }

    private static ModelAndView password(FirstPasswordPage page) {
        return new ModelAndView("organization/first-password", "model", page);
    }

    private Form entry(FormInput input, Optional<Text> refused) {
        return new Form(
                new Text("職員を登録する", "Enter a person"),
                MasterForms.crumbs(LIST),
                new Text(
                        "登録すると、初回用のパスワードを一度だけ表示します。そのあと職に就けると、ログインできます。",
                        "A first password is shown once. With a post the person can sign in."),
                "/administration/people",
                forms.key(input),
                new Text("登録する", "Enter"),
                false,
                input.fill(List.of(
                        FormField.line("login", new Text("ログイン名", "Login"))
                                .demanded()
                                .hint(new Text(
                                        "半角の英小文字と数字。例 yamada-taro", "Small letters and digits, e.g. yamada-taro")),
                        FormField.line("name", new Text("氏名", "Name")).demanded(),
                        FormField.line("english", new Text("英語名", "English name")),
                        FormField.day("from", new Text("登録の日", "There from"))
                                .hint(new Text(
                                        "この日より前は、人事担当のほかには見えません。",
                                        "Before that day only personnel knows of the person.")))),
                refused);
    }

    @GetMapping("/administration/people/{id}/password")
    @RouteRule(value = Audience.STAFF, needs = OrganizationPermissions.ADMINISTER)
    ModelAndView issueForm(@PathVariable UUID id, Actor actor) {
        StaffRows.PersonLine person = forms.read(() -> get(id, actor));
        return MasterForms.show(new Form(
                new Text(
                        person.label().ja() + "のパスワードを発行し直す",
                        "A new password for " + person.label().en()),
                MasterForms.crumbs(LIST, new Link(person.label(), "/administration/people/" + id)),
                new Text(
                        "いまのパスワードは使えなくなり、ログイン中の画面は終わります。本人であることを確かめてから発行してください。",
                        "The present password and all sessions end. Make sure that it is the person who asks."),
                "/administration/people/" + id + "/password",
                forms.key(FormInput.of(new LinkedMultiValueMap<>())),
                new Text("発行する", "Issue it"),
                true,
                List.of(),
                Optional.empty()));
    }

    @PostMapping("/administration/people/{id}/password")
    @RouteRule(value = Audience.STAFF, needs = OrganizationPermissions.ADMINISTER)
    ModelAndView issue(@PathVariable UUID id, Actor actor) {
        StaffRows.PersonLine person = forms.read(() -> get(id, actor));
        Credentials.First first = credentials.first();
        credentials.issue(new PersonId(id), first, actor.doer());
        return password(new FirstPasswordPage(
                person.login(), person.label(), first.password(), "/administration/people/" + id));
    }
}
