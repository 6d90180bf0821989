package org.fumikura.organization;

import java.time.Instant;
import java.util.ArrayList;
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

/** When I am away, and for the records clerk when the people of her section are. */
@Controller
class AbsenceController {

    static final Link LIST = new Link(new Text("不在の予定", "Absences"), "/absences");

    private final Absences absences;
    private final Organization organization;
    private final MasterForms forms;
    private final OfficialClock clock;

    AbsenceController(Absences absences, Organization organization, MasterForms forms, OfficialClock clock) {
        this.absences = absences;
        this.organization = organization;
        this.forms = forms;
        this.clock = clock;
    }

    @GetMapping("/absences")
    @RouteRule(Audience.STAFF)
    ModelAndView list(@RequestParam Optional<String> done, @RequestParam(defaultValue = "1") int page, Actor actor) {
        Paged<List<Cell>> list = forms.read(() -> {
            Paged<Absences.Line> lines = absences.list(actor).page(MasterForms.page(page));
            PersonNames names = organization.names(lines.items().stream()
                    .map(line -> line.absence().enteredBy().value())
                    .toList());
            return lines.map(line -> cells(line, names));
        });
        return new ModelAndView(
                "frame/listing",
                "model",
                new Listing(
                        LIST.label(),
                        List.of(),
                        new Text(
                                "自分の不在と、文書取扱主任には課の人の不在。不在の間は、代決順位の職が代わりに決裁できます。種別と備考は本人と文書取扱主任だけに見えます。",
                                "Your own absences and, for a records clerk, those of her section. Meanwhile the published"
                                        + " deputies decide. Kind and note are seen by the person and the clerk alone."),
                        forms.done(done),
                        List.of(),
                        new Table(
                                List.of(
                                        new Text("職員", "Person"),
                                        new Text("期間", "When"),
                                        new Text("種別", "Kind"),
                                        new Text("備考", "Note"),
                                        new Text("登録した人", "Entered by"),
                                        new Text("状態", "State"),
                                        new Text("終える", "End")),
                                list.items(),
                                new Text("登録された不在はありません。", "No absence is entered.")),
                        list,
                        List.of(new Link(new Text("不在を登録する", "Enter an absence"), LIST.path() + "/new")),
                        List.of(DelegationController.LIST),
                        Optional.empty()));
    }

    private List<Cell> cells(Absences.Line line, PersonNames names) {
        Absence absence = line.absence();
        boolean over = absence.cancelled() || absence.during().hasEndedBy(clock.now());
        return List.of(
                Cell.of(line.person()),
                Cell.of(absence.during().words()),
                Cell.of(absence.kind().label()),
                Cell.of(absence.note()),
                absence.enteredBy().equals(absence.person())
                        ? Cell.of(new Text("本人", "In person"))
                        : names.on(absence.enteredBy().value(), clock.today())
                                .map(Cell::of)
                                .orElse(new Cell.Empty()),
                state(absence.during(), absence.cancelled(), clock.now()),
                over
                        ? new Cell.Empty()
                        : new Cell.Link(new Text("終える…", "End…"), LIST.path() + "/" + absence.id() + "/end"));
    }

    /** How something that is entered for a time stands at a moment. */
    static Cell state(During during, boolean cancelled, Instant now) {
        if (cancelled) {
            return new Cell.Tag(new Text("取消し", "Cancelled"), "quiet");
        }
        if (during.hasEndedBy(now)) {
            return new Cell.Tag(new Text("終了", "Over"), "quiet");
        }
        return during.from().isAfter(now)
                ? new Cell.Tag(new Text("予定", "To come"), "quiet")
                : new Cell.Tag(new Text("現在", "Now"), "warn");
    }

    @GetMapping("/absences/new")
    @RouteRule(Audience.STAFF)
    ModelAndView form(Actor actor) {
        var begun = new LinkedMultiValueMap<String, String>();
        begun.add("person", actor.person().value().toString());
        begun.add("from", MasterForms.typed(forms.today()));
        return MasterForms.show(entry(FormInput.of(begun), actor, Optional.empty()));
    }

    @PostMapping("/absences")
    @RouteRule(Audience.STAFF)
    ModelAndView enter(@RequestParam MultiValueMap<String, String> fields, Actor actor) {
        FormInput input = FormInput.of(fields);
        PersonId person = input.id("person").map(PersonId::new).orElse(actor.person());
        Optional<AbsenceKind> kind = input.choice("kind", AbsenceKind.values());
        Optional<During> during = MomentForm.read(input, forms.today());
        String note = input.line("note");
        Optional<Absences.Entry> entry =
                kind.flatMap(what -> during.map(when -> new Absences.Entry(person, what, when, note)));
        entry.ifPresent(what -> forms.read(() -> absences.problems(what)).forEach(input::refuse));
        return forms.send(
                input,
                actor,
                entry.map(what -> () -> absences.enter(what, actor)),
                LIST.path() + "?done=entered",
                refused -> entry(input, actor, refused));
    }

    private Form entry(FormInput input, Actor actor, Optional<Text> refused) {
        List<Absences.Person> people = forms.read(() -> absences.people(actor));
        var fields = new ArrayList<FormField>();
        if (people.size() > 1) {
            fields.add(FormField.choice(
                            "person",
                            new Text("職員", "Person"),
                            people.stream()
                                    .map(each -> new FormField.Option(
                                            each.id().value().toString(), each.label()))
                                    .toList())
                    .demanded());
        }
        fields.add(FormField.choice("kind", new Text("種別", "Kind"), AbsenceKind.values(), AbsenceKind::label)
                .demanded());
        fields.addAll(MomentForm.fields(FormField.day("to", new Text("最後の日", "Last day"))
                .hint(new Text("わからないときは空欄。戻ったら終えてください。", "Blank while you do not know; end it when you are back."))));
        fields.add(FormField.line("note", new Text("備考", "Note"))
                .hint(new Text("本人と文書取扱主任だけに見えます。", "Seen by the person and the records clerk alone.")));
        return new Form(
                new Text("不在を登録する", "Enter an absence"),
                List.of(LIST),
                new Text(
                        "登録した期間は、代決順位の職が代わりに決裁できます。始まる前なら取り消せ、始まったあとも早めに終えられます。",
                        "Meanwhile the published deputies decide. It can be cancelled before it begins and ended early"
                                + " afterwards."),
                LIST.path(),
                forms.key(input),
                new Text("登録する", "Enter"),
                false,
                input.fill(fields),
                refused);
    }

    @GetMapping("/absences/{id}/end")
    @RouteRule(Audience.STAFF)
    ModelAndView endForm(@PathVariable UUID id, Actor actor) {
        return MasterForms.show(end(get(id, actor), FormInput.of(new LinkedMultiValueMap<>()), Optional.empty()));
    }

    @PostMapping("/absences/{id}/end")
    @RouteRule(Audience.STAFF)
    ModelAndView end(@PathVariable UUID id, @RequestParam MultiValueMap<String, String> fields, Actor actor) {
        Absence absence = get(id, actor);
        FormInput input = FormInput.of(fields);
        Optional<Instant> at = MomentForm.moment(input, "to", "toHour", 1, forms.today());
        absences.objection(absence, at.orElseGet(clock::now)).ifPresent(why -> input.refuse("to", why));
        return forms.send(
                input,
                actor,
                Optional.of(() -> absences.end(id, at, actor)),
                LIST.path() + "?done=over",
                refused -> end(absence, input, refused));
    }

    private Absence get(UUID id, Actor actor) {
        return forms.read(() -> absences.find(id, actor));
    }

    private Form end(Absence absence, FormInput input, Optional<Text> refused) {
        return new Form(
                new Text("不在を終える", "End an absence"),
                List.of(LIST),
                new Text(
                        absence.during().words().ja() + "の不在です。まだ始まっていなければ取り消します。",
                        "Absent " + absence.during().words().en() + ". It is cancelled when it has not begun."),
                LIST.path() + "/" + absence.id() + "/end",
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
