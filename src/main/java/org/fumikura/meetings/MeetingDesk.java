package org.fumikura.meetings;

import static org.fumikuradb.meetings.Tables.BODY;
import static org.fumikuradb.meetings.Tables.INSTRUCTION;
import static org.fumikuradb.meetings.Tables.INSTRUCTION_REPORT;
import static org.fumikuradb.meetings.Tables.SESSION;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fumikura.desk.DeskCard;
import org.fumikura.desk.DeskItem;
import org.fumikura.desk.DeskPart;
import org.fumikura.desk.DeskSource;
import org.fumikura.desk.DueDays;
import org.fumikura.organization.Actor;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.Text;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Sessions to come and instructions to report, on the home page and in the calendar of due days. */
@Component
class MeetingDesk implements DeskSource, DueDays {

    private static final int SHOWN = 8;
    private static final Text SESSIONS = new Text("これからの会議", "Sessions to come");
    private static final Text INSTRUCTIONS = new Text("報告する指示（宿題）", "Instructions to report");

    private final DSLContext db;
    private final MeetingRows rows;
    private final MeetingAccess access;
    private final OfficialClock clock;

    MeetingDesk(DSLContext db, MeetingRows rows, MeetingAccess access, OfficialClock clock) {
        this.db = db;
        this.rows = rows;
        this.access = access;
        this.clock = clock;
    }

    private record Coming(SessionId id, String body, Instant startsAt, String place) {}

    private List<Coming> coming(Actor actor) {
        if (!actor.may(MeetingPermissions.ATTEND)) {
            return List.of();
        }
        return db.select(SESSION.ID, BODY.NAME, SESSION.N, SESSION.STARTS_AT, SESSION.PLACE)
                .from(SESSION)
                .join(BODY)
                .on(BODY.TENANT_ID.eq(SESSION.TENANT_ID), BODY.ID.eq(SESSION.BODY_ID))
                .where(SESSION.STATE.in(SessionState.NOTIFIED.name(), SessionState.OPEN.name()), access.sessions(actor))
                .orderBy(SESSION.STARTS_AT)
                .fetch(row -> new Coming(
                        new SessionId(row.value1()),
                        row.value2() + " 第" + row.value3() + "回",
                        row.value4(),
                        row.value5()));
    }

    /** What she has to report, and what is overdue of the bodies that her section runs. */
    private List<MeetingRows.Given> owed(Actor actor) {
        return rows.listInstructions(INSTRUCTION
                .OWNER_ID
                .eq(actor.post().id().value())
                .or(access.isRunBy(actor).and(INSTRUCTION.DUE_ON.lt(clock.today())))
                .and(INSTRUCTION_REPORT.REPORTED_AT.isNull()));
    }

    @Override
    public List<DeskCard> cards(Actor actor) {
        List<Coming> coming = coming(actor);
        List<MeetingRows.Given> owed = owed(actor);
        var cards = new ArrayList<DeskCard>();
        cards.add(new DeskCard(
                DeskPart.KNOW,
                40,
                SESSIONS,
                "/meetings",
                coming.size(),
                coming.stream()
                        .limit(SHOWN)
                        .map(each -> new DeskItem(
                                path(each.id()),
                                Text.same(each.body()),
                                Text.same(each.place()),
                                Optional.empty(),
                                Optional.of(each.startsAt()),
                                List.of()))
                        .toList(),
                null));
        cards.add(new DeskCard(
                DeskPart.MOVE,
                45,
                INSTRUCTIONS,
                "/meetings/instructions",
                owed.size(),
                owed.stream()
                        .limit(SHOWN)
                        .map(given -> new DeskItem(
                                "/meetings/instructions",
                                Text.same(given.instruction().wording()),
                                Text.same(given.body()),
                                given.instruction().dueOn(),
                                Optional.empty(),
                                List.of()))
                        .toList(),
                null));
        return List.copyOf(cards);
    }

    @Override
    public List<DueDay> dueDays(Actor actor) {
        var days = new ArrayList<DueDay>();
        coming(actor)
                .forEach(each -> days.add(new DueDay(
                        each.id().value(),
                        LocalDate.ofInstant(each.startsAt(), OfficialClock.ZONE),
                        new Text("会議", "Session"),
                        Optional.of(each.body()),
                        path(each.id()))));
        owed(actor).stream()
                .filter(given -> given.instruction().dueOn().isPresent())
                .forEach(given -> days.add(new DueDay(
                        given.instruction().id().value(),
                        given.instruction().dueOn().orElseThrow(),
                        new Text("指示の報告", "Report on an instruction"),
                        Optional.empty(),
                        "/meetings/instructions")));
        return List.copyOf(days);
    }

    private static String path(SessionId id) {
        return "/meetings/" + id.value();
    }
}
