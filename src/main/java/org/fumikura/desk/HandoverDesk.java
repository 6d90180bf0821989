package org.fumikura.desk;

import static org.fumikuradb.desk.Tables.CALENDAR;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.fumikura.organization.Actor;
import org.fumikura.organization.HandoverLine;
import org.fumikura.organization.HandoverSource;
import org.fumikura.organization.Handovers;
import org.fumikura.organization.Leaving;
import org.fumikura.shared.MachineClock;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.Text;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** The way to the list of what is open, in the last days of a post; and the calendars among it. */
@Component
class HandoverDesk implements DeskSource, HandoverSource {

    private static final int SHOWN_DAYS = 14;
    private static final String PATH = "/handover";

    private final DSLContext db;
    private final Handovers handovers;
    private final OfficialClock official;
    private final MachineClock machine;

    HandoverDesk(DSLContext db, Handovers handovers, OfficialClock official, MachineClock machine) {
        this.db = db;
        this.handovers = handovers;
        this.official = official;
        this.machine = machine;
    }

    @Override
    public List<DeskCard> cards(Actor actor) {
        LocalDate shown = official.today().plusDays(SHOWN_DAYS);
        return handovers.lastDay(actor).filter(last -> last.isBefore(shown)).stream()
                .map(last -> new DeskCard(
                        DeskPart.MOVE,
                        5,
                        new Text("引継ぎの確認", "Handover"),
                        PATH,
                        1,
                        List.of(new DeskItem(
                                PATH,
                                new Text("残っているものを確かめる", "Look at what is open"),
                                new Text("この職の最後の日までに", "by your last day in this post"),
                                Optional.of(last),
                                Optional.empty(),
                                List.of())),
                        null))
                .toList();
    }

    @Override
    public List<HandoverLine> lines(Leaving leaving) {
        int calendars = db.fetchCount(
                CALENDAR,
                CALENDAR.PERSON_ID
                        .eq(leaving.person().value())
                        .and(CALENDAR.REVOKED_AT.isNull())
                        .and(CALENDAR.EXPIRES_AT.gt(machine.now())));
        return List.of(new HandoverLine(
                140,
                new Text("期限カレンダー（職が一つもなくなるとき）", "Calendars, when she holds no post any more"),
                calendars,
                HandoverLine.Fate.ENDS,
                "/notices/settings"));
    }
}
