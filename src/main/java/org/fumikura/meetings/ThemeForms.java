package org.fumikura.meetings;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Supplier;
import org.fumikura.frame.FormField;
import org.fumikura.frame.FormInput;
import org.fumikura.frame.Link;
import org.fumikura.organization.Actor;
import org.fumikura.shared.FiscalYear;
import org.fumikura.shared.FiscalYearNames;
import org.fumikura.shared.Text;
import org.springframework.stereotype.Component;

/** What the forms of a theme ask, by the last part of their paths. */
@Component
class ThemeForms {

    static final String STATE = "state";
    static final String WORDING = "wording";
    static final String BASELINE = "baseline";
    static final String EFFECT = "effect";
    static final String TASK = "task";
    static final String DOCUMENT = "document";
    static final String REPORT = "report";
    static final String ENTRY = "entry";

    private final Themes themes;
    private final Teams teams;
    private final TeamSources sources;
    private final TeamFields fields;

    ThemeForms(Themes themes, Teams teams, TeamSources sources, TeamFields fields) {
        this.themes = themes;
        this.teams = teams;
        this.sources = sources;
        this.fields = fields;
    }

    /** Empty for a name that no form has. */
    Optional<TeamForm> find(String name, Theme theme, Team team, Actor actor) {
        return Optional.ofNullable(
                switch (name) {
                    case STATE -> state(theme, team, actor);
                    case WORDING -> wording(theme, team, actor);
                    case BASELINE -> baseline(theme, team, actor);
                    case EFFECT -> effect(theme, team, actor);
                    case TASK -> task(theme, team, actor);
                    case DOCUMENT -> document(theme, team, actor);
                    case REPORT -> report(theme, team, actor);
                    case ENTRY -> entry(theme, team, actor);
                    default -> null;
                });
    }

    private static TeamForm form(
            String name,
            Theme theme,
            Team team,
            Text title,
            Text lead,
            Supplier<List<FormField>> fields,
            Function<FormInput, Optional<Runnable>> change) {
        String path = Themes.path(theme.id());
        return new TeamForm(
                title,
                List.of(
                        TeamController.LIST,
                        new Link(Text.same(team.name()), Teams.path(team.id())),
                        new Link(Text.same(theme.title()), path)),
                lead,
                new Text("登録する", "Enter"),
                path + "/" + name,
                path + "?done=" + name,
                fields,
                change);
    }

    private TeamForm state(Theme theme, Team team, Actor actor) {
        return form(
                STATE,
                theme,
                team,
                new Text("テーマの状態を移す", "Move the theme"),
                new Text(
                        "今の状態は「%s」です。継続と中止には理由が必要です。"
                                .formatted(theme.state().label().ja()),
                        "It is in the state “%s”. To continue or drop it needs a reason."
                                .formatted(theme.state().label().en())),
                () -> List.of(
                        FormField.choice(
                                        "event",
                                        new Text("移し方", "How"),
                                        ThemeEvent.from(theme.state()).toArray(ThemeEvent[]::new),
                                        ThemeEvent::label)
                                .demanded(),
                        FormField.line("reason", new Text("理由", "Reason"))
                                .hint(new Text("継続・中止では必須", "Demanded to continue or drop it")),
                        FormField.choice("year", new Text("継続先の年度（継続するとき）", "Continued into (to continue it)"), years())
                                .value(Integer.toString(Themes.usualYear(fields.today())))),
                input -> {
                    Optional<ThemeEvent> event = input.choice("event", ThemeEvent.values());
                    String reason = input.line("reason");
                    OptionalInt year = years().stream()
                            .map(FormField.Option::value)
                            .filter(input.line("year")::equals)
                            .mapToInt(Integer::parseInt)
                            .findFirst();
                    return event.map(each -> () -> themes.happen(theme.id(), each, reason, year, actor));
                });
    }

    private List<FormField.Option> years() {
        FiscalYear now = FiscalYear.of(fields.today());
        return List.of(now, now.next()).stream()
                .map(year ->
                        new FormField.Option(Integer.toString(year.startYear()), year.label(FiscalYearNames.STANDARD)))
                .toList();
    }

    private TeamForm wording(Theme theme, Team team, Actor actor) {
        return form(
                WORDING,
                theme,
                team,
                new Text("テーマの文言を改める", "Change the wording"),
                new Text(
                        "改める前の文言と、どの指示によるかが残ります。",
                        "What stood there before is kept, with the instruction by which it changed."),
                () -> List.of(
                        FormField.line("title", new Text("テーマ", "Theme"))
                                .demanded()
                                .value(theme.title()),
                        FormField.line("goal", new Text("目標", "Goal"))
                                .demanded()
                                .value(theme.goal()),
                        instruction(team, actor),
                        FormField.line("reason", new Text("理由", "Reason"))
                                .hint(new Text("指示によらないときは必須", "Demanded without an instruction"))),
                input -> {
                    String title = input.demanded("title");
                    String goal = input.demanded("goal");
                    Optional<InstructionId> instruction =
                            input.id("instruction").map(InstructionId::new);
                    String reason = input.line("reason");
                    return Optional.of(() -> themes.reword(theme.id(), title, goal, instruction, reason, actor));
                });
    }

    private FormField instruction(Team team, Actor actor) {
        return FormField.choice(
                        "instruction",
                        new Text("会議体の指示", "Instruction of the body"),
                        fields.read(() -> sources.instructionsFor(team, actor)))
                .orNone(new Text("指示によらない", "None"));
    }

    private TeamForm baseline(Theme theme, Team team, Actor actor) {
        Optional<Theme.Measure> known = theme.measure();
        return form(
                BASELINE,
                theme,
                team,
                new Text("基準値を登録する", "Enter the baseline"),
                new Text("取り組む前の値です。後で測る効果と比べます。", "How things stand before; the effect is compared with it later."),
                () -> List.of(
                        FormField.line("measure", new Text("測るもの", "What is measured"))
                                .demanded()
                                .value(known.map(Theme.Measure::name).orElse("")),
                        FormField.line("unit", new Text("単位", "Unit"))
                                .hint(new Text("例 部、件、時間、%", "e.g. copies, hours, %"))
                                .value(known.map(Theme.Measure::unit).orElse("")),
                        FormField.line("value", new Text("基準値", "Baseline"))
                                .demanded()
                                .value(known.map(each -> each.baseline().toPlainString())
                                        .orElse("")),
                        fields.day("on", new Text("測った日", "Measured on"))),
                input -> {
                    String name = input.demanded("measure");
                    String unit = input.line("unit");
                    var value = TeamFields.value(input, "value");
                    var on = input.demandedDay("on", fields.today());
                    return value.flatMap(read -> on.map(
                            day -> () -> themes.measure(theme.id(), new Theme.Measure(name, unit, read, day), actor)));
                });
    }

    private TeamForm effect(Theme theme, Team team, Actor actor) {
        return form(
                EFFECT,
                theme,
                team,
                new Text("効果を登録する", "Enter the effect"),
                theme.measure()
                        .map(each -> new Text(
                                "基準値は %s %s%s です。"
                                        .formatted(each.name(), each.baseline().toPlainString(), each.unit()),
                                "The baseline is %s %s %s."
                                        .formatted(each.name(), each.baseline().toPlainString(), each.unit())))
                        .orElse(new Text("先に基準値を登録してください。", "Please enter the baseline first.")),
                () -> List.of(
                        FormField.line("value", new Text("測った値", "Value")).demanded(),
                        fields.day("on", new Text("測った日", "Measured on"))),
                input -> {
                    var value = TeamFields.value(input, "value");
                    var on = input.demandedDay("on", fields.today());
                    return value.flatMap(read ->
                            on.map(day -> () -> themes.effect(theme.id(), new Theme.Effect(read, day), actor)));
                });
    }

    private TeamForm task(Theme theme, Team team, Actor actor) {
        return form(
                TASK,
                theme,
                team,
                new Text("課題を加える", "Add a task"),
                new Text("担当の職と期限を決めて登録します。", "A task has a post that does it, and a day."),
                () -> List.of(
                        FormField.line("wording", new Text("課題", "Task")).demanded(),
                        fields.post("owner", new Text("担当", "Who does it")),
                        FormField.day("due", new Text("期限", "Until")).demanded(),
                        instruction(team, actor)),
                input -> {
                    String wording = input.demanded("wording");
                    var owner = TeamFields.post(input, "owner");
                    var due = input.demandedDay("due", fields.today());
                    Optional<InstructionId> instruction =
                            input.id("instruction").map(InstructionId::new);
                    return Optional.of(() -> themes.task(theme.id(), wording, owner, due, instruction, actor));
                });
    }

    private TeamForm document(Theme theme, Team team, Actor actor) {
        return form(
                DOCUMENT,
                theme,
                team,
                new Text("文書を結び付ける", "Link a document"),
                new Text("件名は、その文書を読める人にだけ表示されます。", "Its title is shown to those alone who may read it."),
                () -> List.of(
                        FormField.choice(
                                        "kind",
                                        new Text("種類", "Kind"),
                                        ThemeDocument.Kind.values(),
                                        ThemeDocument.Kind::label)
                                .demanded(),
                        TeamFields.document("document", new Text("文書", "Document"))
                                .demanded()),
                input -> {
                    var kind = input.choice("kind", ThemeDocument.Kind.values());
                    input.demanded("document");
                    var document = fields.document(input, "document", actor);
                    return kind.flatMap(
                            each -> document.map(found -> () -> themes.link(theme.id(), found, each, actor)));
                });
    }

    private TeamForm report(Theme theme, Team team, Actor actor) {
        return form(
                REPORT,
                theme,
                team,
                new Text("会議体への報告を結び付ける", "Link the report to the body"),
                new Text("テーマを報告する、または報告した議題を選びます。", "Choose the item with which it is, or was, reported."),
                () -> List.of(FormField.choice(
                                "item", new Text("議題", "Item"), fields.read(() -> sources.itemsFor(team, actor)))
                        .orNone(new Text("選んでください", "Please choose"))
                        .demanded()),
                input ->
                        input.demandedId("item").map(item -> () -> themes.report(theme.id(), new ItemId(item), actor)));
    }

    private TeamForm entry(Theme theme, Team team, Actor actor) {
        return form(
                ENTRY,
                theme,
                team,
                new Text("活動を記録する", "Write in the log"),
                new Text("このテーマについて、いつ、何をしたかを残します。", "What was done about this theme, and when."),
                () -> entryFields(fields),
                input -> entry(input, team, Optional.of(theme.id()), actor));
    }

    static List<FormField> entryFields(TeamFields fields) {
        return List.of(
                fields.day("day", new Text("日", "Day")),
                FormField.line("words", new Text("内容", "What happened")).demanded(),
                TeamFields.document("document", new Text("文書", "Document")));
    }

    Optional<Runnable> entry(FormInput input, Team team, Optional<ThemeId> theme, Actor actor) {
        var day = input.demandedDay("day", fields.today());
        String words = input.demanded("words");
        var document = fields.document(input, "document", actor);
        return day.map(on -> () -> teams.note(team.id(), theme, on, words, document, actor));
    }
}
