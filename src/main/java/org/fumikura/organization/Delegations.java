package org.fumikura.organization;

import static org.fumikuradb.organization.Tables.ASSIGNMENT;
import static org.fumikuradb.organization.Tables.DELEGATION;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.fumikura.frame.Forbidden;
import org.fumikura.frame.Invalid;
import org.fumikura.ledger.Act;
import org.fumikura.ledger.Ledger;
import org.fumikura.ledger.Subject;
import org.fumikura.shared.NotFound;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.Text;
import org.fumikura.shared.Uuid7;
import org.fumikura.tenancy.Transactions;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.SelectConditionStep;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/**
 * What the holder of a post leaves to another post for a time (代理): reviews and concurrences, never decisions and never
 * examinations. It ends with her time in the post. Who keeps absences at the post's unit enters it for her; nobody's password changes hands (D-06).
 */
@Component
class Delegations {

    private static final String LEFT = "holder_left";
    private static final Pattern CODE = Pattern.compile("[\\p{L}\\p{N}._-]{1,50}");

    private final DSLContext db;
    private final Transactions transactions;
    private final Ledger ledger;
    private final Uuid7 ids;
    private final OfficialClock clock;
    private final Organization organization;

    Delegations(
            DSLContext db,
            Transactions transactions,
            Ledger ledger,
            Uuid7 ids,
            OfficialClock clock,
            Organization organization) {
        this.db = db;
        this.transactions = transactions;
        this.ledger = ledger;
        this.ids = ids;
        this.clock = clock;
        this.organization = organization;
    }

    /**
     * A delegation to be entered.
     *
     * @param matterCodes the kinds of matters; empty for all
     */
    record Entry(PostId post, PostId delegate, During during, Set<String> matterCodes, String reason) {}

    /** @param left whether she whose it is holds the post no more, so that it does not count */
    record Line(
            UUID id,
            InPlace posts,
            During during,
            List<String> matterCodes,
            String reason,
            PersonId enteredBy,
            boolean cancelled,
            boolean left) {}

    /**
     * Lets a post act for another one.
     *
     * @throws Forbidden when the post is not hers to delegate for
     * @throws Invalid as {@link #problems} says
     */
    UUID enter(Entry entry, Actor actor) {
        UUID id = ids.create();
        transactions.write(() -> {
            if (!isKeeper(organization.getPost(entry.post, clock.today()), actor)) {
                throw new Forbidden(
                        new Text("この職の代理は登録できません。", "You do not delegate for this post."),
                        new Text(
                                "その職の人か、その課の文書取扱主任に頼んでください。",
                                "Ask who holds the post, or the records clerk of its section."));
            }
            problems(entry, actor).forEach((field, what) -> {
                throw new Invalid(field, what);
            });
            db.insertInto(DELEGATION)
                    .set(DELEGATION.ID, id)
                    .set(DELEGATION.POST_ID, entry.post.value())
                    .set(DELEGATION.DELEGATE_POST_ID, entry.delegate.value())
                    .set(entry.during.in(DELEGATION.DURING))
                    .set(DELEGATION.MATTER_CODES, new TreeSet<>(entry.matterCodes).toArray(String[]::new))
                    .set(DELEGATION.REASON, entry.reason)
                    .set(DELEGATION.ENTERED_BY, actor.person().value())
                    .set(
                            DELEGATION.HOLDER_ID,
                            holder(entry.post, actor).map(PersonId::value).orElse(null))
                    .execute();
            Line line = get(id);
            ledger.record(act(OrganizationActs.DELEGATION_ENTERED, line, actor)
                    .changing("代理", null, line.posts.acting().name().ja())
                    .changing("期間", null, line.during.words().ja())
                    .changing("事案区分", null, line.matterCodes.isEmpty() ? "すべて" : String.join(" ", line.matterCodes))
                    .because(entry.reason));
        });
        return id;
    }

    /** What is wrong with an entry, by its fields {@code delegate}, {@code to} and {@code codes}; in a transaction. */
    Map<String, Text> problems(Entry entry, Actor actor) {
        if (entry.post.equals(entry.delegate)) {
            return Map.of("delegate", new Text("別の職を選んでください。", "Please choose another post."));
        }
        if (organization.existing(Set.of(entry.delegate), clock.today()).isEmpty()) {
            return Map.of("delegate", new Text("この職はありません。", "There is no such post."));
        }
        if (!holds(entry.post, actor)) {
            Optional<Text> own = InPlace.objection(db, entry.delegate, actor.doer(), clock.today());
            if (own.isPresent()) {
                return Map.of("delegate", own.get());
            }
        }
        Optional<Instant> to = entry.during.to();
        if (to.isEmpty() || !entry.during.from().isBefore(to.get())) {
            return Map.of("to", new Text("始まりより後の終わりが必要です。", "It needs an end after its beginning."));
        }
        if (entry.during.hasEndedBy(clock.now())) {
            return Map.of("to", new Text("終わりが過ぎています。これからの代理を登録してください。", "It is over already. Enter one to come."));
        }
        return entry.matterCodes.stream().allMatch(code -> CODE.matcher(code).matches())
                ? Map.of()
                : Map.of("codes", new Text("事案区分の記号を、空白で区切って入力してください。", "Codes of matters, with blanks between them."));
    }

    /**
     * Ends a delegation at a moment to come, or now; one that has not begun by then is cancelled.
     *
     * @throws NotFound when there is none, or it is not hers to end
     * @throws Invalid when it is over, or the moment has passed or is not before its end
     */
    void end(UUID id, Optional<Instant> asked, Actor actor) {
        transactions.write(() -> {
            Line line = find(id, actor);
            Instant at = asked.orElseGet(clock::now);
            objection(line, at).ifPresent(why -> {
                throw new Invalid("at", why);
            });
            boolean begun = line.during.from().isBefore(at);
            db.update(DELEGATION)
                    .set(begun ? During.endingIn(DELEGATION.DURING, at) : Map.of(DELEGATION.CANCELLED, true))
                    .where(DELEGATION.ID.eq(id))
                    .execute();
            String after = begun
                    ? new During(line.during.from(), Optional.of(at)).words().ja()
                    : "取消し";
            ledger.record(act(OrganizationActs.DELEGATION_ENDED, line, actor)
                    .changing("期間", line.during.words().ja(), after));
        });
    }

    /** Why a delegation can not end at a moment. */
    Optional<Text> objection(Line line, Instant at) {
        Instant now = clock.now();
        if (line.cancelled || line.during.hasEndedBy(now)) {
            return Optional.of(new Text("この代理は終わっています。", "This delegation is over."));
        }
        if (at.isBefore(now)) {
            return Optional.of(new Text("過ぎた時刻には終えられません。", "It can not end in the past."));
        }
        return line.during.hasEndedBy(at)
                ? Optional.of(new Text("登録されている終わりより前にしてください。", "It ends before that already."))
                : Optional.empty();
    }

    /**
     * One delegation.
     *
     * @throws NotFound when there is none, or it is not hers to end
     */
    Line find(UUID id, Actor actor) {
        return lines(DELEGATION.ID.eq(id).and(kept(actor)))
                .fetchOptional(Delegations::line)
                .orElseThrow(() -> missing(id));
    }

    private Line get(UUID id) {
        return lines(DELEGATION.ID.eq(id)).fetchOptional(Delegations::line).orElseThrow(() -> missing(id));
    }

    private static NotFound missing(UUID id) {
        return new NotFound("delegation", new Text("代理", "delegation"), id);
    }

    /** Those from and to her posts and those that she keeps, the one that begins last first. */
    Rows<Line> list(Actor actor) {
        return new Rows<>(
                db,
                lines(kept(actor).or(DELEGATION.DELEGATE_POST_ID.in(posts(actor))))
                        .orderBy(DSL.field("lower({0})", DELEGATION.DURING).desc(), DELEGATION.ID),
                Delegations::line);
    }

    /** The posts for which she delegates, in the order of the chart. */
    List<Post> posts(List<Post> all, Actor actor) {
        Set<UUID> own = Set.copyOf(posts(actor).fetch(ASSIGNMENT.POST_ID));
        Set<UUID> units = actor.unitsOf(OrganizationPermissions.KEEP_ABSENCES);
        return all.stream()
                .filter(post -> own.contains(post.id().value())
                        || units.contains(post.unit().id().value()))
                .toList();
    }

    private boolean isKeeper(Post post, Actor actor) {
        return actor.may(OrganizationPermissions.KEEP_ABSENCES, post.unit().id()) || holds(post.id(), actor);
    }

    private boolean holds(PostId post, Actor actor) {
        return InPlace.isHeldBy(db, post, actor.person().value(), clock.today());
    }

    private Condition kept(Actor actor) {
        return DELEGATION
                .POST_ID
                .in(posts(actor))
                .or(InPlace.POST.UNIT_ID.in(actor.unitsOf(OrganizationPermissions.KEEP_ABSENCES)));
    }

    private SelectConditionStep<Record1<UUID>> posts(Actor actor) {
        return db.select(ASSIGNMENT.POST_ID)
                .from(ASSIGNMENT)
                .where(
                        ASSIGNMENT.PERSON_ID.eq(actor.person().value()),
                        Organization.validOn(ASSIGNMENT.VALID, clock.today()));
    }

    /** Whose it is: hers who enters it for her own post, else of who holds the post alone. */
    private Optional<PersonId> holder(PostId post, Actor actor) {
        if (holds(post, actor)) {
            return Optional.of(actor.person());
        }
        List<PersonId> holders = organization.holders(post, clock.today());
        return holders.size() == 1 ? Optional.of(holders.getFirst()) : Optional.empty();
    }

    private Act act(String kind, Line line, Actor actor) {
        return Act.of(
                kind,
                new Subject("delegation", line.id),
                actor.doer(),
                line.posts.post().name().ja());
    }

    private Field<Boolean> left() {
        return DSL.field(DELEGATION
                .HOLDER_ID
                .isNotNull()
                .andNotExists(DSL.selectOne()
                        .from(ASSIGNMENT)
                        .where(
                                ASSIGNMENT.TENANT_ID.eq(DELEGATION.TENANT_ID),
                                ASSIGNMENT.POST_ID.eq(DELEGATION.POST_ID),
                                ASSIGNMENT.PERSON_ID.eq(DELEGATION.HOLDER_ID),
                                Organization.validOn(ASSIGNMENT.VALID, clock.today()))));
    }

    private SelectConditionStep<Record> lines(Condition which) {
        return InPlace.join(
                        db.select(DELEGATION.asterisk())
                                .select(left().as(LEFT))
                                .select(InPlace.fields())
                                .select(During.first(DELEGATION.DURING), During.end(DELEGATION.DURING))
                                .from(DELEGATION),
                        DELEGATION.TENANT_ID,
                        DELEGATION.POST_ID,
                        DELEGATION.DELEGATE_POST_ID)
                .where(which);
    }

    private static Line line(Record row) {
        return new Line(
                row.get(DELEGATION.ID),
                InPlace.read(row),
                During.read(row),
                List.of(row.get(DELEGATION.MATTER_CODES)),
                row.get(DELEGATION.REASON),
                new PersonId(row.get(DELEGATION.ENTERED_BY)),
                row.get(DELEGATION.CANCELLED),
                row.get(LEFT, Boolean.class));
    }
}
