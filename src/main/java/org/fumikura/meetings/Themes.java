package org.fumikura.meetings;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fumikura.frame.Forbidden;
import org.fumikura.frame.Invalid;
import org.fumikura.ledger.Act;
import org.fumikura.ledger.Ledger;
import org.fumikura.ledger.Subject;
import org.fumikura.organization.Actor;
import org.fumikura.organization.Organization;
import org.fumikura.organization.PostId;
import org.fumikura.records.Document;
import org.fumikura.records.DocumentId;
import org.fumikura.records.DocumentState;
import org.fumikura.records.Documents;
import org.fumikura.records.Typed;
import org.fumikura.shared.FiscalYear;
import org.fumikura.shared.NotFound;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.Text;
import org.fumikura.shared.Uuid7;
import org.fumikura.tenancy.Transactions;
import org.springframework.stereotype.Component;

/**
 * The themes of teams: what is worked on, by whom, how far it is and what came of it. Each use case is one write with one act;
 * the team's secretariat and whoever sits on the team may do it.
 */
@Component
public class Themes {

    private static final Text INSTRUCTION_MISSING = new Text("指示", "instruction");

    private final ThemeRows rows;
    private final TeamAccess access;
    private final TeamSources sources;
    private final Organization organization;
    private final Documents documents;
    private final Transactions transactions;
    private final Ledger ledger;
    private final OfficialClock clock;
    private final Uuid7 ids;

    Themes(
            ThemeRows rows,
            TeamAccess access,
            TeamSources sources,
            Organization organization,
            Documents documents,
            Transactions transactions,
            Ledger ledger,
            OfficialClock clock,
            Uuid7 ids) {
        this.rows = rows;
        this.access = access;
        this.sources = sources;
        this.organization = organization;
        this.documents = documents;
        this.transactions = transactions;
        this.ledger = ledger;
        this.clock = clock;
        this.ids = ids;
    }

    /** Where a theme is shown. */
    public static String path(ThemeId id) {
        return "/themes/" + id.value();
    }

    /**
     * Charters a theme for a team (設置).
     *
     * @param owner the post that answers for it
     * @throws Forbidden when the actor neither sits on the team nor looks after it
     * @throws Invalid when the team is over, or words are missing
     * @throws NotFound when there is no such team, or no such post today
     */
    public ThemeId charter(TeamId team, String title, String goal, PostId owner, Actor actor) {
        return transactions.write(() -> {
            Team of = access.lockForEditor(team, actor);
            LocalDate today = clock.today();
            if (of.isOver(today)) {
                throw new Invalid("title", new Text("このチームの設置期間は終わっています。", "The term of this team is over."));
            }
            organization.getPost(owner, today);
            var theme = new Theme(
                    new ThemeId(ids.create()),
                    team,
                    rows.nextOf(team),
                    TeamWords.line("title", title, TeamWords.LONGEST_LINE),
                    TeamWords.lines("goal", goal, TeamWords.LONGEST_WORDS),
                    owner,
                    ThemeState.CHARTERED,
                    today,
                    OptionalInt.empty(),
                    0,
                    Optional.empty(),
                    Optional.empty());
            rows.insert(theme);
            rows.insert(
                    theme.id(),
                    new ThemeStep(
                            ThemeState.CHARTERED,
                            today,
                            "",
                            OptionalInt.empty(),
                            actor.post().id()));
            ledger.record(act(TeamActs.CHARTERED, theme, actor));
            return theme.id();
        });
    }

    /**
     * Lets something happen to a theme.
     *
     * @param reason why; demanded by {@link ThemeEvent#CONTINUE} and {@link ThemeEvent#DROP}
     * @param continuedInto the fiscal year, of {@link ThemeEvent#CONTINUE} alone; when left out, this one, or from January on
     *     the next
     * @throws ThemeNotInThisState when it can not happen to it now
     * @throws Invalid without a reason, for a year into which it was continued before, and for an adoption without a decision
     */
    public void happen(ThemeId id, ThemeEvent event, String reason, OptionalInt continuedInto, Actor actor) {
        transactions.write(() -> {
            Theme theme = access.lockForEditor(id, actor);
            ThemeState after = event.after(theme.state());
            String why = event.needsReason()
                    ? TeamWords.lines("reason", reason, TeamWords.LONGEST_REASON)
                    : TeamWords.within("reason", Typed.lines(reason), TeamWords.LONGEST_REASON);
            if (event == ThemeEvent.ADOPT) {
                requireDecision(theme, actor);
            }
            OptionalInt year = event == ThemeEvent.CONTINUE ? year(theme, continuedInto) : OptionalInt.empty();
            var step =
                    new ThemeStep(after, clock.today(), why, year, actor.post().id());
            rows.insert(id, step);
            rows.setState(id, step, inVain(theme, event));
            ledger.record(act(event.act(), theme, actor)
                    .changing("状態", theme.state().label().ja(), after.label().ja())
                    .because(why));
        });
    }

    private static int inVain(Theme theme, ThemeEvent event) {
        return switch (event) {
            case CONTINUE -> theme.continuedWithoutResult() + 1;
            case ADOPT -> 0;
            default -> theme.continuedWithoutResult();
        };
    }

    /** Into which year a theme goes on when nobody says otherwise. */
    static int usualYear(LocalDate today) {
        FiscalYear year = FiscalYear.of(today);
        return today.getMonthValue() < 4 ? year.next().startYear() : year.startYear();
    }

    private OptionalInt year(Theme theme, OptionalInt asked) {
        LocalDate today = clock.today();
        int year = asked.orElse(usualYear(today));
        int least =
                Math.max(FiscalYear.of(today).startYear(), theme.continuedInto().orElse(0) + 1);
        if (year < least || year > FiscalYear.of(today).next().startYear()) {
            throw new Invalid(
                    "year",
                    new Text(
                            "継続先の年度は、前に継続した年度より後で、今年度か来年度です。",
                            "It goes on into this fiscal year or the next, and into each but once."));
        }
        return OptionalInt.of(year);
    }

    private void requireDecision(Theme theme, Actor actor) {
        List<UUID> linked = rows.documents(List.of(theme.id().value())).stream()
                .filter(link -> link.kind() == ThemeDocument.Kind.DECISION)
                .map(link -> link.document().value())
                .toList();
        boolean decided = documents.readable(linked, actor.reader()).values().stream()
                .map(Document::state)
                .anyMatch(state -> state == DocumentState.DECIDED || state == DocumentState.CLOSED);
        if (!decided) {
            throw new Invalid(
                    "event",
                    new Text(
                            "決定とするには、決裁された決定の文書が必要です。先に文書を結び付けてください。",
                            "A theme is adopted by a document that was decided. Link it first."));
        }
    }

    /**
     * Says what a theme is measured by, and how things stand before it (基準値).
     *
     * @throws Invalid when the day has not come, or an effect was measured on that day or before
     */
    public void measure(ThemeId id, Theme.Measure measure, Actor actor) {
        transactions.write(() -> {
            Theme theme = access.lockForEditor(id, actor);
            var read = new Theme.Measure(
                    TeamWords.line("measure", measure.name(), TeamWords.LONGEST_LINE),
                    TeamWords.within("unit", Typed.line(measure.unit()), 20),
                    measure.baseline(),
                    measure.on());
            TeamWords.requireCome("on", read.on(), clock.today());
            theme.effect().ifPresent(effect -> requireBefore("on", read.on(), effect.on()));
            rows.setMeasure(id, read);
            ledger.record(act(TeamActs.MEASURED, theme, actor)
                    .changing("基準値", theme.measure().map(Themes::words).orElse(null), words(read)));
        });
    }

    private static String words(Theme.Measure measure) {
        return "%s %s%s（%s）"
                .formatted(measure.name(), measure.baseline().toPlainString(), measure.unit(), measure.on());
    }

    private static void requireBefore(String field, LocalDate baseline, LocalDate effect) {
        if (!baseline.isBefore(effect)) {
            throw new Invalid(
                    field, new Text("基準値の日は、効果を測った日より前でなければなりません。", "The baseline must be older than the effect."));
        }
    }

    /**
     * Notes what was measured later (効果), in place of what was noted before. It counts as a result.
     *
     * @throws Invalid without a baseline, or when the day is not after the baseline's
     */
    public void effect(ThemeId id, Theme.Effect effect, Actor actor) {
        transactions.write(() -> {
            Theme theme = access.lockForEditor(id, actor);
            Theme.Measure measure = theme.measure()
                    .orElseThrow(() ->
                            new Invalid("value", new Text("先に基準値を登録してください。", "Please enter the baseline first.")));
            requireBefore("on", measure.on(), effect.on());
            TeamWords.requireCome("on", effect.on(), clock.today());
            rows.setEffect(id, effect);
            rows.setResult(id);
            ledger.record(act(TeamActs.MEASURED, theme, actor)
                    .changing("効果", theme.effect().map(Themes::words).orElse(null), words(effect)));
        });
    }

    private static String words(Theme.Effect effect) {
        return effect.value().toPlainString() + "（" + effect.on() + "）";
    }

    /**
     * Adds a task.
     *
     * @param owner the post that does it; a task without one is refused
     * @param instruction the instruction of the body that it comes from
     * @return its id
     * @throws Invalid without words, an owner or a day
     */
    public UUID task(
            ThemeId id,
            String wording,
            Optional<PostId> owner,
            Optional<LocalDate> due,
            Optional<InstructionId> instruction,
            Actor actor) {
        return transactions.write(() -> {
            Theme theme = access.lockForEditor(id, actor);
            PostId post = owner.orElseThrow(
                    () -> new Invalid("owner", new Text("担当の職を選んでください。", "Please choose the post that does it.")));
            LocalDate day =
                    due.orElseThrow(() -> new Invalid("due", new Text("期限を入力してください。", "Please enter until when.")));
            String owned = organization.getPost(post, clock.today()).name().ja();
            instruction.ifPresent(each -> requireThere(each, actor));
            var task = new ThemeTask(
                    ids.create(),
                    id,
                    rows.nextTaskOf(id),
                    TeamWords.line("wording", wording, TeamWords.LONGEST_TASK),
                    post,
                    day,
                    Optional.empty(),
                    instruction);
            rows.insert(task);
            ledger.record(act(TeamActs.TASKED, theme, actor)
                    .changing("課題", null, task.wording() + "（" + owned + "、" + day + "）"));
            return task.id();
        });
    }

    private void requireThere(InstructionId id, Actor actor) {
        if (sources.instructions(List.of(id.value()), actor).isEmpty()) {
            throw new NotFound("instruction", INSTRUCTION_MISSING, id.value());
        }
    }

    /**
     * Says on which day a task was done.
     *
     * @throws NotFound when the theme has no such task
     * @throws Invalid when it is done already, or the day has not come
     */
    public void finish(ThemeId id, UUID task, LocalDate on, Actor actor) {
        transactions.write(() -> {
            Theme theme = access.lockForEditor(id, actor);
            ThemeTask done = rows.tasks(List.of(id.value())).stream()
                    .filter(each -> each.id().equals(task))
                    .findFirst()
                    .orElseThrow(() -> new NotFound("theme-task", new Text("課題", "task"), task));
            TeamWords.requireCome("on", on, clock.today());
            if (done.done().isPresent()) {
                throw new Invalid("on", new Text("この課題は済んでいます。", "This task is done already."));
            }
            rows.finish(task, on);
            ledger.record(act(TeamActs.TASK_DONE, theme, actor).changing("課題", done.wording(), "済 " + on));
        });
    }

    /**
     * Links a document to a theme; an output counts as a result. A document that is linked already stays so.
     *
     * @throws NotFound when the actor may not read it
     */
    public void link(ThemeId id, DocumentId document, ThemeDocument.Kind kind, Actor actor) {
        transactions.write(() -> {
            Theme theme = access.lockForEditor(id, actor);
            documents.get(document, actor.reader());
            var link = new ThemeDocument(id, document, kind, clock.today());
            boolean known = rows.documents(List.of(id.value())).stream()
                    .anyMatch(each -> each.document().equals(document) && each.kind() == kind);
            if (known) {
                throw new Invalid("document", new Text("この文書は結び付けられています。", "This document is linked already."));
            }
            rows.insert(link);
            if (kind == ThemeDocument.Kind.OUTPUT) {
                rows.setResult(id);
            }
            // the document's own words stay with it
            ledger.record(act(TeamActs.LINKED, theme, actor)
                    .changing(kind.label().ja(), null, document.value().toString()));
        });
    }

    /**
     * Says with which item of a session a theme was, or is to be, reported to the body.
     *
     * @throws NotFound when there is no such item for the actor
     */
    public void report(ThemeId id, ItemId item, Actor actor) {
        transactions.write(() -> {
            Theme theme = access.lockForEditor(id, actor);
            ThemeReport reported = sources.items(List.of(item.value()), actor).stream()
                    .findFirst()
                    .orElseThrow(() -> new NotFound("item", new Text("議題", "item"), item.value()));
            if (rows.reports(List.of(id.value()))
                    .getOrDefault(id.value(), List.of())
                    .contains(item.value())) {
                throw new Invalid("item", new Text("この議題は結び付けられています。", "This item is linked already."));
            }
            rows.report(id, item.value(), clock.today());
            ledger.record(act(TeamActs.REPORTED, theme, actor).changing("議題", null, reported.title()));
        });
    }

    /**
     * Changes what a theme is called and its goal; what stood there before is kept.
     *
     * @param instruction the instruction of the body by which it changes
     * @param reason why; demanded where no instruction says so
     * @throws Invalid when nothing changes, or nothing says why
     * @throws NotFound when there is no such instruction for her
     */
    public void reword(
            ThemeId id, String title, String goal, Optional<InstructionId> instruction, String reason, Actor actor) {
        transactions.write(() -> {
            Theme theme = access.lockForEditor(id, actor);
            instruction.ifPresent(each -> requireThere(each, actor));
            var wording = new ThemeWording(
                    theme.title(),
                    TeamWords.line("title", title, TeamWords.LONGEST_LINE),
                    theme.goal(),
                    TeamWords.lines("goal", goal, TeamWords.LONGEST_WORDS),
                    instruction,
                    instruction.isPresent()
                            ? TeamWords.within("reason", Typed.lines(reason), TeamWords.LONGEST_REASON)
                            : TeamWords.lines("reason", reason, TeamWords.LONGEST_REASON),
                    clock.today(),
                    actor.post().id());
            if (wording.titleAfter().equals(theme.title())
                    && wording.goalAfter().equals(theme.goal())) {
                throw new Invalid("title", new Text("文言が変わっていません。", "The wording is the same."));
            }
            rows.insert(id, wording);
            rows.reword(id, wording.titleAfter(), wording.goalAfter());
            ledger.record(act(TeamActs.REWORDED, theme, actor)
                    .changing("テーマ", theme.title(), wording.titleAfter())
                    .changing("目標", theme.goal(), wording.goalAfter())
                    .because(instruction.map(each -> "指示 " + each.value()).orElse(wording.reason())));
        });
    }

    /** @throws NotFound when there is none */
    public Theme get(ThemeId id) {
        return access.get(id);
    }

    /** The themes of a team in the order of their numbers. */
    public List<Theme> list(TeamId team) {
        access.get(team);
        return rows.ofTeam(team);
    }

    /** How many themes each team has that are not over. */
    Map<TeamId, Integer> open() {
        return rows.open().entrySet().stream()
                .collect(Collectors.toMap(each -> new TeamId(each.getKey()), Map.Entry::getValue));
    }

    private static Act act(String kind, Theme theme, Actor actor) {
        return Act.of(kind, new Subject("theme", theme.id().value()), actor.doer(), theme.title());
    }
}
