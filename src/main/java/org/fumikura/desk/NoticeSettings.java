package org.fumikura.desk;

import static org.fumikuradb.desk.Tables.MAIL;
import static org.fumikuradb.desk.Tables.MAILBOX;
import static org.fumikuradb.desk.Tables.PREFERENCE;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.fumikura.frame.Invalid;
import org.fumikura.organization.PersonId;
import org.fumikura.shared.MachineClock;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.Text;
import org.fumikura.shared.Uuid7;
import org.fumikura.tenancy.Transactions;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** How each person is told, and where she gets mail. An address is used once she has typed the code that was sent there. */
@Component
class NoticeSettings {

    private static final Pattern ADDRESS =
            Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*");
    private static final int LONGEST = 254;
    private static final int MOST_TRIES = 5;
    private static final int MOST_CODES = 5;
    private static final Duration DAY = Duration.ofDays(1);

    private final DSLContext db;
    private final Transactions transactions;
    private final MailSettings settings;
    private final OfficialClock official;
    private final MachineClock machine;
    private final Uuid7 ids;
    private final SecureRandom random = new SecureRandom();

    NoticeSettings(
            DSLContext db,
            Transactions transactions,
            MailSettings settings,
            OfficialClock official,
            MachineClock machine,
            Uuid7 ids) {
        this.db = db;
        this.transactions = transactions;
        this.settings = settings;
        this.official = official;
        this.machine = machine;
        this.ids = ids;
    }

    /**
     * Where a person gets mail.
     *
     * @param code what is sent there to be typed
     * @param confirmed whether she has typed it
     */
    record Mailbox(PersonId person, String address, Locale language, String code, boolean confirmed) {}

    /** Whether this installation sends mail. */
    boolean isMailOn() {
        return settings.isOn();
    }

    /** What a person chose, and what is usual for all else; in a transaction. */
    Map<NoticeTopic, NoticeChannel> channels(PersonId person) {
        var channels = new EnumMap<NoticeTopic, NoticeChannel>(NoticeTopic.class);
        for (NoticeTopic topic : NoticeTopic.values()) {
            channels.put(topic, topic.usual());
        }
        db.selectFrom(PREFERENCE)
                .where(PREFERENCE.PERSON_ID.eq(person.value()))
                .forEach(row ->
                        channels.put(NoticeTopic.valueOf(row.getTopic()), NoticeChannel.valueOf(row.getChannel())));
        return channels;
    }

    /** Part of a work transaction. */
    void choose(PersonId person, Map<NoticeTopic, NoticeChannel> channels, Locale language) {
        channels.forEach((topic, channel) -> db.insertInto(PREFERENCE)
                .set(PREFERENCE.PERSON_ID, person.value())
                .set(PREFERENCE.TOPIC, topic.name())
                .set(PREFERENCE.CHANNEL, channel.name())
                .onDuplicateKeyUpdate()
                .set(PREFERENCE.CHANNEL, channel.name())
                .execute());
        db.update(MAILBOX)
                .set(MAILBOX.LANGUAGE, language.getLanguage())
                .where(MAILBOX.PERSON_ID.eq(person.value()))
                .execute();
    }

    /** In a transaction. */
    Optional<Mailbox> mailbox(PersonId person) {
        return db.fetchOptional(MAILBOX, MAILBOX.PERSON_ID.eq(person.value()))
                .map(row -> new Mailbox(
                        person,
                        row.getAddress(),
                        Locale.of(row.getLanguage()),
                        row.getCode(),
                        row.getConfirmedAt() != null));
    }

    /**
     * Notes where a person wants her mail, and has a code sent there.
     *
     * @throws Invalid for an address outside of the office's domains, without mail, or after too many codes in a day
     */
    void enterAddress(PersonId person, String typed, Locale language) {
        String address = typed.strip();
        requireAddress(address);
        transactions.work(() -> {
            requireFewCodes(person);
            String code = "%08d".formatted(random.nextInt(100_000_000));
            db.deleteFrom(MAILBOX).where(MAILBOX.PERSON_ID.eq(person.value())).execute();
            db.insertInto(MAILBOX)
                    .set(MAILBOX.PERSON_ID, person.value())
                    .set(MAILBOX.ADDRESS, address)
                    .set(MAILBOX.LANGUAGE, language.getLanguage())
                    .set(MAILBOX.CODE, code)
                    .set(MAILBOX.ENTERED_AT, official.now())
                    .execute();
            db.insertInto(MAIL)
                    .set(MAIL.ID, ids.create())
                    .set(MAIL.PERSON_ID, person.value())
                    .set(MAIL.KEY, "code/" + ids.create())
                    .set(MAIL.KIND, Outbox.Kind.CODE.name())
                    .set(MAIL.URGENT, true)
                    .set(MAIL.STATE, Outbox.State.WAITING.name())
                    .set(MAIL.WRITTEN_AT, official.now())
                    .set(MAIL.TRY_AFTER, machine.now())
                    .execute();
        });
    }

    private void requireAddress(String address) {
        if (!settings.isOn()) {
            throw new Invalid("address", new Text("この文倉はメールを送りません。", "This installation sends no mail."));
        }
        String domain = address.substring(address.indexOf('@') + 1).toLowerCase(Locale.ROOT);
        if (address.length() > LONGEST || !ADDRESS.matcher(address).matches()) {
            throw new Invalid(
                    "address",
                    new Text(
                            "メールアドレスの形ではありません。例 bunsho@example.lg.jp",
                            "This is no address, such as bunsho@example.lg.jp."));
        }
        if (!settings.allowed().contains(domain)) {
            String domains = String.join("、", settings.allowed());
            throw new Invalid(
                    "address",
                    new Text(
                            "庁内のアドレス（@" + domains + "）だけを使えます。",
                            "Only addresses of the office (@" + domains + ") can be used."));
        }
    }

    private void requireFewCodes(PersonId person) {
        int sent = db.fetchCount(
                MAIL,
                MAIL.PERSON_ID.eq(person.value()),
                MAIL.KIND.eq(Outbox.Kind.CODE.name()),
                MAIL.WRITTEN_AT.gt(official.now().minus(DAY)));
        if (sent >= MOST_CODES) {
            throw new Invalid(
                    "address",
                    new Text(
                            "きょうはこれ以上確認番号を送れません。あす、もう一度入力してください。",
                            "No more codes are sent today. Please try tomorrow."));
        }
    }

    /**
     * From now on mail goes there.
     *
     * @throws Invalid for another code, or after too many
     */
    void confirm(PersonId person, String code) {
        boolean right = transactions.work(() -> {
            db.update(MAILBOX)
                    .set(MAILBOX.TRIES, MAILBOX.TRIES.plus(1))
                    .where(MAILBOX.PERSON_ID.eq(person.value()))
                    .execute();
            return db.update(MAILBOX)
                            .set(MAILBOX.CONFIRMED_AT, official.now())
                            .where(
                                    MAILBOX.PERSON_ID.eq(person.value()),
                                    MAILBOX.TRIES.le(MOST_TRIES),
                                    MAILBOX.CONFIRMED_AT.isNull(),
                                    MAILBOX.CODE.eq(code.strip()))
                            .execute()
                    == 1;
        });
        if (!right) {
            throw new Invalid(
                    "code",
                    new Text(
                            "確認番号が違います。%d 回まちがえたときは、アドレスを入力し直してください。".formatted(MOST_TRIES),
                            "This is not the code. After %d wrong ones enter the address again."
                                    .formatted(MOST_TRIES)));
        }
    }

    /** No mail goes to her any more; part of a work transaction. */
    void forgetAddress(PersonId person) {
        db.deleteFrom(MAILBOX).where(MAILBOX.PERSON_ID.eq(person.value())).execute();
    }
}
