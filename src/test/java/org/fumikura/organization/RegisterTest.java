package org.fumikura.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.fumikura.ledger.Act;
import org.fumikura.ledger.Doer;
import org.fumikura.ledger.Ledger;
import org.fumikura.ledger.Subject;
import org.fumikura.organization.OrganizationRegister.NewPost;
import org.fumikura.organization.OrganizationRegister.NewUnit;
import org.fumikura.organization.StaffRegister.AssignmentKind;
import org.fumikura.organization.StaffRegister.NewPerson;
import org.fumikura.shared.ClosedDay;
import org.fumikura.shared.NotFound;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.MunicipalityId;
import org.fumikura.tenancy.Tenancy;
import org.fumikura.tenancy.Transactions;
import org.fumikura.testing.FumikuraTest;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;

/** The masters over time: what the register takes, what the database refuses, and how far a reader reaches (A.1, A.2, A.16). */
@FumikuraTest
class RegisterTest {

    private static final MunicipalityId TOSHIMA = new MunicipalityId(1);
    private static final Doer DOER = new Doer.Job("test");
    private static final LocalDate FIRST = LocalDate.of(2022, 4, 1);
    private static final LocalDate LAST = LocalDate.of(2023, 3, 31);
    private static final LocalDate TODAY = LocalDate.of(2022, 5, 20);
    private static final Validity OPEN = Validity.from(FIRST);

    @Autowired
    OrganizationRegister register;

    @Autowired
    StaffRegister staff;

    @Autowired
    RoleConflicts conflicts;

    @Autowired
    Organization organization;

    @Autowired
    Actors actors;

    @Autowired
    SignIn signIn;

    @Autowired
    Transactions transactions;

    @Autowired
    Ledger ledger;

    @Autowired
    OfficialClock clock;

    @Autowired
    DSLContext db;

    private int n;

    @Test
    void aPersonHasOneMainPostOnEveryDate() {
        in(() -> {
            UnitId section = section(root());
            PersonId person = person();
            PostId one = post(section, Rank.STAFF);
            PostId other = post(section, Rank.STAFF);
            staff.assign(person, one, AssignmentKind.MAIN, new Validity(FIRST, Optional.of(LAST)), DOER);

            assertRefused(() -> staff.assign(person, other, AssignmentKind.MAIN, Validity.from(LAST), DOER));
            staff.assign(person, other, AssignmentKind.MAIN, Validity.from(LAST.plusDays(1)), DOER);
            staff.assign(person, one, AssignmentKind.CONCURRENT, Validity.from(LAST.plusDays(1)), DOER);

            assertThat(read(() -> actors.get(person, LAST).post().id())).isEqualTo(one);
            assertThat(read(() -> actors.get(person, LAST.plusDays(1)).post().id()))
                    .isEqualTo(other);
            assertThat(read(() ->
                            actors.get(person, one, LAST.plusDays(1)).post().id()))
                    .isEqualTo(one);
        });
    }

    @Test
    void aSoloPostHasOneHolder() {
        in(() -> {
            PostId head = post(section(root()), Rank.SECTION_HEAD);
            AssignmentId first = staff.assign(person(), head, AssignmentKind.MAIN, OPEN, DOER);
            PersonId second = person();

            assertRefused(() -> staff.assign(second, head, AssignmentKind.CONCURRENT, OPEN, DOER));
            staff.endAssignment(first, TODAY, DOER);
            staff.assign(second, head, AssignmentKind.MAIN, Validity.from(TODAY.plusDays(1)), DOER);

            assertThat(read(() -> organization.holders(head, TODAY.plusDays(1))))
                    .containsExactly(second);
        });
    }

    @Test
    void aPostLivesWithinItsUnitAndAnAssignmentWithinItsPost() {
        in(() -> {
            UnitId parent = root();
            UnitId section = section(parent);
            PostId clerk = post(section, Rank.STAFF);
            PersonId person = person();
            AssignmentId assignment = staff.assign(person, clerk, AssignmentKind.MAIN, OPEN, DOER);
            UnitId successor = section(parent);

            assertRefused(
                    () -> staff.assign(person(), clerk, AssignmentKind.MAIN, Validity.from(FIRST.minusDays(1)), DOER));
            assertRefused(() -> register.endPost(clerk, LAST, DOER));
            assertRefused(() -> register.endUnit(section, LAST, successor, DOER));

            staff.endAssignment(assignment, LAST, DOER);
            register.endPost(clerk, LAST, DOER);
            register.endUnit(section, LAST, successor, DOER);
            assertThat(read(() -> organization.listUnits(LAST.plusDays(1))))
                    .extracting(Unit::id)
                    .contains(successor)
                    .doesNotContain(section);
        });
    }

    @Test
    void whatHasEndedNeverLastsLonger() {
        in(() -> {
            UnitId section = section(root());
            PostId clerk = post(section, Rank.STAFF);
            AssignmentId assignment = staff.assign(person(), clerk, AssignmentKind.MAIN, OPEN, DOER);
            staff.endAssignment(assignment, TODAY, DOER);
            register.endPost(clerk, TODAY.plusDays(1), DOER);

            assertRefused(() -> staff.endAssignment(assignment, TODAY.plusDays(1), DOER));
            assertRefused(() -> register.endPost(clerk, TODAY.plusDays(2), DOER));
            staff.endAssignment(assignment, TODAY.minusDays(1), DOER);
            register.endPost(clerk, TODAY, DOER);

            assertThat(read(() -> organization.holders(clerk, TODAY))).isEmpty();
        });
    }

    @Test
    void separatedDutiesNeverMeetInOnePersonOnOneDay() {
        in(() -> {
            UnitId section = section(root());
            PostId clerk = post(section, Rank.SUBSECTION_HEAD);
            PostId owner = post(section, Rank.SECTION_HEAD);
            PersonId person = person();
            staff.grant(clerk, Role.RECORDS_CLERK, section, OPEN, DOER);
            staff.grant(owner, Role.FILE_OWNER, section, OPEN, DOER);
            staff.assign(person, clerk, AssignmentKind.MAIN, new Validity(FIRST, Optional.of(TODAY)), DOER);

            assertRefused(() -> staff.assign(person, owner, AssignmentKind.CONCURRENT, Validity.from(TODAY), DOER));
            assertRefused(() -> staff.grant(clerk, Role.FILE_OWNER, section, Validity.from(TODAY), DOER));

            staff.assign(person, owner, AssignmentKind.MAIN, Validity.from(TODAY.plusDays(1)), DOER);
        });
    }

    @Test
    void aNewRuleIsHeldAgainstWhatIsThere() {
        in(() -> {
            UnitId section = section(root());
            PostId post = post(section, Rank.SUBSECTION_HEAD);
            staff.assign(person(), post, AssignmentKind.MAIN, OPEN, DOER);
            staff.grant(post, Role.AUDITOR, section, OPEN, DOER);
            staff.grant(post, Role.STAFF, section, OPEN, DOER);

            assertRefused(() -> conflicts.enter(Role.AUDITOR, Role.STAFF, "test", OPEN, DOER));
            staff.revoke(post, Role.AUDITOR, section, TODAY, DOER);
            assertRefused(() -> conflicts.enter(Role.AUDITOR, Role.STAFF, "test", OPEN, DOER));
            assertThatExceptionOfType(NotFound.class)
                    .isThrownBy(() -> staff.revoke(post, Role.AUDITOR, section, LAST, DOER));
        });
    }

    @Test
    void aPairThatEndedExcludesNothingAfterItsLastDay() {
        in(() -> {
            UnitId section = section(root());
            PostId post = post(section, Rank.SUBSECTION_HEAD);
            staff.assign(person(), post, AssignmentKind.MAIN, OPEN, DOER);
            staff.grant(post, Role.AUDITOR, section, OPEN, DOER);
            conflicts.enter(Role.FILE_OWNER, Role.AUDITOR, "test", OPEN, DOER);
            assertRefused(() -> conflicts.enter(Role.AUDITOR, Role.FILE_OWNER, "test", OPEN, DOER));
            assertRefused(() -> conflicts.enter(Role.AUDITOR, Role.AUDITOR, "test", OPEN, DOER));

            UUID pair = transactions
                    .read(() -> conflicts.ever(Role.AUDITOR, Role.FILE_OWNER))
                    .getFirst()
                    .id();
            conflicts.end(pair, TODAY, "test", DOER);

            assertRefused(() -> staff.grant(post, Role.FILE_OWNER, section, Validity.from(TODAY), DOER));
            staff.grant(post, Role.FILE_OWNER, section, Validity.from(TODAY.plusDays(1)), DOER);
        });
    }

    @Test
    void aNameHoldsFromADayThatIsStillToCome() {
        in(() -> {
            PersonId person = person();
            LocalDate tomorrow = clock.today().plusDays(1);
            assertThatExceptionOfType(NameTooEarly.class)
                    .isThrownBy(() -> staff.rename(person, Text.same("佐藤"), clock.today(), "婚姻", DOER));

            staff.rename(person, Text.same("佐藤"), tomorrow, "婚姻", DOER);
            staff.rename(person, Text.same("鈴木"), tomorrow.plusDays(3), "訂正", DOER);
            assertThatExceptionOfType(NameTooEarly.class)
                    .isThrownBy(() -> staff.rename(person, Text.same("高橋"), tomorrow.plusDays(3), "", DOER));

            PersonNames names = transactions.read(() -> organization.names(List.of(person.value())));
            Optional<Text> entered = names.on(person.value(), LocalDate.of(1950, 1, 1));
            assertThat(entered).isPresent();
            assertThat(names.on(person.value(), clock.today())).isEqualTo(entered);
            assertThat(names.on(person.value(), tomorrow)).contains(Text.same("佐藤"));
            assertThat(names.on(person.value(), tomorrow.plusDays(3))).contains(Text.same("鈴木"));
            assertThat(names.on(UUID.randomUUID(), tomorrow)).isEmpty();
        });
    }

    @Test
    void scopeReachesMembersAndSuperiorsInLine() {
        in(() -> {
            UnitId root = root();
            UnitId department = unit(root, UnitLevel.DEPARTMENT);
            UnitId section = unit(department, UnitLevel.SECTION);
            UnitId subsection = unit(section, UnitLevel.SUBSECTION);
            UnitId neighbour = unit(section, UnitLevel.SUBSECTION);
            UnitId other = unit(department, UnitLevel.SECTION);

            Reader clerk = reader(subsection, Rank.STAFF);
            assertThat(clerk.subsection()).containsExactly(subsection.value());
            assertThat(clerk.section()).isEqualTo(ids(section, subsection, neighbour));
            assertThat(clerk.department()).isEqualTo(ids(department, section, subsection, neighbour, other));
            Reader sectionHead = reader(section, Rank.SECTION_HEAD);
            assertThat(sectionHead.subsection()).isEqualTo(ids(section, subsection, neighbour));
            Reader departmentHead = reader(department, Rank.DEPARTMENT_HEAD);
            assertThat(departmentHead.subsection()).isEqualTo(departmentHead.department());
            Reader mayor = reader(root, Rank.MAYOR);
            assertThat(mayor.subsection()).contains(subsection.value(), other.value(), root.value());
        });
    }

    @Test
    void whoSitsHighWithoutLeadingIsNobodysSuperior() {
        in(() -> {
            UnitId root = root();
            UnitId department = unit(root, UnitLevel.DEPARTMENT);
            UnitId section = unit(department, UnitLevel.SECTION);

            Reader clerk = reader(department, Rank.CHIEF);

            assertThat(clerk.subsection()).containsExactly(department.value());
            assertThat(clerk.section()).containsExactly(department.value());
            assertThat(clerk.department()).isEqualTo(ids(department, section));
        });
    }

    @Test
    void aSuccessorReadsOnFromTheDayOfTheChange() {
        in(() -> {
            UnitId root = root();
            UnitId old = section(root);
            UnitId successor = section(root);
            register.endUnit(old, TODAY, successor, DOER);
            PersonId person = person();
            staff.assign(person, post(successor, Rank.STAFF), AssignmentKind.MAIN, OPEN, DOER);

            Reader before = read(() -> actors.get(person, TODAY).reader());
            Reader after = read(() -> actors.get(person, TODAY.plusDays(1)).reader());

            assertThat(before.section()).containsExactly(successor.value());
            assertThat(after.section()).isEqualTo(ids(successor, old));
            assertThat(after.line()).contains(old.value());
        });
    }

    @Test
    void nothingIsLeftToAUnitThatIsNotThereOnTheDayAfter() {
        in(() -> {
            UnitId root = root();
            UnitId old = section(root);
            UnitId gone = section(root);
            UnitId heir = section(root);
            register.endUnit(gone, TODAY, heir, DOER);

            assertRefused(() -> register.endUnit(old, TODAY, gone, DOER));
            register.endUnit(old, TODAY.minusDays(1), gone, DOER);
            assertRefused(() -> register.endUnit(heir, TODAY, section(root), DOER));
            register.endUnit(heir, TODAY.plusDays(1), section(root), DOER);
        });
    }

    @Test
    void aUnitNeverEndsWithoutASuccessorOfEachShare() {
        in(() -> {
            UnitId root = root();
            UnitId heir = section(root);
            UnitId old = section(root);
            BodyId body = read(() -> organization.lineOf(root, FIRST).getFirst().body());

            assertRefused(() -> write("update organization.unit set valid = daterange(lower(valid), '2022-06-01')"
                    + " where id = '" + old.value() + "'"));
            assertRefused(
                    () -> write("insert into organization.succession (unit_id, share, successor_id, since) values ('"
                            + old.value() + "', 'FILES', '" + heir.value() + "', '2022-06-01')"));
            assertRefused(() -> register.enterUnit(
                    new NewUnit(
                            body,
                            Optional.of(root),
                            code(),
                            UnitLevel.SECTION,
                            Text.same("組織"),
                            "",
                            ++n,
                            new Validity(FIRST, Optional.of(LAST))),
                    DOER));
        });
    }

    @Test
    void aBodyHasItsOwnClosedAndOpenDays() {
        in(() -> {
            BodyId body = body();
            LocalDate foundation = LocalDate.of(2022, 10, 3);
            LocalDate saturday = LocalDate.of(2022, 6, 11);
            register.enterCalendarDay(body, foundation, true, new Text("開庁記念日", "Foundation day"), DOER);
            register.enterCalendarDay(body, saturday, false, new Text("土曜開庁", "Open Saturday"), DOER);

            var calendar = read(() -> organization.calendarOf(body));

            assertThat(calendar.findClosedDay(foundation)).map(ClosedDay::kind).contains(ClosedDay.Kind.OFFICE);
            assertThat(calendar.isOpen(saturday)).isTrue();
            assertThat(calendar.findClosedDay(LocalDate.of(2022, 5, 3)))
                    .map(ClosedDay::kind)
                    .contains(ClosedDay.Kind.HOLIDAY);
            register.enterCalendarDay(body, saturday, true, new Text("閉庁", "Closed"), DOER);
            assertThat(read(() -> organization.calendarOf(body)).isOpen(saturday))
                    .isFalse();
        });
    }

    @Test
    void aStrangeLoginIsJustWrong() {
        in(() -> {
            for (String login : List.of("", " ", "\u0000", "a\u0000b", "'; --", "x".repeat(10_000), "職員")) {
                assertThat(signIn.attempt(login, "fumikura-demo")).isInstanceOf(SignIn.Result.Wrong.class);
            }
            assertThat(signIn.attempt("joho-kacho", "x".repeat(10_000))).isInstanceOf(SignIn.Result.Wrong.class);
            assertThat(signIn.attempt("\u3000JOHO-KACHO ", "fumikura-demo")).isInstanceOf(SignIn.Result.Accepted.class);
        });
    }

    private Reader reader(UnitId unit, Rank rank) {
        PersonId person = person();
        staff.assign(person, post(unit, rank), AssignmentKind.MAIN, OPEN, DOER);
        return read(() -> actors.get(person, TODAY).reader());
    }

    private static Set<UUID> ids(UnitId... units) {
        return Set.copyOf(List.of(units).stream().map(UnitId::value).toList());
    }

    private BodyId body() {
        return register.enterBody("test-" + UUID.randomUUID(), Text.same("試験"), DOER);
    }

    private UnitId root() {
        var unit = new NewUnit(
                body(), Optional.empty(), code(), UnitLevel.BODY, Text.same("機関"), "", ++n, Validity.from(FIRST));
        return register.enterUnit(unit, DOER);
    }

    private UnitId section(UnitId parent) {
        return unit(parent, UnitLevel.SECTION);
    }

    private UnitId unit(UnitId parent, UnitLevel level) {
        BodyId body = read(() -> organization.lineOf(parent, FIRST).getFirst().body());
        var unit = new NewUnit(body, Optional.of(parent), code(), level, Text.same("組織"), "", ++n, OPEN);
        return register.enterUnit(unit, DOER);
    }

    private PostId post(UnitId unit, Rank rank) {
        boolean solo = rank.isAtLeast(Rank.SECTION_HEAD);
        return register.enterPost(new NewPost(unit, Text.same("職"), rank, solo, 1, 0, ++n, OPEN), DOER);
    }

    private PersonId person() {
        return staff.enterPerson(new NewPerson("test-" + UUID.randomUUID(), Text.same("職員"), "none"), DOER);
    }

    private static String code() {
        return UUID.randomUUID().toString();
    }

    private static void assertRefused(Runnable write) {
        assertThatExceptionOfType(DataIntegrityViolationException.class).isThrownBy(write::run);
    }

    private void write(String sql) {
        transactions.write(() -> {
            db.execute(sql);
            ledger.record(Act.of(OrganizationActs.UNIT_ENDED, new Subject("unit", UUID.randomUUID()), DOER, "組織"));
        });
    }

    private <T> T read(Supplier<T> query) {
        return transactions.read(query);
    }

    private static void in(Runnable test) {
        Tenancy.in(TOSHIMA, () -> {
            test.run();
            return true;
        });
    }
}
