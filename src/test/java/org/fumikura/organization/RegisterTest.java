package org.fumikura.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.fumikura.organization.TestChart.DOER;
import static org.fumikura.organization.TestChart.FIRST;
import static org.fumikura.organization.TestChart.OPEN;
import static org.fumikura.organization.TestChart.TODAY;
import static org.fumikura.organization.TestChart.in;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.fumikura.ledger.Act;
import org.fumikura.ledger.Ledger;
import org.fumikura.ledger.Subject;
import org.fumikura.organization.OrganizationRegister.NewUnit;
import org.fumikura.organization.StaffRegister.AssignmentKind;
import org.fumikura.shared.ClosedDay;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.Transactions;
import org.fumikura.testing.FumikuraTest;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;

/** The masters over time: what the register takes and what the database refuses (A.2). */
@FumikuraTest
class RegisterTest {

    private static final LocalDate LAST = LocalDate.of(2023, 3, 31);

    @Autowired
    OrganizationRegister register;

    @Autowired
    StaffRegister staff;

    @Autowired
    Organization organization;

    @Autowired
    PostSuccession succession;

    @Autowired
    Actors actors;

    @Autowired
    Transactions transactions;

    @Autowired
    Ledger ledger;

    @Autowired
    OfficialClock clock;

    @Autowired
    DSLContext db;

    private TestChart chart;

    @BeforeEach
    void begin() {
        chart = new TestChart(register, staff, organization, transactions);
    }

    @Test
    void aPersonHasOneMainPostOnEveryDate() {
        in(() -> {
            UnitId section = chart.section(chart.root());
            PersonId person = chart.person();
            PostId one = chart.post(section, Rank.STAFF);
            PostId other = chart.post(section, Rank.STAFF);
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
            PostId head = chart.post(chart.section(chart.root()), Rank.SECTION_HEAD);
            AssignmentId first = staff.assign(chart.person(), head, AssignmentKind.MAIN, OPEN, DOER);
            PersonId second = chart.person();

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
            UnitId parent = chart.root();
            chart.post(parent, Rank.MAYOR);
            UnitId section = chart.section(parent);
            PostId clerk = chart.post(section, Rank.STAFF);
            PersonId person = chart.person();
            staff.assign(person, clerk, AssignmentKind.MAIN, OPEN, DOER);
            UnitId successor = chart.section(parent);

            assertRefused(() ->
                    staff.assign(chart.person(), clerk, AssignmentKind.MAIN, Validity.from(FIRST.minusDays(1)), DOER));
            assertRefused(() -> write("update organization.post set valid = daterange(lower(valid), '2022-06-01')"
                    + " where id = '" + clerk.value() + "'"));
            assertRefused(() -> write("update organization.unit set valid = daterange(lower(valid), '2022-06-01')"
                    + " where id = '" + section.value() + "'"));

            register.endUnit(section, LAST, successor, DOER);
            assertThat(read(() -> organization.holders(clerk, LAST))).containsExactly(person);
            assertThat(read(() -> organization.holders(clerk, LAST.plusDays(1))))
                    .isEmpty();
            assertThat(read(() -> organization.listUnits(LAST.plusDays(1))))
                    .extracting(Unit::id)
                    .contains(successor)
                    .doesNotContain(section);
        });
    }

    @Test
    void whatHasEndedNeverLastsLonger() {
        in(() -> {
            UnitId section = chart.section(chart.root());
            PostId clerk = chart.post(section, Rank.STAFF);
            chart.post(section, Rank.SECTION_HEAD);
            AssignmentId assignment = staff.assign(chart.person(), clerk, AssignmentKind.MAIN, OPEN, DOER);
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
    @DisplayName("I-16 a post ends only with one that goes on, found by name or the nearest head, or chosen")
    void whatIsAskedOfAPostIsNeverLost() {
        in(() -> {
            UnitId root = chart.root();
            UnitId section = chart.section(root);
            PostId alone = chart.post(section, Rank.SECTION_HEAD);
            assertThatExceptionOfType(RowRefused.class).isThrownBy(() -> register.endPost(alone, LAST, DOER));
            assertRefused(() -> write("update organization.post set valid = daterange(lower(valid), '2022-06-01')"
                    + " where id = '" + alone.value() + "'"));

            PostId mayor = chart.post(root, Rank.MAYOR);
            register.endPost(alone, LAST, DOER);
            assertThat(read(() -> succession.inCharge(alone, LAST))).isEqualTo(alone);
            assertThat(read(() -> succession.inCharge(alone, LAST.plusDays(1)))).isEqualTo(mayor);
            PostId next = chart.post(section, Rank.SECTION_HEAD);
            assertRefused(
                    () -> write("insert into organization.post_succession (post_id, successor_id, since) values ('"
                            + next.value() + "', '" + mayor.value() + "', '2022-06-01')"));

            register.endPost(mayor, LAST.plusDays(10), next, DOER);
            assertThat(read(() -> succession.inCharge(alone, LAST.plusDays(11))))
                    .isEqualTo(next);
            assertThat(read(() ->
                            succession.seats(List.of(next), LAST.plusDays(11)).get(next.value())))
                    .containsExactlyInAnyOrder(next.value(), mayor.value(), alone.value());
        });
    }

    @Test
    void aNameHoldsFromADayThatIsStillToCome() {
        in(() -> {
            PersonId person = chart.person();
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
    void nothingIsLeftToAUnitThatIsNotThereOnTheDayAfter() {
        in(() -> {
            UnitId root = chart.root();
            UnitId old = chart.section(root);
            UnitId gone = chart.section(root);
            UnitId heir = chart.section(root);
            register.endUnit(gone, TODAY, heir, DOER);

            assertRefused(() -> register.endUnit(old, TODAY, gone, DOER));
            register.endUnit(old, TODAY.minusDays(1), gone, DOER);
            assertRefused(() -> register.endUnit(heir, TODAY, chart.section(root), DOER));
            register.endUnit(heir, TODAY.plusDays(1), chart.section(root), DOER);
        });
    }

    @Test
    void aUnitNeverEndsWithoutASuccessorOfEachShare() {
        in(() -> {
            UnitId root = chart.root();
            UnitId heir = chart.section(root);
            UnitId old = chart.section(root);
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
                            TestChart.code(),
                            UnitLevel.SECTION,
                            Text.same("組織"),
                            "",
                            99,
                            new Validity(FIRST, Optional.of(LAST))),
                    DOER));
        });
    }

    @Test
    void aBodyHasItsOwnClosedAndOpenDays() {
        in(() -> {
            BodyId body = chart.body();
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
}
