package org.fumikura.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fumikuradb.records.Tables.CLASSIFICATION;
import static org.fumikuradb.records.Tables.FILE;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.fumikura.frame.Forbidden;
import org.fumikura.ledger.Doer;
import org.fumikura.organization.Actor;
import org.fumikura.organization.Organization;
import org.fumikura.organization.OrganizationRegister;
import org.fumikura.organization.Unit;
import org.fumikura.organization.UnitId;
import org.fumikura.organization.UnitLevel;
import org.fumikura.organization.Validity;
import org.fumikura.shared.FiscalYear;
import org.fumikura.shared.RetentionPeriod;
import org.fumikura.shared.RetentionStartRule;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.Tenancy;
import org.fumikura.testing.FumikuraTest;
import org.fumikura.testing.Site;
import org.fumikura.testing.TestBrowser;
import org.fumikura.testing.TestBrowser.Answer;
import org.fumikura.testing.TestClocks;
import org.fumikura.testing.TestProgram;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** 引き継ぐ組織を決める: who may, for which day, and who sees it before and after. */
@FumikuraTest
class HandOverTest {

    private static final String CLERK = "joho-kanri-kakaricho";
    private static final String COLLEAGUE = "joho-kanri-tanto";
    private static final String HEAD_OF_RECORDS = "somu-kacho";
    private static final String HEIR = "kikaku-kacho";
    private static final LocalDate TODAY = LocalDate.of(2022, 5, 20);
    private static final LocalDate DAY = LocalDate.of(2022, 6, 1);
    private static final AtomicInteger CODES = new AtomicInteger();
    private static final String REASON = "事務の移管のため";

    @Autowired
    private Organization organization;

    @Autowired
    private OrganizationRegister register;

    @Autowired
    private DSLContext db;

    @Autowired
    private FilePlan plan;

    @Autowired
    private FileHolders holders;

    @Autowired
    private Files files;

    @Autowired
    private Receipts receipts;

    @Autowired
    private Responsibility responsibility;

    @Autowired
    private Site site;

    @Autowired
    private TestClocks clocks;

    @Autowired
    private RecordsCity city;

    private Actor clerk;
    private UnitId heir;

    @BeforeEach
    void begin() {
        clocks.setOfficial(TestClocks.OPENING);
        clerk = city.actor(CLERK);
        heir = city.section(HEIR);
    }

    @Test
    @DisplayName(
            "R-081: from its day on the file, its documents and what is to be done with them are the other section's")
    void takesForceByItsDate() {
        FileId file = ofSection();
        DocumentId receipt = received(file);
        handOver(file, heir, DAY);

        assertThat(page(COLLEAGUE, file)).isEqualTo(200);
        assertThat(page(HEIR, file)).isEqualTo(404);
        assertThat(mayClose(CLERK, receipt)).isTrue();

        clocks.setOfficial(DAY.atTime(9, 0));
        assertThat(page(COLLEAGUE, file)).isEqualTo(404);
        assertThat(site.signedIn(COLLEAGUE).get("/documents/" + receipt.value()).status())
                .isEqualTo(404);
        assertThat(page(HEIR, file)).isEqualTo(200);
        assertThat(site.signedIn(HEIR).get("/documents/" + receipt.value()).body())
                .contains("担当の経緯", "引き継ぐ組織として指定");
        assertThat(mayClose(HEIR, receipt)).isTrue();
        assertThat(mayClose(CLERK, receipt)).isFalse();
        assertThat(site.signedIn(HEIR).get("/receipts?unfinished=yes").body())
                .contains(receipt.value().toString());
        assertThat(site.signedIn(CLERK).get("/receipts?unfinished=yes").body())
                .doesNotContain(receipt.value().toString());
        Actor of = city.actor(HEIR);
        assertThat(city.read(() -> files.listOpen(heir, new FiscalYear(2022), of.reader())))
                .extracting(Files.Choice::id)
                .contains(file);
    }

    @Test
    void whoMayEnterItSeesItBeforeItsDay() {
        FileId file = ofSection();
        TestBrowser browser = site.signedIn(CLERK);
        assertThat(browser.get("/files/hand-over").body()).contains(file.value().toString());
        Answer sent = browser.post(
                "/files/hand-over",
                Map.of(
                        "file", file.value().toString(),
                        "one", file.value().toString(),
                        "from", "R4.6.1",
                        "unit", heir.value().toString(),
                        "reason", REASON));
        assertThat(sent.location()).isEqualTo("/files/" + file.value());

        assertThat(browser.get("/files/" + file.value()).body()).contains("予定を取り消す", REASON);
        assertThat(site.signedIn(COLLEAGUE).get("/files/" + file.value()).body())
                .contains("担当の経緯")
                .doesNotContain("予定を取り消す", REASON);
        String api = "/api/v1/files/" + file.value();
        assertThat(site.program(CLERK).get(api + "/hand-overs").json()).hasSize(1);
        assertThat(site.program(COLLEAGUE).get(api + "/hand-overs").status()).isEqualTo(403);
        assertThat(site.program(COLLEAGUE).get(api + "/responsibility").json().at("/history"))
                .hasSize(1);
        assertThat(site.program(COLLEAGUE)
                        .get(api + "/responsibility?on=" + DAY)
                        .status())
                .isEqualTo(404);

        browser.post("/files/" + file.value() + "/hand-over/withdraw", Map.of("from", DAY.toString()));
        assertThat(browser.get("/files/" + file.value()).body()).doesNotContain("予定を取り消す");
        assertThat(city.read(() -> responsibility.on(file, DAY))).isEqualTo(city.section(CLERK));
    }

    @Test
    void aWithdrawnOneLeavesTheOneBefore() {
        FileId file = ofSection();
        UnitId third = city.section(HEAD_OF_RECORDS);
        handOver(file, heir, DAY);
        handOver(file, third, DAY.plusDays(10));
        handOver(file, third, DAY.plusDays(20));
        assertThat(city.read(() -> responsibility.on(file, DAY.plusDays(10)))).isEqualTo(third);

        Tenancy.run(city.id(), () -> holders.withdraw(file, DAY.plusDays(10), clerk));
        assertThat(city.read(() -> responsibility.on(file, DAY.plusDays(19)))).isEqualTo(heir);
        assertThat(city.read(() -> responsibility.on(file, DAY.plusDays(20)))).isEqualTo(third);
        assertThatThrownBy(() -> Tenancy.run(city.id(), () -> holders.withdraw(file, DAY.plusDays(10), clerk)))
                .isInstanceOf(HandOverRefused.class);
    }

    @Test
    @DisplayName(
            "R-081: not in the past, not to a unit that is not there, not to another executive body, not by others")
    void refusesTheRest() {
        FileId file = ofSection();
        UnitId otherBody = city.read(() -> organization.listUnits(TODAY)).stream()
                .filter(unit -> unit.level() == UnitLevel.SECTION
                        && !unit.body().equals(clerk.post().unit().body()))
                .findFirst()
                .map(Unit::id)
                .orElseThrow();

        refused(() -> handOver(file, heir, TODAY.minusDays(1)));
        refused(() -> handOver(file, new UnitId(UUID.randomUUID()), DAY));
        refused(() -> handOver(file, clerk.post().unit().id(), DAY));
        refused(() -> handOver(file, otherBody, DAY));
        assertThatThrownBy(() -> handOver(file, heir, DAY, city.actor(COLLEAGUE)))
                .isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> handOver(file, heir, DAY, city.actor(HEIR)))
                .isInstanceOf(org.fumikura.shared.NotFound.class);
        assertThatThrownBy(() -> handOver(file, otherBody, DAY, city.actor(HEAD_OF_RECORDS)))
                .as("she gives away only what she sees")
                .isInstanceOf(org.fumikura.shared.NotFound.class);
        handOver(city.file(city.section(CLERK)), otherBody, DAY, city.actor(HEAD_OF_RECORDS));

        Answer again = site.signedIn(CLERK)
                .post(
                        "/files/hand-over",
                        Map.of(
                                "file",
                                file.value().toString(),
                                "from",
                                "R4.5.19",
                                "unit",
                                heir.value().toString(),
                                "reason",
                                REASON));
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.body()).contains("過ぎた日の担当は変えられません", REASON, "R4.5.19");
        TestProgram program = site.program(CLERK);
        var body = Map.of("files", List.of(file.value()), "unit", heir.value(), "from", "2022-05-19", "reason", REASON);
        assertThat(program.post("/api/v1/files/hand-overs", body).text("/code")).isEqualTo("records.no-hand-over");
    }

    @Test
    void manyAreTakenInFromAFileByTheHeadOfRecords() {
        FileId file = ofSection();
        String number = city.read(() -> db.select(FILE.NUMBER)
                .from(FILE)
                .where(FILE.ID.eq(file.value()))
                .fetchSingle()
                .value1());
        Map<UnitId, String> codes = city.read(() -> organization.unitsByCode(TODAY)).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));
        String present = codes.getOrDefault(city.section(CLERK), "");
        String other = codes.getOrDefault(heir, "");

        assertThat(rehearsed(number, present, DAY).text("/lines/0/taken")).isEqualTo("REFUSED");
        assertThat(site.program(CLERK)
                        .get("/api/v1/masters/file-holders/rows?purpose=test")
                        .status())
                .isEqualTo(403);
        String open = city.read(() -> db.select(FILE.NUMBER)
                .from(FILE)
                .where(FILE.UNIT_ID.eq(city.section(CLERK).value()), FILE.SCOPE.eq("ALL"))
                .orderBy(FILE.NUMBER)
                .limit(1)
                .fetchSingle()
                .value1());
        assertThat(rehearsed(open, present, DAY).text("/lines/0/taken")).isEqualTo("UNCHANGED");
        TestProgram.Answer changed = rehearsed(open, other, DAY);
        assertThat(changed.text("/lines/0/taken")).isEqualTo("CHANGED");
        assertThat(changed.text("/lines/0/before/unit")).isEqualTo(present);
        assertThat(rehearsed(open, other, TODAY.minusDays(1)).text("/lines/0/taken"))
                .isEqualTo("REFUSED");
        assertThat(rehearsed(open, present, DAY).text("/lines/0/taken"))
                .as("a rehearsal changes nothing")
                .isEqualTo("UNCHANGED");
    }

    @Test
    @DisplayName(
            "A.8 the head of records gets files and numbers ready for a section to come, of which nobody else learns")
    void getsReadyForASectionToCome() {
        FileId file = ofSection();
        Unit old = clerk.unitAt(UnitLevel.SECTION);
        Doer doer = new Doer.Job("test");
        String code = "0299" + (10 + CODES.getAndIncrement());
        UnitId coming = Tenancy.in(
                city.id(),
                () -> register.enterUnit(
                        new OrganizationRegister.NewUnit(
                                old.body(),
                                old.parent(),
                                code,
                                UnitLevel.SECTION,
                                new Text("開聞推進課", "Kaimon Section"),
                                "開",
                                99,
                                Validity.from(DAY)),
                        doer));
        Actor keeper = city.actor(HEAD_OF_RECORDS);
        TestBrowser browser = site.signedIn(HEAD_OF_RECORDS);
        String page = "/files/hand-over?on=2022-06-01";
        assertThat(browser.get(page).body()).contains("開聞推進課");
        assertThat(site.signedIn(CLERK).get(page).body()).doesNotContain("開聞推進課");
        refused(() -> handOver(file, coming, DAY));
        FileId open = ofSection(Scope.ALL);
        handOver(open, coming, DAY, keeper);
        assertThat(city.read(() -> holders.coming(open, keeper)))
                .extracting(FileHolders.Coming::unit)
                .containsExactly(coming);
        assertThat(city.read(() -> holders.coming(open, clerk))).isEmpty();
        assertThatThrownBy(() -> Tenancy.run(city.id(), () -> holders.withdraw(open, DAY, clerk)))
                .isInstanceOf(HandOverRefused.class);
        FileId ready = entered(coming, Scope.ALL);
        assertThat(isInThePlanOf(HEAD_OF_RECORDS, ready)).isTrue();
        assertThat(isInThePlanOf(CLERK, ready))
                .as("before its section is there")
                .isFalse();

        TestProgram.Answer series = site.program(HEAD_OF_RECORDS)
                .post(
                        "/api/v1/masters/series/rehearsals",
                        Map.of(
                                "from",
                                DAY.toString(),
                                "rows",
                                List.of(Map.of(
                                        "unit",
                                        code,
                                        "kind",
                                        "文書番号",
                                        "year",
                                        "2022",
                                        "before",
                                        "4豊開発第",
                                        "after",
                                        "号",
                                        "digits",
                                        "1",
                                        "source",
                                        "test",
                                        "from",
                                        DAY.toString()))));
        assertThat(series.text("/lines/0/taken")).as(series.body()).isEqualTo("NEW");
        assertThat(site.program(HEAD_OF_RECORDS).get("/api/v1/units").body()).doesNotContain("開聞推進課");
        assertThat(browser.get("/administration/units/" + coming.value()).status())
                .isIn(403, 404);
        assertThat(city.read(() -> files.isSeenBy(ready, city.actor(CLERK, DAY).reader())))
                .as("from the first day on")
                .isTrue();
    }

    /** On every page, in the file and in the interface alike. */
    private boolean isInThePlanOf(String login, FileId file) {
        String path = "/files/" + file.value();
        TestBrowser browser = site.signedIn(login);
        boolean shown = browser.get(path).status() == 200;
        assertThat(browser.get("/files?unit=all").body().contains(path)).isEqualTo(shown);
        assertThat(browser.get("/files?unit=all").body().contains("開聞推進課")).isEqualTo(shown);
        TestProgram program = site.program(login);
        assertThat(program.get("/api/v1" + path).status() == 200).isEqualTo(shown);
        assertThat(program.get("/api/v1/files").body().contains(file.value().toString()))
                .isEqualTo(shown);
        return shown;
    }

    @Test
    @DisplayName("A.8 trying days tells nothing of the end of a section that is secret still")
    void tellsNothingOfASecretEnd() {
        FileId file = ofSection();
        Doer doer = new Doer.Job("test");
        Unit section = clerk.unitAt(UnitLevel.SECTION);
        var sections = new ArrayList<UnitId>();
        for (int i = 0; i < 2; i++) {
            String code = "0299" + (10 + CODES.getAndIncrement());
            sections.add(Tenancy.in(
                    city.id(),
                    () -> register.enterUnit(
                            new OrganizationRegister.NewUnit(
                                    section.body(),
                                    section.parent(),
                                    code,
                                    UnitLevel.SECTION,
                                    new Text("屋久課" + code, "Yaku Section " + code),
                                    "屋",
                                    98,
                                    Validity.from(TODAY)),
                            doer)));
        }
        Tenancy.run(city.id(), () -> register.endUnit(sections.getFirst(), DAY.minusDays(1), sections.getLast(), doer));

        handOver(file, sections.getFirst(), DAY);
        assertThat(city.read(() -> responsibility.on(file, DAY))).isEqualTo(sections.getLast());
    }

    private TestProgram.Answer rehearsed(String number, String unit, LocalDate from) {
        TestProgram.Answer answer = site.program(HEAD_OF_RECORDS)
                .post(
                        "/api/v1/masters/file-holders/rehearsals",
                        Map.of(
                                "from",
                                from.toString(),
                                "rows",
                                List.of(Map.of("number", number, "unit", unit, "reason", REASON))));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer;
    }

    @Test
    @DisplayName(
            "R-081: the program's own role neither removes, moves nor brings back a holder, nor the mark of a file")
    void theDatabaseRefusesTheRest() {
        FileId file = ofSection();
        handOver(file, heir, DAY);
        String which = " where file_id = '" + file.value() + "'";

        denied("delete from records.file_holder" + which, "permission denied");
        denied("update records.file_holder set unit_id = file_id" + which, "permission denied");
        denied("update records.file_holder set valid = daterange('2022-05-01', null)" + which, "can not become");
        denied("update records.file set held_by_name = false where id = '" + file.value() + "'", "was held by name");
        denied(
                "insert into records.file_holder (id, file_id, unit_id, valid, reason) select gen_random_uuid(), file_id, "
                        + "unit_id, '[2022-07-01,)', 'x' from records.file_holder" + which,
                "one_file_holder");
        Tenancy.run(city.id(), () -> holders.withdraw(file, DAY, clerk));
        denied("update records.file_holder set withdrawn = false" + which, "can not become");
    }

    private void denied(String sql, String why) {
        assertThatThrownBy(() -> city.write(() -> db.execute(sql))).as(sql).hasStackTraceContaining(why);
    }

    private static void refused(Runnable handOver) {
        assertThatThrownBy(handOver::run).isInstanceOf(HandOverRefused.class);
    }

    private void handOver(FileId file, UnitId to, LocalDate from) {
        handOver(file, to, from, clerk);
    }

    private void handOver(FileId file, UnitId to, LocalDate from, Actor actor) {
        Tenancy.run(city.id(), () -> holders.handOver(List.of(file), new FileHolders.Order(to, from, REASON), actor));
    }

    /** A file of the clerk's section that only the section reads. */
    private FileId ofSection() {
        return ofSection(Scope.SECTION);
    }

    private FileId ofSection(Scope scope) {
        return entered(city.section(CLERK), scope);
    }

    private FileId entered(UnitId section, Scope scope) {
        UUID classification = city.read(
                () -> db.selectFrom(CLASSIFICATION).limit(1).fetchSingle().getId());
        String title = "引き継がれる簿冊 " + UUID.randomUUID();
        var file = new FilePlan.NewFile(
                new FiscalYear(2022),
                section,
                new ClassificationId(classification),
                title,
                title,
                title,
                new RetentionPeriod.Fixed(5),
                RetentionStartRule.AFTER_FISCAL_YEAR,
                "test",
                Disposition.DESTROY,
                Medium.ELECTRONIC,
                Secrecy.GENERAL,
                scope,
                Set.of());
        return Tenancy.in(city.id(), () -> plan.enter(file, RecordsCity.PROGRAM));
    }

    private DocumentId received(FileId file) {
        return Tenancy.in(
                city.id(),
                () -> receipts.receive(
                        city.letter(clerk, file, "引き継ぐ収受文書", Secrecy.GENERAL, Scope.SECTION, List.of()),
                        RecordsCity.PROGRAM));
    }

    private int page(String login, FileId file) {
        return site.signedIn(login).get("/files/" + file.value()).status();
    }

    private boolean mayClose(String login, DocumentId receipt) {
        return RecordsPermissions.mayCloseReceipt(city.actor(login), city.read(() -> responsibility.of(receipt)));
    }
}
