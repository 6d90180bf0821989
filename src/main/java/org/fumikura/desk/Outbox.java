package org.fumikura.desk;

import static org.fumikuradb.desk.Tables.MAIL;
import static org.fumikuradb.desk.Tables.MAILBOX;
import static org.fumikuradb.desk.Tables.NOTICE;
import static org.fumikuradb.desk.Tables.PREFERENCE;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fumikura.organization.BodyId;
import org.fumikura.organization.Organization;
import org.fumikura.organization.PersonId;
import org.fumikura.organization.PostId;
import org.fumikura.shared.MachineClock;
import org.fumikura.shared.NotFound;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.Text;
import org.fumikura.shared.Uuid7;
import org.fumikuradb.desk.tables.records.MailRecord;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record2;
import org.jooq.SelectConditionStep;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/**
 * What is to be sent: one row for each mail, however often the work that makes it is done (docs/decisions/0020). Rows are
 * written and change in transactions of the caller. A row goes WAITING → SENDING → SENT, NEEDLESS or DEAD; one that was left in
 * SENDING by a program that died is claimed again after {@link #LEASE}, and goes out under the same Message-ID.
 */
@Component
class Outbox {

    /** Longer than any attempt can last: {@link Smtp} gives up earlier. */
    static final Duration LEASE = Duration.ofMinutes(5);

    /** How long after each failed attempt the next one is made; after the last of them none is. */
    static final List<Duration> BACK_OFF = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(4),
            Duration.ofHours(12),
            Duration.ofHours(24));

    private static final int PROBLEM = 300;
    private static final int BATCH = 200;

    private final DSLContext db;
    private final Organization organization;
    private final MailOffices offices;
    private final OfficialClock official;
    private final MachineClock machine;
    private final Uuid7 ids;

    Outbox(
            DSLContext db,
            Organization organization,
            MailOffices offices,
            OfficialClock official,
            MachineClock machine,
            Uuid7 ids) {
        this.db = db;
        this.organization = organization;
        this.offices = offices;
        this.official = official;
        this.machine = machine;
        this.ids = ids;
    }

    /** What a mail tells. */
    enum Kind {
        DIGEST("1日1回のまとめ", "Daily digest"),
        NOTICE("お知らせ", "Notice"),
        /** The code by which somebody shows that an address is hers. */
        CODE("アドレスの確認", "Confirmation of an address");

        private final Text label;

        Kind(String ja, String en) {
            this.label = new Text(ja, en);
        }

        Text label() {
            return label;
        }
    }

    /** What became of it. */
    enum State {
        WAITING,
        SENDING,
        SENT,
        /** There was nothing to tell any more: she saw it on the screen, or wants no mail. */
        NEEDLESS,
        DEAD
    }

    /** A mail that somebody has claimed to send it. */
    record Claimed(UUID id, PersonId person, Kind kind, int attempts) {}

    /** A mail that will not be sent by itself. */
    record Dead(UUID id, PersonId person, Kind kind, Instant writtenAt, int attempts, String problem) {}

    /** Who is to get a mail at once for what nobody has mailed her yet. */
    Set<PersonId> waitingAtOnce() {
        return people(unmailed(NoticeChannel.AT_ONCE));
    }

    /** Who is to get her digest of today: it is time, her office is open, and there is something new. */
    Set<PersonId> waitingForDigest() {
        LocalDate today = official.today();
        if (official.dateTime().toLocalTime().isBefore(offices.get().digestAt())) {
            return Set.of();
        }
        var open = new HashMap<BodyId, Boolean>();
        organization
                .bodiesByCode()
                .values()
                .forEach(body -> open.put(body, organization.calendarOf(body).isOpen(today)));
        if (!open.containsValue(true)) {
            return Set.of();
        }
        Set<PersonId> people = people(unmailed(NoticeChannel.DIGEST)
                .andNotExists(DSL.selectOne()
                        .from(MAIL)
                        .where(
                                MAIL.TENANT_ID.eq(NOTICE.TENANT_ID),
                                MAIL.PERSON_ID.eq(NOTICE.PERSON_ID),
                                MAIL.KEY.eq(digestKey(today)))));
        return people.stream()
                .filter(person -> bodies(person, today).stream().anyMatch(body -> open.getOrDefault(body, false)))
                .collect(Collectors.toSet());
    }

    private Collection<BodyId> bodies(PersonId person, LocalDate on) {
        List<UUID> posts =
                organization.postsOf(person, on).stream().map(PostId::value).toList();
        return organization.postsById(posts).values().stream()
                .map(post -> post.unit().body())
                .collect(Collectors.toSet());
    }

    private static Set<PersonId> people(SelectConditionStep<Record2<UUID, Boolean>> rows) {
        return new HashSet<>(rows.fetch(row -> new PersonId(row.value1())));
    }

    /** Notices that nobody has seen or mailed, of people with a confirmed address and since it was confirmed, by channel. */
    private SelectConditionStep<Record2<UUID, Boolean>> unmailed(NoticeChannel channel) {
        return db.selectDistinct(NOTICE.PERSON_ID, NOTICE.URGENT).from(NOTICE).where(toMail(channel));
    }

    private static Condition toMail(NoticeChannel channel) {
        Map<String, String> usual = Arrays.stream(NoticeTopic.values())
                .collect(Collectors.toMap(
                        NoticeTopic::name, topic -> topic.usual().name()));
        Field<String> chosen = DSL.field(DSL.select(PREFERENCE.CHANNEL)
                .from(PREFERENCE)
                .where(
                        PREFERENCE.TENANT_ID.eq(NOTICE.TENANT_ID),
                        PREFERENCE.PERSON_ID.eq(NOTICE.PERSON_ID),
                        PREFERENCE.TOPIC.eq(NOTICE.TOPIC)));
        return NOTICE.MAIL_ID
                .isNull()
                .and(NOTICE.READ_AT.isNull())
                .and(DSL.coalesce(chosen, DSL.case_(NOTICE.TOPIC).mapValues(usual))
                        .eq(channel.name()))
                .andExists(DSL.selectOne()
                        .from(MAILBOX)
                        .where(
                                MAILBOX.TENANT_ID.eq(NOTICE.TENANT_ID),
                                MAILBOX.PERSON_ID.eq(NOTICE.PERSON_ID),
                                MAILBOX.CONFIRMED_AT.le(NOTICE.AT)));
    }

    /** Writes one mail for all that a person is to be told at once, and one more for what is urgent. */
    void writeAtOnce(PersonId person) {
        for (boolean urgent : new boolean[] {true, false}) {
            Condition which = toMail(NoticeChannel.AT_ONCE)
                    .and(NOTICE.PERSON_ID.eq(person.value()))
                    .and(NOTICE.URGENT.eq(urgent));
            Optional<Long> newest = db.select(DSL.max(NOTICE.POSITION))
                    .from(NOTICE)
                    .where(which)
                    .fetchOptional(row -> row.value1());
            newest.ifPresent(position -> write(person, Kind.NOTICE, "notice/" + position, urgent, which));
        }
    }

    /** Writes the digest of today, once. */
    void writeDigest(PersonId person) {
        write(
                person,
                Kind.DIGEST,
                digestKey(official.today()),
                false,
                toMail(NoticeChannel.DIGEST).and(NOTICE.PERSON_ID.eq(person.value())));
    }

    private static String digestKey(LocalDate day) {
        return "digest/" + day;
    }

    private void write(PersonId person, Kind kind, String key, boolean urgent, Condition notices) {
        UUID id = ids.create();
        int written = db.insertInto(MAIL)
                .set(MAIL.ID, id)
                .set(MAIL.PERSON_ID, person.value())
                .set(MAIL.KEY, key)
                .set(MAIL.KIND, kind.name())
                .set(MAIL.URGENT, urgent)
                .set(MAIL.STATE, State.WAITING.name())
                .set(MAIL.WRITTEN_AT, official.now())
                .set(MAIL.TRY_AFTER, machine.now())
                .onConflictDoNothing()
                .execute();
        if (written == 1) {
            db.update(NOTICE).set(NOTICE.MAIL_ID, id).where(notices).execute();
        }
    }

    /** What can be sent now, the urgent first; in the quiet hours nothing else. */
    List<UUID> due() {
        Condition quiet =
                offices.get().isQuiet(official.dateTime().toLocalTime()) ? MAIL.URGENT.isTrue() : DSL.noCondition();
        return db.select(MAIL.ID)
                .from(MAIL)
                .where(isDue(), quiet)
                .orderBy(MAIL.URGENT.desc(), MAIL.WRITTEN_AT, MAIL.ID)
                .limit(BATCH)
                .fetch(MAIL.ID);
    }

    private Condition isDue() {
        Instant now = machine.now();
        return MAIL.STATE
                .eq(DSL.inline(State.WAITING.name()))
                .and(MAIL.TRY_AFTER.le(now))
                .or(MAIL.STATE.eq(DSL.inline(State.SENDING.name())).and(MAIL.ATTEMPTED_AT.le(now.minus(LEASE))));
    }

    /** Notes that somebody sends it now, before she does; empty when somebody else does. */
    Optional<Claimed> claim(UUID id) {
        return db.update(MAIL)
                .set(MAIL.STATE, State.SENDING.name())
                .set(MAIL.ATTEMPTS, MAIL.ATTEMPTS.plus(1))
                .set(MAIL.ATTEMPTED_AT, machine.now())
                .where(MAIL.ID.eq(id), isDue())
                .returning()
                .fetchOptional(row -> new Claimed(
                        row.getId(), new PersonId(row.getPersonId()), Kind.valueOf(row.getKind()), row.getAttempts()));
    }

    void sent(Claimed mail) {
        end(mail, State.SENT, "");
    }

    void needless(Claimed mail) {
        end(mail, State.NEEDLESS, "");
    }

    /** It will not be sent by itself any more. */
    void dead(Claimed mail, String problem) {
        end(mail, State.DEAD, problem);
    }

    /** It is tried again later, or given up when it was tried often enough. */
    void failed(Claimed mail, String problem) {
        if (mail.attempts > BACK_OFF.size()) {
            dead(mail, problem);
            return;
        }
        Instant next = machine.now().plus(BACK_OFF.get(mail.attempts - 1));
        db.update(MAIL)
                .set(MAIL.STATE, State.WAITING.name())
                .set(MAIL.TRY_AFTER, next)
                .set(MAIL.PROBLEM, cut(problem))
                .where(isStillOf(mail))
                .execute();
    }

    /** Nobody took it: as if it had not been tried. */
    void release(Claimed mail) {
        db.update(MAIL)
                .set(MAIL.STATE, State.WAITING.name())
                .set(MAIL.ATTEMPTS, MAIL.ATTEMPTS.minus(1))
                .where(isStillOf(mail))
                .execute();
    }

    private void end(Claimed mail, State state, String problem) {
        db.update(MAIL)
                .set(MAIL.STATE, state.name())
                .set(MAIL.ENDED_AT, machine.now())
                .set(MAIL.PROBLEM, cut(problem))
                .where(isStillOf(mail))
                .execute();
    }

    /** Whoever took too long, so that another one claimed it, changes nothing any more. */
    private static Condition isStillOf(Claimed mail) {
        return MAIL.ID.eq(mail.id).and(MAIL.STATE.eq(State.SENDING.name())).and(MAIL.ATTEMPTS.eq(mail.attempts));
    }

    private static String cut(String problem) {
        return problem.substring(0, Math.min(problem.length(), PROBLEM));
    }

    /** What was given up, the newest first. */
    List<Dead> dead() {
        return db.selectFrom(MAIL)
                .where(MAIL.STATE.eq(DSL.inline(State.DEAD.name())))
                .orderBy(MAIL.ID.desc())
                .limit(BATCH)
                .fetch(Outbox::dead);
    }

    /** How many wait to be sent. */
    int countWaiting() {
        return db.fetchCount(MAIL, MAIL.STATE.in(State.WAITING.name(), State.SENDING.name()));
    }

    /**
     * Lets what was given up be tried anew.
     *
     * @throws NotFound when it was not given up
     */
    void again(UUID id) {
        int changed = db.update(MAIL)
                .set(MAIL.STATE, State.WAITING.name())
                .set(MAIL.ATTEMPTS, 0)
                .set(MAIL.TRY_AFTER, machine.now())
                .setNull(MAIL.ENDED_AT)
                .where(MAIL.ID.eq(id), MAIL.STATE.eq(State.DEAD.name()))
                .execute();
        if (changed == 0) {
            throw new NotFound("mail", new Text("送れなかったメール", "undelivered mail"), id);
        }
    }

    private static Dead dead(MailRecord row) {
        return new Dead(
                row.getId(),
                new PersonId(row.getPersonId()),
                Kind.valueOf(row.getKind()),
                row.getWrittenAt(),
                row.getAttempts(),
                row.getProblem());
    }
}
