package org.fumikura.approval;

import java.time.LocalDate;
import java.util.List;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.fumikura.approval.AuthorityRegister.NewAuthority;
import org.fumikura.frame.Form;
import org.fumikura.frame.FormField;
import org.fumikura.frame.FormInput;
import org.fumikura.frame.Link;
import org.fumikura.frame.RouteRule;
import org.fumikura.frame.RouteRule.Audience;
import org.fumikura.organization.Actor;
import org.fumikura.organization.BodyId;
import org.fumikura.organization.MasterForms;
import org.fumikura.organization.Organization;
import org.fumikura.organization.Rank;
import org.fumikura.organization.RowRefused;
import org.fumikura.organization.Validity;
import org.fumikura.shared.Text;
import org.springframework.stereotype.Controller;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Enters rows of the table of authority, changes them from a day on, and ends them. */
@Controller
class AuthorityFormController {

    private final Authorities authorities;
    private final AuthorityRegister register;
    private final AuthorityWords words;
    private final Organization organization;
    private final MasterForms forms;

    AuthorityFormController(
            Authorities authorities,
            AuthorityRegister register,
            AuthorityWords words,
            Organization organization,
            MasterForms forms) {
        this.authorities = authorities;
        this.register = register;
        this.words = words;
        this.organization = organization;
        this.forms = forms;
    }

    @GetMapping("/administration/authorities/new")
    @RouteRule(value = Audience.STAFF, needs = ApprovalPermissions.RULES)
    ModelAndView form() {
        var begun = new LinkedMultiValueMap<String, String>();
        begun.add("from", MasterForms.typed(forms.today()));
        begun.add("proxy", "yes");
        begun.add("again", Recirculation.EVERYBODY.name());
        return MasterForms.show(entry(FormInput.of(begun), Optional.empty()));
    }

    @PostMapping("/administration/authorities")
    @RouteRule(value = Audience.STAFF, needs = ApprovalPermissions.RULES)
    ModelAndView enter(@RequestParam MultiValueMap<String, String> fields, Actor actor) {
        FormInput input = FormInput.of(fields);
        Optional<Runnable> change = read(input, actor).map(wanted -> () -> register.enter(wanted, actor.doer()));
        return forms.send(
                input,
                actor,
                change,
                ApprovalAdministration.AUTHORITIES + "?done=entered",
                refused -> entry(input, refused),
                AuthorityRegister::rule);
    }

    private Form entry(FormInput input, Optional<Text> refused) {
        return form(
                new Text("決裁区分の行を登録する", "Enter a row of the table of authority"),
                new Text(
                        "登録したあとは書き換えられません。決裁文書を指定しないと、記録には「決裁文書なし」と残ります。",
                        "It is never overwritten. Without a decided matter the record says that none was named."),
                "",
                input,
                refused);
    }

    @GetMapping("/administration/authorities/{id}/change")
    @RouteRule(value = Audience.STAFF, needs = ApprovalPermissions.RULES)
    ModelAndView changeForm(@PathVariable UUID id) {
        Authority row = forms.read(() -> authorities.get(id));
        var begun = new LinkedMultiValueMap<String, String>();
        begun.add("body", row.body().value().toString());
        begun.add("code", row.matterCode());
        begun.add("name", row.matterName());
        begun.add("item", row.expenditureItem());
        begun.add(
                "above",
                row.amounts().from() == 0 ? "" : "%,d".formatted(row.amounts().from()));
        begun.add("below", row.amounts().to().map("%,d"::formatted).orElse(""));
        begun.add("rank", row.rank().name());
        tick(begun, "self", row.selfDecidable());
        tick(begun, "light", row.light());
        tick(begun, "proxy", row.proxyAllowed());
        tick(begun, "council", row.councilVote());
        begun.add("again", row.terms().recirculation().name());
        begun.add("duties", forms.read(() -> words.written(row.duties())));
        begun.add("source", row.source());
        return MasterForms.show(change(row, FormInput.of(begun), Optional.empty()));
    }

    private static void tick(MultiValueMap<String, String> begun, String name, boolean yes) {
        if (yes) {
            begun.add(name, "yes");
        }
    }

    @PostMapping("/administration/authorities/{id}/change")
    @RouteRule(value = Audience.STAFF, needs = ApprovalPermissions.RULES)
    ModelAndView change(@PathVariable UUID id, @RequestParam MultiValueMap<String, String> fields, Actor actor) {
        Authority row = forms.read(() -> authorities.get(id));
        FormInput input = FormInput.of(fields);
        Optional<NewAuthority> wanted = read(input, actor);
        if (wanted.isPresent()
                && !wanted.get().validity().first().isAfter(row.validity().first())) {
            input.refuse("from", new Text("いまの行が始まった日より後の日を指定してください。", "A day after the row's first one."));
        }
        return forms.send(
                input,
                actor,
                wanted.map(next -> () -> register.replace(row, next, actor.doer())),
                ApprovalAdministration.AUTHORITIES + "?done=changed",
                refused -> change(row, input, refused),
                AuthorityRegister::rule);
    }

    private Form change(Authority row, FormInput input, Optional<Text> refused) {
        return form(
                new Text("「" + row.matterName() + "」の行を変える", "Change the row of “" + row.matterName() + "”"),
                new Text(
                        "いまの行は始まりの日の前日で終わり、新しい行がその日から使われます。決裁済みの案件は変わりません。",
                        "The present row ends the day before, and the new one holds from then on. What was decided stays."),
                "/" + row.id() + "/change",
                input,
                refused);
    }

    /** What a form says; empty when it can not be read. */
    private Optional<NewAuthority> read(FormInput input, Actor actor) {
        Optional<UUID> body = input.demandedId("body");
        Optional<Rank> rank = input.choice("rank", AuthorityRegister.DECIDING.toArray(Rank[]::new));
        Optional<Recirculation> again = input.choice("again", Recirculation.values());
        Optional<LocalDate> from = input.demandedDay("from", forms.today());
        if (from.filter(forms.today()::isAfter).isPresent()) {
            input.refuse(
                    "from",
                    new Text(
                            "過ぎた日からは始められません。その間に決裁されたものがあるためです。今日以後の日を入力してください。",
                            "It can not begin in the past: something may have been decided since. Enter today or a later day."));
        }
        String code = input.demanded("code");
        String name = input.demanded("name");
        String source = input.demanded("source");
        return forms.read(() -> {
            var amounts = read(input, "above", above -> AuthorityWords.amounts(above, input.line("below")));
            var duties = read(input, "duties", line -> words.duties(line, from.orElse(forms.today()), actor.horizon()));
            var decision = read(input, "decision", number -> words.decision(number, actor.reader()));
            if (!input.isFine()
                    || body.isEmpty()
                    || rank.isEmpty()
                    || again.isEmpty()
                    || from.isEmpty()
                    || amounts.isEmpty()
                    || duties.isEmpty()
                    || decision.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(new NewAuthority(
                    new BodyId(body.get()),
                    code,
                    name,
                    input.line("item"),
                    amounts.get(),
                    rank.get(),
                    new Authority.Terms(
                            input.ticked("self"),
                            input.ticked("light"),
                            input.ticked("proxy"),
                            input.ticked("council"),
                            again.get()),
                    source,
                    decision.get(),
                    duties.get(),
                    Validity.from(from.get())));
        });
    }

    private static <T> Optional<T> read(FormInput input, String field, Function<String, T> reader) {
        try {
            return Optional.of(reader.apply(input.line(field)));
        } catch (RowRefused refused) {
            input.refuse(field, refused.why());
            return Optional.empty();
        }
    }

    private Form form(Text title, Text lead, String path, FormInput input, Optional<Text> refused) {
        List<FormField.Option> bodies = forms.read(organization::bodiesByCode).entrySet().stream()
                .sorted(Entry.comparingByKey())
                .map(body -> new FormField.Option(body.getValue().value().toString(), Text.same(body.getKey())))
                .toList();
        return new Form(
                title,
                MasterForms.crumbs(AuthorityController.LIST),
                lead,
                ApprovalAdministration.AUTHORITIES + path,
                forms.key(input),
                new Text("登録する", "Enter"),
                false,
                input.fill(List.of(
                        FormField.choice("body", new Text("執行機関コード", "Body"), bodies)
                                .demanded(),
                        FormField.line("code", new Text("事案コード", "Matter code")).demanded(),
                        FormField.line("name", new Text("事案", "Matter")).demanded(),
                        FormField.line("item", new Text("支出科目", "Expenditure item"))
                                .hint(new Text("例 委託料。科目のない事案は空欄", "Empty where the kind of matter has none")),
                        FormField.line("above", new Text("金額（円以上）", "Amount from (yen)")),
                        FormField.line("below", new Text("金額（円未満）", "Amount below (yen)")),
                        FormField.choice(
                                        "rank",
                                        new Text("決裁者", "Decided by"),
                                        AuthorityRegister.DECIDING.toArray(Rank[]::new),
                                        Rank::label)
                                .demanded(),
                        FormField.tick("self", new Text("起案者が自ら決定できる", "The drafter may decide it herself")),
                        FormField.tick("light", new Text("軽易（まとめて承認できる）", "Light: may be approved with others")),
                        FormField.tick("proxy", new Text("代決できる", "A deputy may decide it")),
                        FormField.tick(
                                "council",
                                new Text("議決要（議決を確認するまで施行・完結できない）", "The council votes before it is issued")),
                        FormField.choice(
                                "again",
                                new Text("差し戻された案件の再回付", "Asked again after a return"),
                                Recirculation.values(),
                                Recirculation::label),
                        FormField.line("duties", new Text("合議・審査", "Duties"))
                                .hint(new Text(
                                        "例 合議:020100:2000000:予算事務規則 5条；審査::1000000:契約事務規則 4条（種類:組織コード:金額（円以上）:根拠）",
                                        "kind:unit code:from which amount:source; several with ；")),
                        FormField.line("source", new Text("根拠", "Source"))
                                .demanded()
                                .hint(new Text("例 別表第2 3項", "The article")),
                        FormField.line("decision", new Text("決裁文書（番号または ID）", "Decided matter (number or id)")),
                        FormField.day("from", new Text("始まりの日", "First day")).demanded())),
                refused);
    }

    @GetMapping("/administration/authorities/{id}/end")
    @RouteRule(value = Audience.STAFF, needs = ApprovalPermissions.RULES)
    ModelAndView endForm(@PathVariable UUID id) {
        return MasterForms.show(end(
                forms.read(() -> authorities.get(id)), FormInput.of(new LinkedMultiValueMap<>()), Optional.empty()));
    }

    @PostMapping("/administration/authorities/{id}/end")
    @RouteRule(value = Audience.STAFF, needs = ApprovalPermissions.RULES)
    ModelAndView end(@PathVariable UUID id, @RequestParam MultiValueMap<String, String> fields, Actor actor) {
        Authority row = forms.read(() -> authorities.get(id));
        FormInput input = FormInput.of(fields);
        Optional<LocalDate> last = input.demandedDay("last", forms.today());
        if (last.filter(forms.today()::isAfter).isPresent()) {
            input.refuse(
                    "last",
                    new Text(
                            "過ぎた日には終えられません。最後の日は今日以後にしてください。",
                            "It can not end in the past. The last day is today or later."));
        }
        if (last.isPresent() && last.get().isBefore(row.validity().first())) {
            input.refuse("last", new Text("始まりの日より前には終えられません。", "It can not end before its first day."));
        }
        return forms.send(
                input,
                actor,
                last.map(day -> () -> register.end(id, day, actor.doer())),
                ApprovalAdministration.AUTHORITIES + "?done=ended",
                refused -> end(row, input, refused),
                AuthorityRegister::rule);
    }

    private Form end(Authority row, FormInput input, Optional<Text> refused) {
        return new Form(
                new Text("「" + row.matterName() + "」の行を終える", "End the row of “" + row.matterName() + "”"),
                MasterForms.crumbs(
                        AuthorityController.LIST,
                        new Link(Text.same(row.matterCode()), ApprovalAdministration.AUTHORITIES + "/" + row.id())),
                new Text(
                        "最後の日の翌日から、この行で決裁することはできません。決裁済みの案件は変わりません。",
                        "From the day after its last one nothing is decided by it. What was decided stays."),
                ApprovalAdministration.AUTHORITIES + "/" + row.id() + "/end",
                forms.key(input),
                new Text("終える", "End it"),
                true,
                input.fill(List.of(
                        FormField.day("last", new Text("最後の日", "Last day")).demanded())),
                refused);
    }
}
