package org.fumikura.meetings;

import static org.fumikuradb.meetings.Tables.BODY;
import static org.fumikuradb.meetings.Tables.INSTRUCTION;
import static org.fumikuradb.meetings.Tables.ITEM;
import static org.fumikuradb.meetings.Tables.SESSION;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fumikura.frame.FormField;
import org.fumikura.organization.Actor;
import org.fumikura.shared.FiscalYear;
import org.fumikura.shared.FiscalYearNames;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.Text;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** What bodies have to do with teams: where a theme is reported, and which instruction it answers; as far as somebody sees it. */
@Component
class TeamSources {

    private static final int MOST_CHOICES = 50;

    private final DSLContext db;
    private final MeetingRows rows;
    private final MeetingAccess access;

    TeamSources(DSLContext db, MeetingRows rows, MeetingAccess access) {
        this.db = db;
        this.rows = rows;
        this.access = access;
    }

    static String path(SessionId session) {
        return "/meetings/" + session.value();
    }

    /** What a body is called, which belongs to the charter of its teams; everybody reads that. */
    Text body(MeetingBodyId id) {
        return rows.findBody(id).map(MeetingBody::name).orElse(Text.same("—"));
    }

    /** The bodies that she sees. */
    List<FormField.Option> bodies(Actor actor) {
        return rows.bodies(access.bodies(actor)).stream()
                .map(body -> new FormField.Option(body.id().value().toString(), body.name()))
                .toList();
    }

    /** Those of some items that she sees, the oldest first. */
    List<ThemeReport> items(Collection<UUID> ids, Actor actor) {
        return ids.isEmpty() ? List.of() : items(ITEM.ID.in(ids), actor).reversed();
    }

    /** The items of the body that a team reports to, as far as she sees them; the newest first. */
    List<FormField.Option> itemsFor(Team team, Actor actor) {
        return items(ofBodyOf(team), actor).stream()
                .map(item -> option(item.id(), item.title(), item.label()))
                .toList();
    }

    private static Condition ofBodyOf(Team team) {
        return team.body().map(body -> BODY.ID.eq(body.value())).orElse(DSL.noCondition());
    }

    private static FormField.Option option(UUID id, String words, Text label) {
        return new FormField.Option(id.toString(), new Text(label.ja() + "　" + words, label.en() + ": " + words));
    }

    private List<ThemeReport> items(Condition which, Actor actor) {
        return db.select(
                        ITEM.ID,
                        ITEM.TITLE,
                        SESSION.ID,
                        SESSION.FISCAL_YEAR,
                        SESSION.N,
                        SESSION.STARTS_AT,
                        BODY.NAME,
                        BODY.NAME_EN)
                .from(ITEM)
                .join(SESSION)
                .on(SESSION.TENANT_ID.eq(ITEM.TENANT_ID), SESSION.ID.eq(ITEM.SESSION_ID))
                .join(BODY)
                .on(BODY.TENANT_ID.eq(SESSION.TENANT_ID), BODY.ID.eq(SESSION.BODY_ID))
                .where(which, access.sessions(actor))
                .orderBy(SESSION.STARTS_AT.desc(), ITEM.KIND.desc(), ITEM.N.desc())
                .limit(MOST_CHOICES)
                .fetch(row -> new ThemeReport(
                        row.get(ITEM.ID),
                        new SessionId(row.get(SESSION.ID)),
                        row.get(ITEM.TITLE),
                        label(row),
                        day(row)));
    }

    /** Those of some instructions that she sees. */
    Map<UUID, ThemeInstruction> instructions(Collection<UUID> ids, Actor actor) {
        return ids.isEmpty()
                ? Map.of()
                : instructions(INSTRUCTION.ID.in(ids), actor).stream()
                        .collect(Collectors.toMap(ThemeInstruction::id, Function.identity()));
    }

    /** The instructions of the body that a team reports to, as far as she sees them; the newest first. */
    List<FormField.Option> instructionsFor(Team team, Actor actor) {
        return instructions(ofBodyOf(team), actor).stream()
                .map(given -> option(given.id(), given.wording(), given.label()))
                .toList();
    }

    private List<ThemeInstruction> instructions(Condition which, Actor actor) {
        return db.select(
                        INSTRUCTION.ID,
                        INSTRUCTION.WORDING,
                        SESSION.ID,
                        SESSION.FISCAL_YEAR,
                        SESSION.N,
                        SESSION.STARTS_AT,
                        BODY.NAME,
                        BODY.NAME_EN)
                .from(INSTRUCTION)
                .join(ITEM)
                .on(ITEM.TENANT_ID.eq(INSTRUCTION.TENANT_ID), ITEM.ID.eq(INSTRUCTION.ITEM_ID))
                .join(SESSION)
                .on(SESSION.TENANT_ID.eq(ITEM.TENANT_ID), SESSION.ID.eq(ITEM.SESSION_ID))
                .join(BODY)
                .on(BODY.TENANT_ID.eq(SESSION.TENANT_ID), BODY.ID.eq(SESSION.BODY_ID))
                .where(which, access.sessions(actor))
                .orderBy(SESSION.STARTS_AT.desc(), INSTRUCTION.ID.desc())
                .limit(MOST_CHOICES)
                .fetch(row -> new ThemeInstruction(
                        row.get(INSTRUCTION.ID),
                        new SessionId(row.get(SESSION.ID)),
                        row.get(INSTRUCTION.WORDING),
                        label(row),
                        day(row)));
    }

    /** What a session is called, of a row with its number and its body's name. */
    static Text label(Record row) {
        String en = row.get(BODY.NAME_EN);
        Text year = new FiscalYear(row.get(SESSION.FISCAL_YEAR)).label(FiscalYearNames.STANDARD);
        int n = row.get(SESSION.N);
        return new Text(
                "%s %s第%d回".formatted(row.get(BODY.NAME), year.ja(), n),
                "%s, %s, session %d".formatted(en.isEmpty() ? row.get(BODY.NAME) : en, year.en(), n));
    }

    private static LocalDate day(Record row) {
        Instant at = row.get(SESSION.STARTS_AT);
        return LocalDate.ofInstant(at, OfficialClock.ZONE);
    }
}
