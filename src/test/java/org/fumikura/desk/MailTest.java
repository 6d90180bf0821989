package org.fumikura.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.fumikuradb.desk.Tables.MAIL;
import static org.fumikuradb.desk.Tables.MAILBOX;
import static org.fumikuradb.desk.Tables.NOTICE;
import static org.fumikuradb.ledger.Tables.FOLLOWER;
import static org.fumikuradb.ledger.Tables.HEAD;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.fumikura.approval.WaitingMatters;
import org.fumikura.demo.City;
import org.fumikura.desk.MailSettings.Encryption;
import org.fumikura.frame.Invalid;
import org.fumikura.organization.Actor;
import org.fumikura.organization.Actors;
import org.fumikura.organization.Organization;
import org.fumikura.shared.MachineClock;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.Text;
import org.fumikura.shared.Uuid7;
import org.fumikura.tenancy.Job;
import org.fumikura.tenancy.JobState;
import org.fumikura.tenancy.JobsOnCall;
import org.fumikura.tenancy.Municipalities;
import org.fumikura.tenancy.Transactions;
import org.fumikura.testing.FumikuraTest;
import org.fumikura.testing.Site;
import org.fumikura.testing.TestBrowser;
import org.fumikura.testing.TestClocks;
import org.fumikura.testing.Toshima;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;

/** Notices by mail, against servers that listen: docs/domain/notices.md. Each test begins on a Friday of its own. */
@FumikuraTest
class MailTest {

    private static final String CHIEF = "joho-kacho";
    private static final String ADDRESS = "kacho@example.lg.jp";

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @Autowired
    private Outbox outbox;

    @Autowired
    private Notices notices;

    @Autowired
    private MailOffices offices;

    @Autowired
    private Organization organization;

    @Autowired
    private Actors actors;

    @Autowired
    private Municipalities municipalities;

    @Autowired
    private ObjectProvider<DeskSource> sources;

    @Autowired
    private Transactions transactions;

    @Autowired
    private OfficialClock official;

    @Autowired
    private MachineClock machine;

    @Autowired
    private Uuid7 ids;

    @Autowired
    private DSLContext db;

    @Autowired
    private WaitingMatters matters;

    @Autowired
    private JobsOnCall jobs;

    @Autowired
    private Toshima toshima;

    @Autowired
    private TestClocks clocks;

    @Autowired
    private Site site;

    private LocalDateTime friday = TestClocks.OPENING;

    @BeforeEach
    void sheHasAMailbox() {
        server.start();
        friday = clocks.officialToday()
                .with(TemporalAdjusters.next(DayOfWeek.FRIDAY))
                .atTime(9, 0);
        clocks.setOfficial(friday);
        // what the test before did is told first
        await().until(() -> toshima.read(() -> db.fetchCount(
                        FOLLOWER.join(HEAD).on(HEAD.TENANT_ID.eq(FOLLOWER.TENANT_ID)),
                        FOLLOWER.POSITION.lt(HEAD.POSITION)))
                == 0);
        work(() -> {
            db.deleteFrom(MAIL).execute();
            db.deleteFrom(MAILBOX).execute();
            db.update(NOTICE).set(NOTICE.READ_AT, machine.now()).execute();
            db.insertInto(MAILBOX)
                    .set(MAILBOX.PERSON_ID, chief().person().value())
                    .set(MAILBOX.ADDRESS, ADDRESS)
                    .set(MAILBOX.LANGUAGE, "ja")
                    .set(MAILBOX.CODE, "12345678")
                    .set(MAILBOX.ENTERED_AT, official.now())
                    .set(MAILBOX.CONFIRMED_AT, official.now())
                    .execute();
        });
        choose(NoticeChannel.DIGEST);
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    @DisplayName(
            "N-03 N-05 one digest a day with what is new, however often the job runs; no title of a secret matter leaves")
    void aDigestADay() throws Exception {
        UUID open = matters.forTheChief("公開の研修の実施について");
        matters.secretForTheChief("ある職員の処分について");
        await().until(() -> unread() == 2);

        assertThat(run(server).state()).isEqualTo(JobState.DONE);
        assertThat(run(server).state()).as("a second run has nothing to do").isEqualTo(JobState.NOTHING);

        MimeMessage mail = only();
        assertThat(mail.getSubject()).isEqualTo("［文倉］豊島区 きょうのまとめ 2 件");
        assertThat(mail.getAllRecipients()).extracting(Object::toString).containsExactly(ADDRESS);
        assertThat((String) mail.getContent())
                .contains(
                        "■ 公開の研修の実施について",
                        "■ 件名は画面で確かめてください",
                        "あなたの番です",
                        "〔情報管理課長〕決裁待ち",
                        "/matters/" + open,
                        "https://");
        assertThat(raw(mail)).doesNotContain("処分").contains("Auto-Submitted: auto-generated");
        assertThat((String) mail.getContent()).doesNotContain("処分");
        assertThat(mail.getMessageID()).isEqualTo("<" + rows("SENT").getFirst() + "@example.lg.jp>");
    }

    @Test
    @DisplayName("N-04 no digest on a closed day, none before its time, and none of what she has seen meanwhile")
    void openDaysOnly() throws Exception {
        clocks.setOfficial(friday.plusDays(1));
        matters.forTheChief("土曜日に回った案件");
        await().until(() -> unread() == 1);
        assertThat(run(server).state()).isEqualTo(JobState.NOTHING);
        clocks.setOfficial(friday.plusDays(3).withHour(8));
        assertThat(run(server).state()).as("before half past eight").isEqualTo(JobState.NOTHING);
        clocks.setOfficial(friday.plusDays(3));
        assertThat(run(server).state()).isEqualTo(JobState.DONE);
        assertThat((String) only().getContent()).contains("土曜日に回った案件");

        clocks.setOfficial(friday.plusDays(4).withHour(8));
        matters.forTheChief("すぐに見た案件");
        await().until(() -> unread() == 2);
        work(() -> db.update(NOTICE).set(NOTICE.READ_AT, machine.now()).execute());
        clocks.setOfficial(friday.plusDays(4));
        assertThat(run(server).state()).isEqualTo(JobState.NOTHING);
    }

    @Test
    @DisplayName("N-04 at once waits for the end of the quiet hours, unless the matter is urgent")
    void quietHours() throws Exception {
        choose(NoticeChannel.AT_ONCE);
        clocks.setOfficial(friday.withHour(21));
        UUID matter = matters.forTheChief("夜に回った案件");
        await().until(() -> unread() == 1);
        assertThat(run(server).state()).isEqualTo(JobState.DONE);
        assertThat(server.getReceivedMessages()).isEmpty();

        work(() -> db.insertInto(NOTICE)
                .set(NOTICE.POSITION, 9_000_000L)
                .set(NOTICE.PERSON_ID, chief().person().value())
                .set(NOTICE.KIND, "approval.hurried")
                .set(NOTICE.TOPIC, NoticeTopic.ASKED.name())
                .set(NOTICE.URGENT, true)
                .set(NOTICE.SUBJECT_ID, matter)
                .set(NOTICE.AT, official.now())
                .execute());
        run(server);
        assertThat(only().getSubject()).contains("あなたの番になった案件");

        clocks.setOfficial(friday.plusDays(1).withHour(7));
        run(server);
        assertThat(server.getReceivedMessages()).hasSize(2);
        work(() -> db.deleteFrom(NOTICE).where(NOTICE.POSITION.eq(9_000_000L)).execute());
    }

    @Test
    @DisplayName("N-06 the line breaks between DATA and its answer: sent again under the same Message-ID")
    void neverLostAndKnownWhenDoubled() throws Exception {
        matters.forTheChief("二度届くかもしれない案件");
        await().until(() -> unread() == 1);
        try (var rude = new ScriptedSmtp(ScriptedSmtp.Manner.DROPS_AFTER_TAKING)) {
            assertThat(run(rude.port()).state()).isEqualTo(JobState.DONE);
            assertThat(run(rude.port()).state())
                    .as("not before the minute is over")
                    .isEqualTo(JobState.NOTHING);
            assertThat(rude.taken()).singleElement().satisfies(first -> {
                clocks.advance(Outbox.BACK_OFF.getFirst());
                run(server);
                assertThat(first).contains("Message-ID: " + only().getMessageID());
            });
        }
        assertThat(rows("SENT")).hasSize(1);
    }

    @Test
    @DisplayName("N-06 the program dies between its two records: another one takes over after the lease")
    void takenOver() throws Exception {
        matters.forTheChief("途中で落ちた案件");
        await().until(() -> unread() == 1);
        work(() -> outbox.writeDigest(chief().person()));
        UUID row = rows("WAITING").getFirst();
        assertThat(toshima.in(() -> transactions.work(() -> outbox.claim(row)))).isPresent();

        assertThat(run(server).state()).as("somebody is sending it").isEqualTo(JobState.NOTHING);
        clocks.advance(Outbox.LEASE.plusSeconds(1));
        assertThat(run(server).state()).isEqualTo(JobState.DONE);
        assertThat(only().getMessageID()).contains(row.toString());
    }

    @Test
    @DisplayName("N-07 a server that is away loses nothing and uses up no attempt")
    void serverAway() throws Exception {
        matters.forTheChief("サーバーが止まっている間の案件");
        await().until(() -> unread() == 1);
        int port = port();
        server.stop();
        Job job = run(port);
        assertThat(job.state()).isEqualTo(JobState.FOUND);
        assertThat(job.result().orElseThrow().ja()).contains("残りは待っています");

        server.start();
        assertThat(run(server).state()).isEqualTo(JobState.DONE);
        assertThat(only().getSubject()).contains("1 件");
    }

    @Test
    @DisplayName("N-08 what is refused for ever is shown to administrators, who can have it tried again")
    void deadLetter() throws Exception {
        matters.forTheChief("届かない宛先の案件");
        await().until(() -> unread() == 1);
        try (var refusing = new ScriptedSmtp(ScriptedSmtp.Manner.REFUSES_THE_ADDRESS)) {
            assertThat(run(refusing.port()).state()).isEqualTo(JobState.FOUND);
        }
        UUID dead = rows("DEAD").getFirst();
        TestBrowser administrator = site.signedIn("system-kanri");
        assertThat(administrator.get("/administration/mail").body())
                .contains("no such user", chief().label().ja(), "/administration/mail/" + dead + "/again");
        assertThat(administrator.get("/administration/mail/" + dead + "/again").status())
                .isEqualTo(200);
        assertThat(site.signedIn(CHIEF).get("/administration/mail").status()).isEqualTo(403);

        administrator.post("/administration/mail/" + dead + "/again", Map.of());
        run(server);
        assertThat(only().getMessageID()).contains(dead.toString());
        assertThat(administrator
                        .post("/administration/mail/" + dead + "/again", Map.of())
                        .status())
                .as("it is not dead any more")
                .isEqualTo(404);
    }

    @Test
    @DisplayName("N-02 an address is of the office and confirmed by the code that was sent there")
    void addresses() throws Exception {
        NoticeSettings settings = settings(mail(port()));
        Actor person = toshima.actor("joho-digital-tanto");
        assertThatThrownBy(() -> toshima.run(
                        () -> settings.enterAddress(person.person(), "someone@elsewhere.example", Locale.JAPANESE)))
                .isInstanceOf(Invalid.class);
        assertThatThrownBy(() -> toshima.run(() -> settings.enterAddress(
                        person.person(), "a@example.lg.jp\r\nBcc: b@elsewhere.example", Locale.JAPANESE)))
                .isInstanceOf(Invalid.class);
        toshima.run(() -> settings.enterAddress(person.person(), "tanto@example.lg.jp", Locale.ENGLISH));
        run(server);
        String code = ((String) only().getContent()).replaceAll("(?s).*The code is ([0-9]{8}).*", "$1");

        assertThatThrownBy(() -> toshima.run(() -> settings.confirm(person.person(), "00000000x")))
                .isInstanceOf(Invalid.class);
        toshima.run(() -> settings.confirm(person.person(), code));
        assertThat(toshima.read(() -> settings.mailbox(person.person()))
                        .orElseThrow()
                        .confirmed())
                .isTrue();
    }

    @Test
    @DisplayName("N-01 everybody chooses per topic; administrators say words and hours, as an act")
    void settingsPages() {
        TestBrowser person = site.signedIn("joho-digital-tanto");
        assertThat(person.get("/notices/settings").body()).contains("メールを送る設定になっていません", "1日1回のまとめ");
        assertThat(person.post("/notices/settings", choices("HERE")).location()).isEqualTo("/notices/settings");
        assertThat(person.get("/notices/settings").body()).contains("value=\"HERE\" selected");
        assertThat(person.post("/notices/settings", Map.of("ASKED", "SHOUT")).status())
                .isEqualTo(422);
        assertThat(person.post("/notices/settings/address", Map.of("address", ADDRESS))
                        .status())
                .as("there is no mail")
                .isEqualTo(422);

        TestBrowser administrator = site.signedIn("system-kanri");
        var office = Map.of(
                "digestAt",
                "09:15",
                "quietFrom",
                "19:00",
                "quietTo",
                "07:30",
                "subject",
                "［豊島区文書］",
                "subjectEn",
                "[Toshima]");
        assertThat(administrator.get("/administration/mail/office").body()).contains("08:30");
        var quiet = new HashMap<>(office);
        quiet.put("digestAt", "20:00");
        assertThat(administrator.post("/administration/mail/office", quiet).body())
                .contains("送らない時間帯に入っています");
        assertThat(administrator.post("/administration/mail/office", office).status())
                .isEqualTo(302);
        assertThat(administrator.get("/administration/mail").body()).contains("09:15", "［豊島区文書］");
        toshima.run(() -> offices.change(MailOffice.standard(new Text("豊島区", "Toshima")), chief().doer()));
    }

    private static Map<String, String> choices(String channel) {
        var choices = new HashMap<String, String>();
        Arrays.stream(NoticeTopic.values()).forEach(topic -> choices.put(topic.name(), channel));
        return choices;
    }

    private Job run(GreenMail to) {
        return run(to.getSmtp().getPort());
    }

    private int port() {
        return server.getSmtp().getPort();
    }

    private Job run(int port) {
        MailSettings mail = mail(port);
        var letters = new Letters(
                notices,
                settings(mail),
                offices,
                organization,
                actors,
                municipalities,
                sources,
                transactions,
                official,
                mail);
        return jobs.run(City.TOSHIMA, new MailJob(outbox, letters, new Smtp(mail, machine), transactions));
    }

    private NoticeSettings settings(MailSettings mail) {
        return new NoticeSettings(db, transactions, mail, official, machine, ids);
    }

    private static MailSettings mail(int port) {
        return new MailSettings(
                "127.0.0.1",
                port,
                Encryption.NONE,
                null,
                null,
                "bunsho@example.lg.jp",
                List.of("example.lg.jp"),
                "https://{host}");
    }

    private MimeMessage only() {
        assertThat(server.getReceivedMessages()).hasSize(1);
        return server.getReceivedMessages()[0];
    }

    private static String raw(MimeMessage mail) throws MessagingException, IOException {
        var bytes = new ByteArrayOutputStream();
        mail.writeTo(bytes);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private Actor chief() {
        return toshima.actor(CHIEF);
    }

    private void choose(NoticeChannel channel) {
        work(() -> settings(mail(1)).choose(chief().person(), Map.of(NoticeTopic.ASKED, channel), Locale.JAPANESE));
    }

    private int unread() {
        return toshima.read(
                () -> db.fetchCount(NOTICE, NOTICE.PERSON_ID.eq(chief().person().value()), NOTICE.READ_AT.isNull()));
    }

    private List<UUID> rows(String state) {
        return toshima.read(
                () -> db.select(MAIL.ID).from(MAIL).where(MAIL.STATE.eq(state)).fetch(MAIL.ID));
    }

    private void work(Runnable work) {
        toshima.run(() -> transactions.work(work));
    }
}
