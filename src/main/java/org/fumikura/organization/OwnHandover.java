package org.fumikura.organization;

import static org.fumikuradb.organization.Tables.ABSENCE;
import static org.fumikuradb.organization.Tables.ACCESS_TOKEN;
import static org.fumikuradb.organization.Tables.DELEGATION;

import java.util.List;
import java.util.UUID;
import org.fumikura.shared.MachineClock;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.Text;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Delegations, absences and access tokens of somebody who leaves. */
@Component
class OwnHandover implements HandoverSource {

    private final DSLContext db;
    private final OfficialClock official;
    private final MachineClock machine;

    OwnHandover(DSLContext db, OfficialClock official, MachineClock machine) {
        this.db = db;
        this.official = official;
        this.machine = machine;
    }

    @Override
    public List<HandoverLine> lines(Leaving leaving) {
        UUID person = leaving.person().value();
        List<UUID> posts =
                leaving.posts().stream().map(held -> held.post().id().value()).toList();
        int delegations = db.fetchCount(
                DELEGATION,
                DELEGATION
                        .HOLDER_ID
                        .eq(person)
                        .and(DELEGATION.POST_ID.in(posts))
                        .and(DELEGATION.CANCELLED.isFalse())
                        .and(DSL.condition("upper({0}) > {1}", DELEGATION.DURING, DSL.val(official.now()))));
        int absences = db.fetchCount(
                ABSENCE,
                ABSENCE.PERSON_ID
                        .eq(person)
                        .and(ABSENCE.CANCELLED.isFalse())
                        .and(DSL.condition(
                                "(upper_inf({0}) or upper({0}) > {1})", ABSENCE.DURING, DSL.val(official.now()))));
        int tokens = db.fetchCount(
                ACCESS_TOKEN,
                ACCESS_TOKEN
                        .PERSON_ID
                        .eq(person)
                        .and(ACCESS_TOKEN.POST_ID.in(posts))
                        .and(ACCESS_TOKEN.REVOKED_AT.isNull())
                        .and(ACCESS_TOKEN.EXPIRES_AT.gt(machine.now())));
        return List.of(
                new HandoverLine(
                        110,
                        new Text("代理（ほかの職に任せているもの）", "Delegations to other posts"),
                        delegations,
                        HandoverLine.Fate.ENDS,
                        DelegationController.LIST.path()),
                new HandoverLine(
                        120,
                        new Text("不在", "Absences"),
                        absences,
                        HandoverLine.Fate.STAYS,
                        AbsenceController.LIST.path()),
                new HandoverLine(
                        130, new Text("アクセストークン", "Access tokens"), tokens, HandoverLine.Fate.ENDS, "/account/tokens"));
    }
}
