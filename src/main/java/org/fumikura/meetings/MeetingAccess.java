package org.fumikura.meetings;

import static org.fumikuradb.meetings.Tables.ATTENDANCE;
import static org.fumikuradb.meetings.Tables.BODY;
import static org.fumikuradb.meetings.Tables.BODY_MEMBER;
import static org.fumikuradb.meetings.Tables.INSTRUCTION;
import static org.fumikuradb.meetings.Tables.SESSION;

import org.fumikura.organization.Actor;
import org.fumikura.shared.NotFound;
import org.fumikura.shared.Text;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/**
 * Who sees a body and its sessions (C.1-1): the section that runs it, its members of the day, and who stood in for one. Whoever
 * reads a material needs the right to read its document besides.
 */
@Component
class MeetingAccess {

    private final DSLContext db;
    private final MeetingRows rows;

    MeetingAccess(DSLContext db, MeetingRows rows) {
        this.db = db;
        this.rows = rows;
    }

    /** The bodies that somebody sees, as a condition on {@code meetings.body}. */
    Condition bodies(Actor actor) {
        return isRunBy(actor)
                .or(DSL.exists(DSL.selectOne()
                        .from(BODY_MEMBER)
                        .where(
                                BODY_MEMBER.TENANT_ID.eq(BODY.TENANT_ID),
                                BODY_MEMBER.BODY_ID.eq(BODY.ID),
                                BODY_MEMBER.POST_ID.eq(actor.post().id().value()))));
    }

    /** The sessions that somebody sees, as a condition on {@code meetings.session} joined with its body. */
    Condition sessions(Actor actor) {
        return isRunBy(actor)
                .or(DSL.exists(DSL.selectOne()
                        .from(BODY_MEMBER)
                        .where(
                                BODY_MEMBER.TENANT_ID.eq(SESSION.TENANT_ID),
                                BODY_MEMBER.BODY_ID.eq(SESSION.BODY_ID),
                                BODY_MEMBER.POST_ID.eq(actor.post().id().value()),
                                DSL.condition(
                                        "{0} @> ({1} at time zone 'Asia/Tokyo')::date",
                                        BODY_MEMBER.VALID, SESSION.STARTS_AT))))
                .or(DSL.exists(DSL.selectOne()
                        .from(ATTENDANCE)
                        .where(
                                ATTENDANCE.TENANT_ID.eq(SESSION.TENANT_ID),
                                ATTENDANCE.SESSION_ID.eq(SESSION.ID),
                                ATTENDANCE.PROXY_ID.eq(actor.post().id().value()))));
    }

    /** The instructions that somebody sees, her own included, as a condition beside {@link #sessions}. */
    Condition instructions(Actor actor) {
        return sessions(actor).or(INSTRUCTION.OWNER_ID.eq(actor.post().id().value()));
    }

    /** The bodies that the actor's section runs, as a condition on {@code meetings.body}. */
    Condition isRunBy(Actor actor) {
        return BODY.UNIT_ID.in(actor.reader().line());
    }

    /** Whether the actor's section runs a body. */
    boolean runs(MeetingBody body, Actor actor) {
        return actor.reader().line().contains(body.unit().value());
    }

    /** @throws NotFound when it is not there, or not for her */
    SessionRecord require(SessionId id, Actor actor) {
        boolean seen = db.fetchExists(DSL.selectOne()
                .from(SESSION)
                .join(BODY)
                .on(BODY.TENANT_ID.eq(SESSION.TENANT_ID), BODY.ID.eq(SESSION.BODY_ID))
                .where(SESSION.ID.eq(id.value()), sessions(actor)));
        if (!seen) {
            throw missing(id);
        }
        return rows.find(id).orElseThrow(() -> missing(id));
    }

    /**
     * As {@link #require}, for the section that runs it, and nobody else's until the transaction ends.
     *
     * @throws NotFound for everybody else
     */
    SessionRecord lock(SessionId id, Actor actor) {
        db.select(SESSION.ID)
                .from(SESSION)
                .where(SESSION.ID.eq(id.value()))
                .forUpdate()
                .execute();
        return rows.find(id)
                .filter(session -> actor.may(MeetingPermissions.ATTEND) && runs(session.body(), actor))
                .orElseThrow(() -> missing(id));
    }

    /** @throws NotFound when it is not there, or not for her */
    MeetingBody require(MeetingBodyId id, Actor actor) {
        return rows.bodies(BODY.ID.eq(id.value()).and(bodies(actor))).stream()
                .findFirst()
                .orElseThrow(() -> missing(id));
    }

    static NotFound missing(SessionId id) {
        return new NotFound("meeting", new Text("会議", "session"), id.value());
    }

    static NotFound missing(MeetingBodyId id) {
        return new NotFound("meeting-body", new Text("会議体", "body"), id.value());
    }
}
