package org.fumikura.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.desk.NoticeSettings.Mailbox;
import org.fumikura.frame.Form;
import org.fumikura.frame.FormField;
import org.fumikura.frame.FormInput;
import org.fumikura.frame.Invalid;
import org.fumikura.frame.Languages;
import org.fumikura.frame.RouteRule;
import org.fumikura.frame.RouteRule.Audience;
import org.fumikura.frame.Submissions;
import org.fumikura.organization.Actor;
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

/** The page on which a person says how she wants to be told. */
@Controller
class NoticeSettingsController {

    static final String PATH = "/notices/settings";

    private static final Map<String, Text> DONE = Map.of(
            "chosen", new Text("通知の受け取り方を保存しました。", "It is saved."),
            "code", new Text("確認番号を送りました。届いたら下に入力してください。", "A code was sent. Enter it below when it comes."),
            "confirmed", new Text("このアドレスにメールが届きます。", "Mail comes to this address now."),
            "forgotten", new Text("メールアドレスを消しました。メールは届きません。", "The address is gone; no mail comes."),
            "revoked", new Text("カレンダーのアドレスを失効させました。", "The calendar’s address is revoked."));

    private static final List<FormField.Option> LANGUAGES =
            List.of(new FormField.Option("ja", Text.same("日本語")), new FormField.Option("en", Text.same("English")));

    private final NoticeSettings settings;
    private final Calendars calendars;
    private final Submissions submissions;
    private final Transactions transactions;
    private final Languages languages;

    NoticeSettingsController(
            NoticeSettings settings,
            Calendars calendars,
            Submissions submissions,
            Transactions transactions,
            Languages languages) {
        this.settings = settings;
        this.calendars = calendars;
        this.submissions = submissions;
        this.transactions = transactions;
        this.languages = languages;
    }

    /** What was typed into one of the forms of the page and why it was refused; all of them empty when it is opened. */
    private record Typed(String form, FormInput input) {

        static final Typed NONE = new Typed("", FormInput.of(new LinkedMultiValueMap<>()));
    }

    @GetMapping(PATH)
    @RouteRule(Audience.STAFF)
    ModelAndView show(@RequestParam Optional<String> done, Actor actor) {
        return page(actor, done.map(DONE::get), Typed.NONE, Optional.empty(), Optional.empty());
    }

    @PostMapping(PATH)
    @RouteRule(Audience.STAFF)
    ModelAndView choose(@RequestParam MultiValueMap<String, String> fields, Actor actor) {
        FormInput input = FormInput.of(fields);
        var chosen = new EnumMap<NoticeTopic, NoticeChannel>(NoticeTopic.class);
        for (NoticeTopic topic : NoticeTopic.values()) {
            input.choice(topic.name(), NoticeChannel.values()).ifPresent(channel -> chosen.put(topic, channel));
        }
        if (!input.isFine()) {
            return refused(actor, new Typed(PATH, input));
        }
        Locale language = input.line("language").equals("en") ? Locale.ENGLISH : Locale.JAPANESE;
        transactions.work(() -> settings.choose(actor.person(), chosen, language));
        return done("chosen");
    }

    @PostMapping(PATH + "/address")
    @RouteRule(Audience.STAFF)
    ModelAndView address(@RequestParam MultiValueMap<String, String> fields, Actor actor, HttpServletRequest request) {
        FormInput input = FormInput.of(fields);
        String address = input.demanded("address");
        if (input.isFine()) {
            refusing(input, () -> settings.enterAddress(actor.person(), address, languages.of(request)));
        }
        return input.isFine() ? done("code") : refused(actor, new Typed(PATH + "/address", input));
    }

    @PostMapping(PATH + "/code")
    @RouteRule(Audience.STAFF)
    ModelAndView code(@RequestParam MultiValueMap<String, String> fields, Actor actor) {
        FormInput input = FormInput.of(fields);
        String code = input.demanded("code");
        if (input.isFine()) {
            refusing(input, () -> settings.confirm(actor.person(), code));
        }
        return input.isFine() ? done("confirmed") : refused(actor, new Typed(PATH + "/code", input));
    }

    @PostMapping(PATH + "/address/forget")
    @RouteRule(Audience.STAFF)
    ModelAndView forget(Actor actor) {
        transactions.work(() -> settings.forgetAddress(actor.person()));
        return done("forgotten");
    }

    /** The same form again does not issue a second address. */
    @PostMapping(PATH + "/calendars")
    @RouteRule(Audience.STAFF)
    ModelAndView issue(
            @RequestParam UUID key,
            @RequestParam(defaultValue = "") String days,
            Actor actor,
            HttpServletRequest request) {
        UUID person = actor.person().value();
        return submissions.oneAtATime(key, () -> {
            if (submissions.outcome(key, person).isPresent()) {
                return new ModelAndView("redirect:" + PATH);
            }
            try {
                Calendars.Issued issued =
                        calendars.issue(actor, days.matches("[0-9]{1,3}") ? Integer.parseInt(days) : 0);
                submissions.remember(key, person, PATH);
                String address = request.getRequestURL()
                        .toString()
                        .replace(request.getRequestURI(), "/calendar/" + issued.token() + ".ics");
                return page(
                        actor,
                        Optional.empty(),
                        Typed.NONE,
                        Optional.of(new NoticeSettingsPage.Issued(address, issued.expiresAt())),
                        Optional.empty());
            } catch (Invalid invalid) {
                ModelAndView again = page(
                        actor,
                        Optional.empty(),
                        Typed.NONE,
                        Optional.empty(),
                        Optional.of(invalid.errors().getFirst().message()));
                again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
                return again;
            }
        });
    }

    @PostMapping(PATH + "/calendars/{id}/revoke")
    @RouteRule(Audience.STAFF)
    ModelAndView revoke(@PathVariable UUID id, Actor actor) {
        calendars.revoke(id, actor);
        return done("revoked");
    }

    private static void refusing(FormInput input, Runnable change) {
        try {
            change.run();
        } catch (Invalid invalid) {
            invalid.errors().forEach(error -> input.refuse(error.field(), error.message()));
        }
    }

    private static ModelAndView done(String code) {
        return new ModelAndView("redirect:" + PATH + "?done=" + code);
    }

    private ModelAndView refused(Actor actor, Typed typed) {
        ModelAndView view = page(actor, Optional.empty(), typed, Optional.empty(), Optional.empty());
        view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return view;
    }

    private ModelAndView page(
            Actor actor,
            Optional<Text> done,
            Typed typed,
            Optional<NoticeSettingsPage.Issued> issued,
            Optional<Text> refused) {
        return new ModelAndView("desk/notice-settings", "model", transactions.read(() -> {
            Optional<Mailbox> mailbox = settings.mailbox(actor.person());
            return new NoticeSettingsPage(
                    done,
                    state(mailbox),
                    mailbox.isPresent(),
                    forms(actor, mailbox, typed),
                    calendars.list(actor.person()),
                    submissions.key(),
                    issued,
                    refused);
        }));
    }

    private Text state(Optional<Mailbox> mailbox) {
        if (!settings.isMailOn()) {
            return new Text(
                    "この文倉はメールを送る設定になっていません。通知は画面に出ます。",
                    "This installation sends no mail. Notices are shown on the screen.");
        }
        return mailbox.map(each -> each.confirmed()
                        ? new Text("宛先 " + each.address(), "Mail goes to " + each.address())
                        : new Text(
                                each.address() + " に確認番号を送りました。入力するまで、お知らせは送りません。",
                                "A code was sent to " + each.address() + ". No notice goes there before you enter it."))
                .orElse(new Text("メールアドレスがまだありません。", "There is no address yet."));
    }

    private List<Form> forms(Actor actor, Optional<Mailbox> mailbox, Typed typed) {
        var forms = new ArrayList<Form>();
        forms.add(choices(actor, mailbox, typed));
        if (settings.isMailOn()) {
            if (mailbox.filter(each -> !each.confirmed()).isPresent()) {
                forms.add(form(
                        typed,
                        PATH + "/code",
                        new Text("確認番号", "Code"),
                        new Text("メールで届いた 8 けたの番号を入力してください。", "Enter the eight digits that came by mail."),
                        new Text("確認する", "Confirm"),
                        FormField.line("code", new Text("確認番号", "Code")).demanded()));
            }
            forms.add(form(
                    typed,
                    PATH + "/address",
                    new Text("メールアドレス", "Address"),
                    new Text(
                            "確認番号を送り、入力されてから使い始めます。", "A code is sent there; the address is used once you entered it."),
                    new Text("確認番号を送る", "Send a code"),
                    FormField.line("address", new Text("メールアドレス", "Address")).demanded()));
        }
        return forms;
    }

    private Form form(Typed typed, String action, Text title, Text lead, Text submit, FormField field) {
        List<FormField> fields = List.of(field);
        return new Form(
                title,
                List.of(),
                lead,
                action,
                submissions.key(),
                submit,
                false,
                typed.form.equals(action) ? typed.input.fill(fields) : fields,
                Optional.empty());
    }

    private Form choices(Actor actor, Optional<Mailbox> mailbox, Typed typed) {
        Map<NoticeTopic, NoticeChannel> channels = settings.channels(actor.person());
        var fields = new ArrayList<>(Arrays.stream(NoticeTopic.values())
                .map(topic -> FormField.choice(
                                topic.name(), topic.label(), NoticeChannel.values(), NoticeChannel::label)
                        .value(channels.getOrDefault(topic, topic.usual()).name()))
                .toList());
        mailbox.ifPresent(
                each -> fields.add(FormField.choice("language", new Text("メールの言語", "Language of mail"), LANGUAGES)
                        .value(each.language().getLanguage())));
        return new Form(
                new Text("受け取り方", "How you are told"),
                List.of(),
                new Text(
                        "どれを選んでも画面には出ます。秘密の文書や閲覧範囲の狭い文書の件名は、メールに書きません。",
                        "The screen shows them in any case. No mail has the title of a secret or narrowly shared document."),
                PATH,
                submissions.key(),
                new Text("保存する", "Save"),
                false,
                typed.form.equals(PATH) ? typed.input.fill(fields) : fields,
                Optional.empty());
    }
}
