package org.fumikura.approval;

import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.fumikura.frame.Form;
import org.fumikura.frame.FormField;
import org.fumikura.frame.FormInput;
import org.fumikura.frame.Link;
import org.fumikura.frame.RouteRule;
import org.fumikura.frame.RouteRule.Audience;
import org.fumikura.organization.Actor;
import org.fumikura.organization.MasterForms;
import org.fumikura.organization.PostId;
import org.fumikura.shared.JapaneseDate;
import org.fumikura.shared.Text;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.stereotype.Controller;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Recurring drafts: what is due now, and what comes again when. */
@Controller
class RecurringController {

    static final Link LIST = new Link(new Text("定例の起案", "Recurring drafts"), "/recurrences");

    private static final Link TEMPLATES = new Link(new Text("ひな形", "Templates"), "/templates");

    private static final String USUAL_LEAD_DAYS = "7";

    private static final Map<String, Text> DONE = Map.of(
            "entered",
                    new Text(
                            "定例の起案を登録しました。時期が来ると、この職のホームに表示します。",
                            "Entered. It is shown on the home page of this post in time."),
            "skipped", new Text("この回を見送りました。理由を記録しました。", "This turn is left out; the reason is recorded."),
            "ended", new Text("定例の起案を終えました。作成済みの起案は変わりません。", "Ended. What was drafted for it stays."));

    private final Recurrences recurrences;
    private final RecurringTurns turns;
    private final DraftTemplates templates;
    private final MasterForms forms;

    RecurringController(Recurrences recurrences, RecurringTurns turns, DraftTemplates templates, MasterForms forms) {
        this.recurrences = recurrences;
        this.turns = turns;
        this.templates = templates;
        this.forms = forms;
    }

    @GetMapping("/recurrences")
    @RouteRule(value = Audience.STAFF, needs = ApprovalPermissions.DRAFT)
    ModelAndView list(@RequestParam Optional<String> done, @RequestParam(defaultValue = "1") int page, Actor actor) {
        return new ModelAndView(
                "approval/recurrences",
                "model",
                forms.read(() -> new RecurringPage(
                        done.map(DONE::get), recurrences.due(actor), recurrences.list(actor, MasterForms.page(page)))));
    }

    @PostMapping("/recurrences/{id}/drafts")
    @RouteRule(value = Audience.STAFF, needs = ApprovalPermissions.DRAFT)
    String begin(@PathVariable UUID id, @RequestParam @DateTimeFormat(iso = ISO.DATE) LocalDate dueOn, Actor actor) {
        return "redirect:/drafts/" + turns.begin(id, dueOn, actor).value();
    }

    @GetMapping("/recurrences/{id}/skip")
    @RouteRule(value = Audience.STAFF, needs = ApprovalPermissions.DRAFT)
    ModelAndView skipForm(
            @PathVariable UUID id,
            @RequestParam @DateTimeFormat(iso = ISO.DATE) Optional<LocalDate> dueOn,
            Actor actor) {
        RecurringPage.Line line = get(id, actor);
        LocalDate turn = dueOn.or(() -> line.due().stream().findFirst()).orElse(line.next());
        return MasterForms.show(skip(line, turn, FormInput.of(new LinkedMultiValueMap<>()), Optional.empty()));
    }

    @PostMapping("/recurrences/{id}/skip")
    @RouteRule(value = Audience.STAFF, needs = ApprovalPermissions.DRAFT)
    ModelAndView skip(
            @PathVariable UUID id,
            @RequestParam @DateTimeFormat(iso = ISO.DATE) LocalDate dueOn,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor) {
        RecurringPage.Line line = get(id, actor);
        FormInput input = FormInput.of(fields);
        String reason = input.demanded("reason");
        return forms.send(
                input,
                actor,
                Optional.of(() -> turns.skip(id, dueOn, reason, actor)),
                LIST.path() + "?done=skipped",
                refused -> skip(line, dueOn, input, refused));
    }

    private Form skip(RecurringPage.Line line, LocalDate dueOn, FormInput input, Optional<Text> refused) {
        Text day = JapaneseDate.describe(dueOn);
        return new Form(
                new Text("「" + line.name() + "」の1回を見送る", "Leave a turn of “" + line.name() + "” out"),
                List.of(LIST),
                new Text(
                        day.ja() + "の回を起案しないことにします。理由を記録し、次の回からはまた表示します。",
                        "The turn of " + day.en()
                                + " is not drafted. The reason is recorded; the next one is shown again."),
                LIST.path() + "/" + line.id() + "/skip",
                forms.key(input),
                new Text("見送る", "Leave it out"),
                true,
                input.fill(List.of(
                        FormField.hidden("dueOn", dueOn.toString()),
                        FormField.line("reason", new Text("見送る理由", "Why")).demanded())),
                refused);
    }

    private RecurringPage.Line get(UUID id, Actor actor) {
        return forms.read(() -> recurrences.get(id, actor));
    }

    @PostMapping("/recurrences/{id}/end")
    @RouteRule(value = Audience.STAFF, needs = ApprovalPermissions.DRAFT)
    String end(@PathVariable UUID id, Actor actor) {
        recurrences.end(id, actor);
        return "redirect:" + LIST.path() + "?done=ended";
    }

    @GetMapping("/templates/{id}/recurrence")
    @RouteRule(value = Audience.STAFF, needs = ApprovalPermissions.DRAFT)
    ModelAndView form(@PathVariable UUID id, Actor actor) {
        var begun = new LinkedMultiValueMap<String, String>();
        begun.add("post", actor.post().id().value().toString());
        begun.add("leadDays", USUAL_LEAD_DAYS);
        return MasterForms.show(entry(id, FormInput.of(begun), actor, Optional.empty()));
    }

    @PostMapping("/templates/{id}/recurrence")
    @RouteRule(value = Audience.STAFF, needs = ApprovalPermissions.DRAFT)
    ModelAndView enter(@PathVariable UUID id, @RequestParam MultiValueMap<String, String> fields, Actor actor) {
        FormInput input = FormInput.of(fields);
        Optional<PostId> post = input.demandedId("post").map(PostId::new);
        int month = input.number("month", 0, Month.values().length);
        int day = input.demanded("day").isEmpty() ? 1 : Math.max(1, input.number("day", 1, 31));
        int leadDays = input.number("leadDays", 0, Recurrences.MOST_LEAD_DAYS);
        Optional<Recurrences.Entry> entry = post.map(
                of -> new Recurrences.Entry(id, of, new Rhythm(month == 0 ? null : Month.of(month), day), leadDays));
        return forms.send(
                input,
                actor,
                entry.map(what -> () -> recurrences.enter(what, actor)),
                LIST.path() + "?done=entered",
                refused -> entry(id, input, actor, refused));
    }

    private Form entry(UUID template, FormInput input, Actor actor, Optional<Text> refused) {
        String name = forms.read(() -> templates.get(template, actor)).name();
        List<FormField.Option> posts = forms.read(() -> recurrences.posts(actor)).stream()
                .map(post -> new FormField.Option(post.id().value().toString(), post.name()))
                .toList();
        List<FormField.Option> months = IntStream.rangeClosed(1, Month.values().length)
                .mapToObj(month -> new FormField.Option(
                        Integer.toString(month), new Text("毎年" + month + "月", "every year in month " + month)))
                .toList();
        return new Form(
                new Text("「" + name + "」を定例の起案にする", "Draft “" + name + "” again and again"),
                List.of(TEMPLATES, LIST),
                new Text(
                        "時期が来ると、選んだ職のホームと起案の一覧に、起案するまで表示します。異動しても、その職にある人に表示します。",
                        "In time it is shown on the home page and among the drafts of the chosen post, whoever holds it, until it is drafted."),
                TEMPLATES.path() + "/" + template + "/recurrence",
                forms.key(input),
                new Text("登録する", "Enter"),
                false,
                input.fill(List.of(
                        FormField.choice("post", new Text("職", "Post"), posts).demanded(),
                        FormField.choice("month", new Text("月", "Month"), months)
                                .orNone(new Text("毎月", "every month")),
                        FormField.line("day", new Text("日", "Day"))
                                .demanded()
                                .hint(new Text(
                                        "1〜31。その日がない月は、月の末日", "1 to 31; a month without that day has its last one")),
                        FormField.line("leadDays", new Text("何日前から表示するか", "Shown so many days before"))
                                .hint(new Text("0〜60", "0 to 60")))),
                refused);
    }
}
