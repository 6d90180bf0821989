package org.fumikura.meetings;

import static org.fumikuradb.meetings.Tables.THEME;
import static org.fumikuradb.meetings.Tables.THEME_DOCUMENT;
import static org.fumikuradb.meetings.Tables.THEME_REPORT;
import static org.fumikuradb.meetings.Tables.THEME_STEP;
import static org.fumikuradb.meetings.Tables.THEME_TASK;
import static org.fumikuradb.meetings.Tables.THEME_WORDING;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.fumikura.organization.PostId;
import org.fumikura.records.DocumentId;
import org.fumikuradb.meetings.tables.records.ThemeDocumentRecord;
import org.fumikuradb.meetings.tables.records.ThemeRecord;
import org.fumikuradb.meetings.tables.records.ThemeStepRecord;
import org.fumikuradb.meetings.tables.records.ThemeTaskRecord;
import org.fumikuradb.meetings.tables.records.ThemeWordingRecord;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The rows of themes and of what belongs to them; in the caller's transaction. */
@Component
class ThemeRows {

    private final DSLContext db;

    ThemeRows(DSLContext db) {
        this.db = db;
    }

    Optional<Theme> find(ThemeId id) {
        return db.selectFrom(THEME).where(THEME.ID.eq(id.value())).fetchOptional(ThemeRows::theme);
    }

    /** As it is, and nobody else's until the transaction ends. */
    Optional<Theme> lock(ThemeId id) {
        return db.selectFrom(THEME).where(THEME.ID.eq(id.value())).forUpdate().fetchOptional(ThemeRows::theme);
    }

    List<Theme> among(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : list(THEME.ID.in(ids));
    }

    /** The themes of a team in the order of their numbers. */
    List<Theme> ofTeam(TeamId team) {
        return list(THEME.TEAM_ID.eq(team.value()));
    }

    private List<Theme> list(Condition which) {
        return db.selectFrom(THEME)
                .where(which)
                .orderBy(THEME.TEAM_ID, THEME.ORDINAL)
                .fetch(ThemeRows::theme);
    }

    /** How many themes each team has that are not over. */
    Map<UUID, Integer> open() {
        return db.select(THEME.TEAM_ID, DSL.count())
                .from(THEME)
                .where(THEME.STATE.notIn(ThemeState.CLOSED.name(), ThemeState.DROPPED.name()))
                .groupBy(THEME.TEAM_ID)
                .fetchMap(row -> row.value1(), row -> row.value2());
    }

    private static Theme theme(ThemeRecord row) {
        return new Theme(
                new ThemeId(row.getId()),
                new TeamId(row.getTeamId()),
                row.getOrdinal(),
                row.getTitle(),
                row.getGoal(),
                new PostId(row.getOwnerPostId()),
                ThemeState.valueOf(row.getState()),
                row.getCharteredOn(),
                optional(row.getContinuedInto()),
                row.getContinuedWithoutResult(),
                Optional.ofNullable(row.getMeasure())
                        .map(name -> new Theme.Measure(
                                name, row.getMeasureUnit(), plain(row.getBaselineValue()), row.getBaselineOn())),
                Optional.ofNullable(row.getEffectValue())
                        .map(value -> new Theme.Effect(plain(value), row.getEffectOn())));
    }

    private static BigDecimal plain(BigDecimal kept) {
        BigDecimal shortest = kept.stripTrailingZeros();
        return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
    }

    private static OptionalInt optional(@Nullable Integer number) {
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }

    private static @Nullable Integer nullable(OptionalInt number) {
        return number.isPresent() ? number.getAsInt() : null;
    }

    /** The number of a team's next theme. */
    int nextOf(TeamId team) {
        return 1 + db.fetchCount(THEME, THEME.TEAM_ID.eq(team.value()));
    }

    void insert(Theme theme) {
        db.insertInto(THEME)
                .set(THEME.ID, theme.id().value())
                .set(THEME.TEAM_ID, theme.team().value())
                .set(THEME.ORDINAL, theme.ordinal())
                .set(THEME.TITLE, theme.title())
                .set(THEME.GOAL, theme.goal())
                .set(THEME.OWNER_POST_ID, theme.owner().value())
                .set(THEME.STATE, theme.state().name())
                .set(THEME.CHARTERED_ON, theme.charteredOn())
                .execute();
    }

    void reword(ThemeId id, String title, String goal) {
        db.update(THEME)
                .set(THEME.TITLE, title)
                .set(THEME.GOAL, goal)
                .where(THEME.ID.eq(id.value()))
                .execute();
    }

    void setState(ThemeId id, ThemeStep step, int continuedWithoutResult) {
        db.update(THEME)
                .set(THEME.STATE, step.state().name())
                .set(THEME.CONTINUED_WITHOUT_RESULT, continuedWithoutResult)
                .set(
                        THEME.CONTINUED_INTO,
                        DSL.coalesce(DSL.val(nullable(step.continuedInto()), Integer.class), THEME.CONTINUED_INTO))
                .where(THEME.ID.eq(id.value()))
                .execute();
    }

    void setMeasure(ThemeId id, Theme.Measure measure) {
        db.update(THEME)
                .set(THEME.MEASURE, measure.name())
                .set(THEME.MEASURE_UNIT, measure.unit())
                .set(THEME.BASELINE_VALUE, measure.baseline())
                .set(THEME.BASELINE_ON, measure.on())
                .where(THEME.ID.eq(id.value()))
                .execute();
    }

    void setEffect(ThemeId id, Theme.Effect effect) {
        db.update(THEME)
                .set(THEME.EFFECT_VALUE, effect.value())
                .set(THEME.EFFECT_ON, effect.on())
                .where(THEME.ID.eq(id.value()))
                .execute();
    }

    /** Something came of it. */
    void setResult(ThemeId id) {
        db.update(THEME)
                .set(THEME.CONTINUED_WITHOUT_RESULT, 0)
                .where(THEME.ID.eq(id.value()))
                .execute();
    }

    /** What became of each of some themes, from its charter on. */
    Map<UUID, List<ThemeStep>> steps(Collection<UUID> themes) {
        return db.selectFrom(THEME_STEP)
                .where(THEME_STEP.THEME_ID.in(themes))
                .orderBy(THEME_STEP.THEME_ID, THEME_STEP.N)
                .fetchGroups(row -> row.getThemeId(), ThemeRows::step);
    }

    private static ThemeStep step(ThemeStepRecord row) {
        return new ThemeStep(
                ThemeState.valueOf(row.getState()),
                row.getOnDay(),
                row.getReason(),
                optional(row.getContinuedInto()),
                new PostId(row.getPostId()));
    }

    void insert(ThemeId id, ThemeStep step) {
        db.insertInto(THEME_STEP)
                .set(THEME_STEP.THEME_ID, id.value())
                .set(THEME_STEP.N, next(THEME_STEP.THEME_ID, id))
                .set(THEME_STEP.STATE, step.state().name())
                .set(THEME_STEP.ON_DAY, step.day())
                .set(THEME_STEP.REASON, step.reason())
                .set(THEME_STEP.CONTINUED_INTO, nullable(step.continuedInto()))
                .set(THEME_STEP.POST_ID, step.by().value())
                .execute();
    }

    private int next(TableField<?, UUID> column, ThemeId id) {
        return 1 + db.fetchCount(DSL.selectOne().from(column.getTable()).where(column.eq(id.value())));
    }

    List<ThemeWording> wordings(ThemeId id) {
        return db.selectFrom(THEME_WORDING)
                .where(THEME_WORDING.THEME_ID.eq(id.value()))
                .orderBy(THEME_WORDING.N)
                .fetch(ThemeRows::wording);
    }

    private static ThemeWording wording(ThemeWordingRecord row) {
        return new ThemeWording(
                row.getTitleBefore(),
                row.getTitleAfter(),
                row.getGoalBefore(),
                row.getGoalAfter(),
                Optional.ofNullable(row.getInstructionId()).map(InstructionId::new),
                row.getReason(),
                row.getOnDay(),
                new PostId(row.getPostId()));
    }

    void insert(ThemeId id, ThemeWording wording) {
        db.insertInto(THEME_WORDING)
                .set(THEME_WORDING.THEME_ID, id.value())
                .set(THEME_WORDING.N, next(THEME_WORDING.THEME_ID, id))
                .set(THEME_WORDING.TITLE_BEFORE, wording.titleBefore())
                .set(THEME_WORDING.TITLE_AFTER, wording.titleAfter())
                .set(THEME_WORDING.GOAL_BEFORE, wording.goalBefore())
                .set(THEME_WORDING.GOAL_AFTER, wording.goalAfter())
                .set(
                        THEME_WORDING.INSTRUCTION_ID,
                        wording.instruction().map(InstructionId::value).orElse(null))
                .set(THEME_WORDING.REASON, wording.reason())
                .set(THEME_WORDING.ON_DAY, wording.day())
                .set(THEME_WORDING.POST_ID, wording.by().value())
                .execute();
    }

    /** The tasks of some themes, in the order of their numbers. */
    List<ThemeTask> tasks(Collection<UUID> themes) {
        return db.selectFrom(THEME_TASK)
                .where(THEME_TASK.THEME_ID.in(themes))
                .orderBy(THEME_TASK.THEME_ID, THEME_TASK.ORDINAL)
                .fetch(ThemeRows::task);
    }

    private static ThemeTask task(ThemeTaskRecord row) {
        return new ThemeTask(
                row.getId(),
                new ThemeId(row.getThemeId()),
                row.getOrdinal(),
                row.getWording(),
                new PostId(row.getOwnerPostId()),
                row.getDueOn(),
                Optional.ofNullable(row.getDoneOn()),
                Optional.ofNullable(row.getInstructionId()).map(InstructionId::new));
    }

    int nextTaskOf(ThemeId id) {
        return next(THEME_TASK.THEME_ID, id);
    }

    void insert(ThemeTask task) {
        db.insertInto(THEME_TASK)
                .set(THEME_TASK.ID, task.id())
                .set(THEME_TASK.THEME_ID, task.theme().value())
                .set(THEME_TASK.ORDINAL, task.ordinal())
                .set(THEME_TASK.WORDING, task.wording())
                .set(THEME_TASK.OWNER_POST_ID, task.owner().value())
                .set(THEME_TASK.DUE_ON, task.due())
                .set(
                        THEME_TASK.INSTRUCTION_ID,
                        task.instruction().map(InstructionId::value).orElse(null))
                .execute();
    }

    void finish(UUID task, LocalDate on) {
        db.update(THEME_TASK)
                .set(THEME_TASK.DONE_ON, on)
                .where(THEME_TASK.ID.eq(task))
                .execute();
    }

    /** The documents of some themes, in the order in which they were linked. */
    List<ThemeDocument> documents(Collection<UUID> themes) {
        return db.selectFrom(THEME_DOCUMENT)
                .where(THEME_DOCUMENT.THEME_ID.in(themes))
                .orderBy(THEME_DOCUMENT.LINKED_ON, THEME_DOCUMENT.DOCUMENT_ID)
                .fetch(ThemeRows::document);
    }

    private static ThemeDocument document(ThemeDocumentRecord row) {
        return new ThemeDocument(
                new ThemeId(row.getThemeId()),
                new DocumentId(row.getDocumentId()),
                ThemeDocument.Kind.valueOf(row.getKind()),
                row.getLinkedOn());
    }

    void insert(ThemeDocument link) {
        db.insertInto(THEME_DOCUMENT)
                .set(THEME_DOCUMENT.THEME_ID, link.theme().value())
                .set(THEME_DOCUMENT.DOCUMENT_ID, link.document().value())
                .set(THEME_DOCUMENT.KIND, link.kind().name())
                .set(THEME_DOCUMENT.LINKED_ON, link.linkedOn())
                .execute();
    }

    /** The items with which each of some themes was reported, by theme, with the day on which that was linked. */
    Map<UUID, List<UUID>> reports(Collection<UUID> themes) {
        return db.select(THEME_REPORT.THEME_ID, THEME_REPORT.ITEM_ID)
                .from(THEME_REPORT)
                .where(THEME_REPORT.THEME_ID.in(themes))
                .orderBy(THEME_REPORT.LINKED_ON, THEME_REPORT.ITEM_ID)
                .fetchGroups(row -> row.value1(), row -> row.value2());
    }

    void report(ThemeId id, UUID item, LocalDate on) {
        db.insertInto(THEME_REPORT)
                .set(THEME_REPORT.THEME_ID, id.value())
                .set(THEME_REPORT.ITEM_ID, item)
                .set(THEME_REPORT.LINKED_ON, on)
                .execute();
    }
}
