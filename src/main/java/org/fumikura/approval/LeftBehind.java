package org.fumikura.approval;

import static org.fumikuradb.approval.Tables.DRAFT;
import static org.fumikuradb.approval.Tables.MATTER;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.fumikura.organization.Actor;
import org.fumikura.organization.Members;
import org.fumikura.organization.Organization;
import org.fumikura.organization.PostId;
import org.fumikura.organization.PostSuccession;
import org.fumikura.organization.Rank;
import org.fumikura.organization.Succession.Share;
import org.fumikura.organization.UnitId;
import org.fumikura.organization.UnitLevel;
import org.fumikura.records.Documents;
import org.fumikura.records.Files;
import org.fumikura.records.Scope;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.PageRequest;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** What stands without its drafter, and who may know of it (A.12-takeover). */
@Component
class LeftBehind {

    private final DSLContext db;
    private final Documents documents;
    private final Files files;
    private final Organization organization;
    private final OfficialClock clock;

    LeftBehind(DSLContext db, Documents documents, Files files, Organization organization, OfficialClock clock) {
        this.db = db;
        this.documents = documents;
        this.files = files;
        this.organization = organization;
        this.clock = clock;
    }

    /** Drafts that were not submitted yet and stand without their drafter, as far as somebody may know of them; in a read. */
    List<TakeoverPage.Left> drafts(Actor actor) {
        var seen = db.select(DRAFT.DOCUMENT_ID, DRAFT.TITLE, DRAFT.POST_ID, DRAFT.UNIT_ID, DRAFT.FILE_ID)
                .from(DRAFT)
                .where(isDraft(actor))
                .orderBy(DRAFT.DOCUMENT_ID.desc())
                .limit(PageRequest.MAX_SIZE)
                .fetch();
        Set<UUID> open = files.seen(seen.intoSet(DRAFT.FILE_ID), actor.reader());
        var posts = organization.postsById(seen.intoSet(DRAFT.POST_ID));
        return seen.stream()
                .filter(row -> row.get(DRAFT.FILE_ID) == null || open.contains(row.get(DRAFT.FILE_ID)))
                .map(row -> new TakeoverPage.Left(
                        row.get(DRAFT.DOCUMENT_ID),
                        row.get(DRAFT.TITLE),
                        MatterLists.name(posts, row.get(DRAFT.POST_ID)),
                        isMember(organization.inCharge(new UnitId(row.get(DRAFT.UNIT_ID)), clock.today()), actor)))
                .toList();
    }

    /** A draft that was not submitted yet, for who may know of it. */
    Condition isDraft(Actor actor) {
        return isShownTo(actor)
                .and(without(DRAFT.DOCUMENT_ID, DRAFT.UNIT_ID, DRAFT.PERSON_ID, DRAFT.POST_ID, actor))
                .andNotExists(DSL.selectOne()
                        .from(MATTER)
                        .where(MATTER.TENANT_ID.eq(DRAFT.TENANT_ID), MATTER.DOCUMENT_ID.eq(DRAFT.DOCUMENT_ID)));
    }

    /** Drafts that somebody may know of although they are another's: of her units, and not marked beyond her; 指定者 for a head. */
    Condition isShownTo(Actor actor) {
        boolean head = actor.post().rank().isAtLeast(Rank.SUBSECTION_HEAD);
        return DRAFT.UNIT_ID
                .in(reach(actor))
                .and(DRAFT.SECRECY.le((short) actor.reader().clearance()))
                .and(DSL.bitAnd(DRAFT.FLAGS, DSL.val(~actor.reader().handles())).eq(0))
                .and(head ? DSL.noCondition() : DRAFT.SCOPE.ne(Scope.NAMED.name()));
    }

    /** The matters that stand without their drafter, as far as somebody is concerned by it; access is asked besides. */
    Condition isMatter(Actor actor) {
        Set<UUID> units = reach(actor);
        var holders = new HashSet<>(units);
        holders.add(actor.unitAt(UnitLevel.SECTION).id().value());
        return MATTER.UNIT_ID
                .in(units)
                .or(documents.isHeldBy(MATTER.DOCUMENT_ID, holders, actor.reader()))
                .and(without(MATTER.DOCUMENT_ID, MATTER.UNIT_ID, MATTER.DRAFTER_ID, MATTER.DRAFTER_POST_ID, actor));
    }

    /** Her unit and those below, above a section her own alone; and those whose records she keeps. */
    private Set<UUID> reach(Actor actor) {
        var units = new HashSet<>(actor.unitsOf(ApprovalPermissions.FINISH));
        units.add(actor.post().unit().id().value());
        Set<UUID> reach = organization.succession(Share.OPEN_DOCUMENTS).withPredecessors(units, clock.today());
        if (!actor.post().rank().isAtLeast(Rank.DEPARTMENT_HEAD)) {
            reach.addAll(actor.reader().ofOpen().subsection());
        }
        return reach;
    }

    private Condition without(
            Field<UUID> document, Field<UUID> unit, Field<UUID> drafter, Field<UUID> post, Actor actor) {
        LocalDate today = clock.today();
        List<UUID> held = organization.postsOf(actor.person(), today).stream()
                .map(PostId::value)
                .toList();
        // nearly everybody is still there: the whole question is asked of the few who hold no post in the drafter's
        // unit
        Condition left = DSL.condition(
                "case when {0} then false else approval.is_left(tenancy.current_id(), {1}, {2}, {3}, {4}::date) end",
                DSL.field(Members.belong(drafter, unit, today)), document, unit, drafter, DSL.val(today));
        return left.or(drafter.eq(actor.person().value())
                .and(PostSuccession.inCharge(post, today).notIn(held)));
    }

    private static boolean isMember(UnitId unit, Actor actor) {
        return actor.post().unit().id().equals(unit) && actor.may(ApprovalPermissions.DRAFT, unit);
    }
}
