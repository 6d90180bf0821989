package org.fumikura.redaction;

import static org.fumikuradb.redaction.Tables.REDACTION_;

import java.util.List;
import java.util.Optional;
import org.fumikura.content.Sha256;
import org.fumikura.frame.Forbidden;
import org.fumikura.frame.Invalid;
import org.fumikura.ledger.Act;
import org.fumikura.ledger.Ledger;
import org.fumikura.ledger.Subject;
import org.fumikura.organization.Actor;
import org.fumikura.shared.NotFound;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.Text;
import org.fumikura.shared.Uuid7;
import org.fumikura.tenancy.Transactions;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Redactions of the current municipality. A higher module begins one with bytes that it keeps, leads its user to {@link #path},
 * and asks for what came of it once a second person has confirmed it.
 */
@Component
public class Redactions {

    private static final int LONGEST_NAME = 200;

    private final DSLContext db;
    private final RedactionRows rows;
    private final RedactionAccess access;
    private final RedactionTasks tasks;
    private final Ledger ledger;
    private final Transactions transactions;
    private final OfficialClock clock;
    private final Uuid7 ids;

    Redactions(
            DSLContext db,
            RedactionRows rows,
            RedactionAccess access,
            RedactionTasks tasks,
            Ledger ledger,
            Transactions transactions,
            OfficialClock clock,
            Uuid7 ids) {
        this.db = db;
        this.rows = rows;
        this.access = access;
        this.tasks = tasks;
        this.ledger = ledger;
        this.transactions = transactions;
        this.clock = clock;
        this.ids = ids;
    }

    /** Where people work on one. */
    public static String path(RedactionId id) {
        return "/redactions/" + id.value();
    }

    /**
     * Begins one; part of the caller's write, or a write of its own.
     *
     * @param content a PDF that is kept, and that the caller has seen the actor may read
     * @param name what it is called, for those who work on it
     * @param origin what the PDF belongs to, by which it is decided who may see this; null for a PDF of the actor's own
     * @throws Forbidden when the actor's post does not redact
     * @throws Invalid when the name is not one
     */
    public RedactionId begin(Sha256 content, String name, Redaction.@Nullable Origin origin, Actor actor) {
        if (!actor.may(RedactionPermissions.REDACT)) {
            throw new Forbidden(
                    new Text("この職では墨塗りができません。", "This post does not redact."),
                    new Text("何も変更していません。担当する職に切り替えてください。", "Nothing was changed. Act in the post that does."));
        }
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw new Invalid(
                    "name",
                    new Text(
                            "名前を %d 字以内で入力してください。".formatted(LONGEST_NAME),
                            "Enter a name of at most %d letters.".formatted(LONGEST_NAME)));
        }
        var id = new RedactionId(ids.create());
        transactions.write(() -> {
            db.insertInto(REDACTION_)
                    .set(REDACTION_.ID, id.value())
                    .set(REDACTION_.NAME, name)
                    .set(REDACTION_.UNIT_ID, RedactionAccess.section(actor).id().value())
                    .set(REDACTION_.ORIGIN_KIND, origin == null ? null : origin.kind())
                    .set(REDACTION_.ORIGIN_ID, origin == null ? null : origin.id())
                    .set(REDACTION_.SOURCE_SHA256, content.bytes())
                    .set(REDACTION_.SOURCE_KEPT, content.bytes())
                    .set(REDACTION_.STATE, RedactionState.MARKING.name())
                    .set(REDACTION_.BEGUN_AT, clock.now())
                    .set(REDACTION_.MARKED_BY, actor.person().value())
                    .set(REDACTION_.MARKED_IN, actor.post().id().value())
                    .execute();
            tasks.order(id, RedactionTasks.Kind.READ);
            ledger.record(Act.of(RedactionActs.BEGUN, subject(id), actor.doer(), name)
                    .changing("元のPDF", null, content.toString()));
        });
        return id;
    }

    /**
     * The newest of those that somebody sees, first.
     *
     * @param most how many
     */
    public List<Redaction> list(Actor actor, int most) {
        return access.list(actor, most);
    }

    /** @throws NotFound when it is not there, or not for her */
    public Redaction get(RedactionId id, Actor actor) {
        return access.require(id, actor);
    }

    /**
     * What came of one, for the module that began it, whoever asks; empty until a second person has confirmed it, and once it is
     * withdrawn.
     */
    public Optional<Redaction.Result> findConfirmed(RedactionId id) {
        return rows.find(id).filter(Redaction::isConfirmed).flatMap(Redaction::result);
    }

    static Subject subject(RedactionId id) {
        return new Subject("redaction", id.value());
    }
}
