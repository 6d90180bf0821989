package org.fumikura.meetings;

import static org.fumikuradb.meetings.Tables.BODY;
import static org.fumikuradb.meetings.Tables.BODY_MEMBER;

import java.util.List;
import org.fumikura.frame.Forbidden;
import org.fumikura.frame.Invalid;
import org.fumikura.ledger.Act;
import org.fumikura.ledger.Ledger;
import org.fumikura.ledger.Subject;
import org.fumikura.organization.Actor;
import org.fumikura.organization.PostId;
import org.fumikura.organization.UnitId;
import org.fumikura.organization.UnitLevel;
import org.fumikura.organization.Validity;
import org.fumikura.shared.NotFound;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.Text;
import org.fumikura.shared.Uuid7;
import org.fumikura.tenancy.Transactions;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** The bodies (会議体) of the current municipality and who belongs to them. */
@Component
public class Bodies {

    private final DSLContext db;
    private final MeetingRows rows;
    private final MeetingAccess access;
    private final Ledger ledger;
    private final Transactions transactions;
    private final OfficialClock clock;
    private final Uuid7 ids;

    Bodies(
            DSLContext db,
            MeetingRows rows,
            MeetingAccess access,
            Ledger ledger,
            Transactions transactions,
            OfficialClock clock,
            Uuid7 ids) {
        this.db = db;
        this.rows = rows;
        this.access = access;
        this.ledger = ledger;
        this.transactions = transactions;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * A body to be entered; see {@link MeetingBody} for its parts.
     *
     * @param members in the order in which they are named; exactly one of them is its chair
     */
    public record NewBody(
            Text name,
            BodyKind kind,
            String basis,
            String fileTitle,
            int quorum,
            Openness openness,
            Openness minutes,
            List<NewMember> members) {}

    /** Somebody who belongs to it from the day on which it is entered. */
    public record NewMember(PostId post, Capacity capacity) {}

    /**
     * Enters a body that the actor's section runs, with its members from today on.
     *
     * @throws Forbidden when her post enters none
     * @throws Invalid without a name, a basis, a file, with more or less than one chair, with a post twice, or with the name of
     *     another body
     */
    public MeetingBodyId found(NewBody body, Actor actor) {
        if (!actor.may(MeetingPermissions.FOUND)) {
            throw new Forbidden(
                    new Text("この職では会議体を登録できません。", "This post does not enter bodies."),
                    new Text("何も変更していません。", "Nothing was changed."));
        }
        demand("name", body.name().ja(), 200);
        demand("basis", body.basis(), 500);
        demand("file", body.fileTitle(), 200);
        if (body.members().stream()
                        .filter(each -> each.capacity() == Capacity.CHAIR)
                        .count()
                != 1) {
            throw new Invalid("members", new Text("長を一人だけ選んでください。", "Choose exactly one chair."));
        }
        long posts = body.members().stream().map(NewMember::post).distinct().count();
        if (posts != body.members().size()) {
            throw new Invalid("members", new Text("同じ職が二度あります。", "A post is named twice."));
        }
        var id = new MeetingBodyId(ids.create());
        UnitId unit = actor.unitAt(UnitLevel.SECTION).id();
        transactions.write(() -> {
            if (db.fetchExists(BODY, BODY.NAME.eq(body.name().ja()))) {
                throw new Invalid("name", new Text("この名称の会議体はもうあります。", "There is a body of this name already."));
            }
            db.insertInto(BODY)
                    .set(BODY.ID, id.value())
                    .set(BODY.NAME, body.name().ja())
                    .set(BODY.NAME_EN, body.name().en())
                    .set(BODY.KIND, body.kind().name())
                    .set(BODY.BASIS, body.basis())
                    .set(BODY.UNIT_ID, unit.value())
                    .set(BODY.FILE_TITLE, body.fileTitle())
                    .set(BODY.QUORUM, body.quorum())
                    .set(BODY.OPENNESS, body.openness().how().name())
                    .set(BODY.OPENNESS_REASON, body.openness().reason())
                    .set(BODY.MINUTES_OPENNESS, body.minutes().how().name())
                    .set(BODY.MINUTES_REASON, body.minutes().reason())
                    .execute();
            int ordinal = 0;
            for (NewMember member : body.members()) {
                db.insertInto(BODY_MEMBER)
                        .set(BODY_MEMBER.BODY_ID, id.value())
                        .set(BODY_MEMBER.POST_ID, member.post().value())
                        .set(BODY_MEMBER.CAPACITY, member.capacity().name())
                        .set(BODY_MEMBER.ORDINAL, ++ordinal)
                        .set(Validity.from(clock.today()).in(BODY_MEMBER.VALID))
                        .execute();
            }
            ledger.record(Act.of(
                            MeetingActs.FOUNDED,
                            new Subject("meeting-body", id.value()),
                            actor.doer(),
                            body.name().ja())
                    .changing("構成員", null, body.members().size() + "人"));
        });
        return id;
    }

    /**
     * Adds a member from today on, behind the others; by the section that runs the body.
     *
     * @throws NotFound when the body is not hers to run
     * @throws Invalid when the post belongs to it already, or a second chair is named
     */
    public void addMember(MeetingBodyId id, NewMember member, Actor actor) {
        transactions.write(() -> {
            db.select(BODY.ID)
                    .from(BODY)
                    .where(BODY.ID.eq(id.value()))
                    .forUpdate()
                    .execute();
            MeetingBody body = rows.findBody(id)
                    .filter(each -> access.runs(each, actor))
                    .orElseThrow(() -> MeetingAccess.missing(id));
            List<MeetingBody.Member> now = members(body);
            if (member.capacity() == Capacity.CHAIR
                    || now.stream().anyMatch(each -> each.post().id().equals(member.post()))) {
                throw new Invalid(
                        "post",
                        new Text("この職はもう構成員です。長は一人だけです。", "It belongs to the body already; there is one chair."));
            }
            db.insertInto(BODY_MEMBER)
                    .set(BODY_MEMBER.BODY_ID, id.value())
                    .set(BODY_MEMBER.POST_ID, member.post().value())
                    .set(BODY_MEMBER.CAPACITY, member.capacity().name())
                    .set(
                            BODY_MEMBER.ORDINAL,
                            DSL.select(DSL.coalesce(DSL.max(BODY_MEMBER.ORDINAL), 0)
                                            .plus(1))
                                    .from(BODY_MEMBER)
                                    .where(BODY_MEMBER.BODY_ID.eq(id.value())))
                    .set(Validity.from(clock.today()).in(BODY_MEMBER.VALID))
                    .execute();
            ledger.record(Act.of(
                            MeetingActs.MEMBERS_ENTERED,
                            new Subject("meeting-body", id.value()),
                            actor.doer(),
                            body.name().ja())
                    .changing("構成員", null, member.capacity().label().ja()));
        });
    }

    static void demand(String field, String value, int longest) {
        if (value.isBlank() || value.length() > longest) {
            throw new Invalid(
                    field,
                    new Text(
                            "%d 字以内で入力してください。".formatted(longest),
                            "Please fill it in, with at most %d letters.".formatted(longest)));
        }
    }

    /** Those that somebody sees, by name. */
    public List<MeetingBody> list(Actor actor) {
        return rows.bodies(access.bodies(actor));
    }

    /** @throws NotFound when it is not there, or not for her */
    public MeetingBody get(MeetingBodyId id, Actor actor) {
        return access.require(id, actor);
    }

    /** Who belongs to a body today, in the order in which they are named. */
    public List<MeetingBody.Member> members(MeetingBody body) {
        return rows.members(body.id(), clock.today());
    }
}
