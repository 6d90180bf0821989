package org.fumikura.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.frame.Cell;
import org.fumikura.frame.Facts;
import org.fumikura.frame.Form;
import org.fumikura.frame.FormField;
import org.fumikura.frame.FormInput;
import org.fumikura.frame.Invalid;
import org.fumikura.frame.Link;
import org.fumikura.frame.MenuEntry;
import org.fumikura.frame.RouteRule;
import org.fumikura.frame.RouteRule.Audience;
import org.fumikura.frame.Submenu;
import org.fumikura.frame.Table;
import org.fumikura.organization.Actor;
import org.fumikura.organization.CurrentActor;
import org.fumikura.organization.MasterForms;
import org.fumikura.organization.Organization;
import org.fumikura.organization.OrganizationPermissions;
import org.fumikura.organization.PersonNames;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.Transactions;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What the office says in its mail and when it sends, and what could not be sent. */
@Controller
class MailController implements Submenu {

    private static final Link PAGE = new Link(new Text("通知メール", "Mail"), ADMINISTRATION + "/mail");
    private static final String OFFICE = ADMINISTRATION + "/mail/office";

    private static final Map<String, Text> DONE = Map.of(
            "changed", new Text("変更しました。", "It is changed."),
            "again", new Text("もう一度送ります。数分後に確かめてください。", "It will be sent again. Look again in a few minutes."));

    private final MailOffices offices;
    private final Outbox outbox;
    private final Organization organization;
    private final Transactions transactions;
    private final MasterForms forms;
    private final MailSettings settings;

    MailController(
            MailOffices offices,
            Outbox outbox,
            Organization organization,
            Transactions transactions,
            MasterForms forms,
            MailSettings settings) {
        this.offices = offices;
        this.outbox = outbox;
        this.organization = organization;
        this.transactions = transactions;
        this.forms = forms;
        this.settings = settings;
    }

    @Override
    public String under() {
        return ADMINISTRATION;
    }

    @Override
    public List<MenuEntry> entries(HttpServletRequest request) {
        return CurrentActor.of(request).may(OrganizationPermissions.ADMINISTER)
                ? List.of(new MenuEntry(205, PAGE.label(), PAGE.path(), 0))
                : List.of();
    }

    @GetMapping(ADMINISTRATION + "/mail")
    @RouteRule(value = Audience.STAFF, needs = OrganizationPermissions.ADMINISTER)
    ModelAndView show(@RequestParam Optional<String> done) {
        Facts page = transactions.read(() -> {
            MailOffice office = offices.get();
            List<Outbox.Dead> dead = outbox.dead();
            return new Facts(
                    PAGE.label(),
                    MasterForms.crumbs(),
                    done.map(DONE::get),
                    List.of(
                            fact("メールサーバー", "Mail server", server()),
                            fact(
                                    "まとめの時刻",
                                    "Daily digest",
                                    Cell.of(office.digestAt().toString())),
                            fact("送らない時間帯", "Quiet hours", quiet(office)),
                            fact("件名の初め", "Subjects begin with", said(office.subject())),
                            fact("書き出し", "Greeting", said(office.greeting())),
                            fact("末尾", "Footer", said(office.footer())),
                            fact("送信待ち", "Waiting", Cell.of(outbox.countWaiting() + ""))),
                    List.of(new Facts.Section(new Text("送れなかったメール", "Undelivered mail"), table(dead), List.of())),
                    List.of(new Link(new Text("文面と時刻を変える", "Change words and hours"), OFFICE)));
        });
        return new ModelAndView("frame/facts", "model", page);
    }

    private static Facts.Fact fact(String ja, String en, Cell cell) {
        return new Facts.Fact(new Text(ja, en), cell);
    }

    private Cell server() {
        return settings.isOn()
                ? Cell.of(settings.host() + ":" + settings.port())
                : Cell.of(new Text("設定していません（メールは送りません）", "none is set (no mail is sent)"));
    }

    private static Cell quiet(MailOffice office) {
        return office.quietFrom().equals(office.quietTo())
                ? Cell.of(new Text("なし", "none"))
                : Cell.of(new Text(
                        office.quietFrom() + " から " + office.quietTo() + " まで（緊急の案件を除く）",
                        office.quietFrom() + " to " + office.quietTo() + ", but for urgent matters"));
    }

    private static Cell said(MailOffice.Said said) {
        return Cell.of(said.ja().equals(said.en()) ? said.ja() : said.ja() + "　" + said.en());
    }

    private Table table(List<Outbox.Dead> dead) {
        PersonNames names = organization.names(
                dead.stream().map(each -> each.person().value()).toList());
        return new Table(
                List.of(
                        new Text("宛先", "To"),
                        new Text("種類", "Kind"),
                        new Text("作成", "Written"),
                        new Text("試行", "Attempts"),
                        new Text("サーバーの返事", "What the server said"),
                        new Text("操作", "Change")),
                dead.stream().map(each -> row(each, names)).toList(),
                new Text("送れなかったメールはありません。", "All mail was delivered."));
    }

    private List<Cell> row(Outbox.Dead dead, PersonNames names) {
        return List.of(
                names.on(dead.person().value(), forms.today()).map(Cell::of).orElse(new Cell.Empty()),
                Cell.of(dead.kind().label()),
                new Cell.Moment(dead.writtenAt()),
                Cell.of(dead.attempts() + ""),
                Cell.of(dead.problem()),
                new Cell.Link(new Text("もう一度送る…", "Send again…"), PAGE.path() + "/" + dead.id() + "/again"));
    }

    @GetMapping(ADMINISTRATION + "/mail/{id}/again")
    @RouteRule(value = Audience.STAFF, needs = OrganizationPermissions.ADMINISTER)
    ModelAndView askAgain(@PathVariable UUID id) {
        return MasterForms.show(new Form(
                new Text("もう一度送る", "Send it again"),
                MasterForms.crumbs(PAGE),
                new Text(
                        "相手のアドレスやサーバーの問題が直っていれば届きます。内容は送るときに作り直します。",
                        "It arrives if what was wrong with the address or the server is mended. Its words are made anew."),
                PAGE.path() + "/" + id + "/again",
                forms.key(FormInput.of(new LinkedMultiValueMap<>())),
                new Text("もう一度送る", "Send again"),
                false,
                List.of(),
                Optional.empty()));
    }

    @PostMapping(ADMINISTRATION + "/mail/{id}/again")
    @RouteRule(value = Audience.STAFF, needs = OrganizationPermissions.ADMINISTER)
    String again(@PathVariable UUID id) {
        transactions.work(() -> outbox.again(id));
        return "redirect:" + PAGE.path() + "?done=again";
    }

    @GetMapping(OFFICE)
    @RouteRule(value = Audience.STAFF, needs = OrganizationPermissions.ADMINISTER)
    ModelAndView form() {
        return MasterForms.show(
                form(forms.key(FormInput.of(new LinkedMultiValueMap<>())), fields(transactions.read(offices::get))));
    }

    @PostMapping(OFFICE)
    @RouteRule(value = Audience.STAFF, needs = OrganizationPermissions.ADMINISTER)
    ModelAndView change(@RequestParam MultiValueMap<String, String> fields, Actor actor) {
        FormInput input = FormInput.of(fields);
        Optional<LocalTime> digestAt = time(input, "digestAt");
        Optional<LocalTime> quietFrom = time(input, "quietFrom");
        Optional<LocalTime> quietTo = time(input, "quietTo");
        var subject = new MailOffice.Said(input.demanded("subject"), input.demanded("subjectEn"));
        var greeting = new MailOffice.Said(input.line("greeting"), input.line("greetingEn"));
        var footer = new MailOffice.Said(input.line("footer"), input.line("footerEn"));
        if (subject.ja().length() > 100 || subject.en().length() > 100) {
            input.refuse("subject", new Text("100字以内で入力してください。", "At most 100 characters."));
        }
        if (input.isFine()) {
            var office = new MailOffice(
                    digestAt.orElseThrow(), quietFrom.orElseThrow(), quietTo.orElseThrow(), subject, greeting, footer);
            try {
                offices.change(office, actor.doer());
                return new ModelAndView("redirect:" + PAGE.path() + "?done=changed");
            } catch (Invalid invalid) {
                invalid.errors().forEach(error -> input.refuse(error.field(), error.message()));
            }
        }
        List<FormField> again = input.fill(fields(transactions.read(offices::get)));
        ModelAndView view = MasterForms.show(form(forms.key(input), again));
        view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return view;
    }

    private static Optional<LocalTime> time(FormInput input, String name) {
        try {
            return Optional.of(LocalTime.parse(input.demanded(name)));
        } catch (DateTimeParseException none) {
            input.refuse(name, new Text("08:30 のように入力してください。", "Write it as 08:30."));
            return Optional.empty();
        }
    }

    private static List<FormField> fields(MailOffice office) {
        return List.of(
                field(
                        "digestAt",
                        "まとめの時刻",
                        "Time of the digest",
                        office.digestAt().toString()),
                field(
                        "quietFrom",
                        "送らない時間帯の始まり",
                        "Quiet hours from",
                        office.quietFrom().toString()),
                field(
                        "quietTo",
                        "送らない時間帯の終わり",
                        "Quiet hours to",
                        office.quietTo().toString()),
                field(
                        "subject",
                        "件名の初め",
                        "Subjects begin with",
                        office.subject().ja()),
                field(
                        "subjectEn",
                        "件名の初め（英語）",
                        "Subjects begin with (English)",
                        office.subject().en()),
                field("greeting", "書き出し", "Greeting", office.greeting().ja()),
                field(
                        "greetingEn",
                        "書き出し（英語）",
                        "Greeting (English)",
                        office.greeting().en()),
                field("footer", "末尾", "Footer", office.footer().ja()),
                field("footerEn", "末尾（英語）", "Footer (English)", office.footer().en()));
    }

    private static FormField field(String name, String ja, String en, String value) {
        return FormField.line(name, new Text(ja, en)).value(value);
    }

    private static Form form(UUID key, List<FormField> fields) {
        return new Form(
                new Text("通知メールの文面と時刻", "Words and hours of mail"),
                MasterForms.crumbs(PAGE),
                new Text(
                        "送らない時間帯の始まりと終わりを同じにすると、いつでも送ります。まとめは開庁日だけ送ります。",
                        "With the same beginning and end there are no quiet hours. Digests go out on open days only."),
                OFFICE,
                key,
                new Text("変更する", "Change"),
                false,
                fields,
                Optional.empty());
    }
}
