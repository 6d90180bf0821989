package org.fumikura.desk;

import static org.fumikuradb.desk.Tables.CALENDAR;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.frame.Invalid;
import org.fumikura.ledger.Act;
import org.fumikura.ledger.Ledger;
import org.fumikura.ledger.Subject;
import org.fumikura.organization.Actor;
import org.fumikura.organization.Actors;
import org.fumikura.organization.Organization;
import org.fumikura.organization.PersonId;
import org.fumikura.shared.MachineClock;
import org.fumikura.shared.NotFound;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.Text;
import org.fumikura.shared.Uuid7;
import org.fumikura.tenancy.Municipalities;
import org.fumikura.tenancy.Tenancy;
import org.fumikura.tenancy.Transactions;
import org.jooq.DSLContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Due days for calendar programs, which know no sign-in: whoever has the address reads them. So the database holds its hash
 * only, it ends, also with her last post, it can be revoked, and no title of anything secret is there. Issuing and revoking are acts.
 */
@Component
public class Calendars {

    /** For how many days an address may live. */
    static final List<Integer> LIVES = List.of(30, 90, 366);

    private static final String BEGIN = "fmc_";
    private static final int TOKEN_BYTES = 32;
    private static final int MOST = 5;

    private final DSLContext db;
    private final Transactions transactions;
    private final Ledger ledger;
    private final Organization organization;
    private final Actors actors;
    private final ObjectProvider<DueDays> sources;
    private final Municipalities municipalities;
    private final MailSettings mail;
    private final OfficialClock official;
    private final MachineClock machine;
    private final Uuid7 ids;
    private final SecureRandom random = new SecureRandom();

    Calendars(
            DSLContext db,
            Transactions transactions,
            Ledger ledger,
            Organization organization,
            Actors actors,
            ObjectProvider<DueDays> sources,
            Municipalities municipalities,
            MailSettings mail,
            OfficialClock official,
            MachineClock machine,
            Uuid7 ids) {
        this.db = db;
        this.transactions = transactions;
        this.ledger = ledger;
        this.organization = organization;
        this.actors = actors;
        this.sources = sources;
        this.municipalities = municipalities;
        this.mail = mail;
        this.official = official;
        this.machine = machine;
        this.ids = ids;
    }

    /** @param token the last part of the address, which can not be read again */
    record Issued(UUID id, String token, Instant expiresAt) {}

    /** An address that lives. */
    public record Listed(UUID id, Instant issuedAt, Instant expiresAt) {}

    /** Whose calendar an address is. */
    record Shown(UUID id, PersonId person) {}

    /**
     * Issues an address.
     *
     * @param days one of {@link #LIVES}
     * @throws Invalid for another life, or when she has too many
     */
    Issued issue(Actor actor, int days) {
        if (!LIVES.contains(days)) {
            throw new Invalid("calendar", new Text("有効期間を選んでください。", "Choose how long it lives."));
        }
        Duration life = Duration.ofDays(days);
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        String token = BEGIN + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        UUID id = ids.create();
        Instant now = machine.now();
        transactions.write(() -> {
            if (list(actor.person()).size() >= MOST) {
                throw new Invalid(
                        "calendar",
                        new Text(
                                "アドレスが %d 個あります。使わないものを失効させてください。".formatted(MOST),
                                "There are %d addresses. Revoke those that you do not use.".formatted(MOST)));
            }
            db.insertInto(CALENDAR)
                    .set(CALENDAR.ID, id)
                    .set(CALENDAR.PERSON_ID, actor.person().value())
                    .set(CALENDAR.TOKEN_HASH, hash(token))
                    .set(CALENDAR.ISSUED_AT, now)
                    .set(CALENDAR.EXPIRES_AT, now.plus(life))
                    .execute();
            ledger.record(Act.of(DeskActs.CALENDAR_ISSUED, subject(id), actor.doer(), "期限カレンダー"));
        });
        return new Issued(id, token, now.plus(life));
    }

    /** @throws NotFound when she has no such address */
    void revoke(UUID id, Actor actor) {
        transactions.write(() -> {
            int changed = db.update(CALENDAR)
                    .set(CALENDAR.REVOKED_AT, machine.now())
                    .where(
                            CALENDAR.ID.eq(id),
                            CALENDAR.PERSON_ID.eq(actor.person().value()),
                            CALENDAR.REVOKED_AT.isNull())
                    .execute();
            if (changed == 0) {
                throw new NotFound("calendar", new Text("期限カレンダー", "calendar"), id);
            }
            ledger.record(Act.of(DeskActs.CALENDAR_REVOKED, subject(id), actor.doer(), "期限カレンダー"));
        });
    }

    /** The addresses of a person that live, the newest first; in a transaction. */
    List<Listed> list(PersonId person) {
        return db.selectFrom(CALENDAR)
                .where(
                        CALENDAR.PERSON_ID.eq(person.value()),
                        CALENDAR.REVOKED_AT.isNull(),
                        CALENDAR.EXPIRES_AT.gt(machine.now()))
                .orderBy(CALENDAR.ID.desc())
                .fetch(row -> new Listed(row.getId(), row.getIssuedAt(), row.getExpiresAt()));
    }

    /** Whose living address this is; empty for anything else, and when she holds no post. */
    Optional<Shown> find(String token) {
        return transactions.read(() -> db.select(CALENDAR.ID, CALENDAR.PERSON_ID)
                .from(CALENDAR)
                .where(
                        CALENDAR.TOKEN_HASH.eq(hash(token)),
                        CALENDAR.REVOKED_AT.isNull(),
                        CALENDAR.EXPIRES_AT.gt(machine.now()))
                .fetchOptional(row -> new Shown(row.value1(), new PersonId(row.value2())))
                .filter(shown ->
                        !organization.postsOf(shown.person(), official.today()).isEmpty()));
    }

    /** What is due for a person in all of her posts, as a calendar. */
    String text(PersonId person) {
        String host = municipalities.hostOf(Tenancy.current()).orElse("localhost");
        String link = mail.link().replace("{host}", host);
        LocalDate today = official.today();
        List<CalendarText.Event> events = transactions.read(() -> {
            var byId = new LinkedHashMap<String, CalendarText.Event>();
            organization.postsOf(person, today).stream()
                    .map(post -> actors.get(person, post, today))
                    .flatMap(actor -> sources.stream().flatMap(source -> source.dueDays(actor).stream()))
                    .map(due -> event(due, link, host))
                    .forEach(event -> byId.putIfAbsent(event.uid(), event));
            return byId.values().stream()
                    .sorted(Comparator.comparing(CalendarText.Event::day))
                    .toList();
        });
        return CalendarText.of("文倉 期限", events, official.now());
    }

    private static CalendarText.Event event(DueDays.DueDay due, String link, String host) {
        String title = due.title().filter(words -> !words.isBlank()).orElse(Letters.ON_SCREEN.ja());
        return new CalendarText.Event(
                due.subject() + "@" + host, due.on(), "【" + due.label().ja() + "】" + title, link + due.path());
    }

    private static Subject subject(UUID id) {
        return new Subject("calendar", id);
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
