package org.fumikura.organization;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.fumikura.organization.TestChart.DOER;
import static org.fumikura.organization.TestChart.FIRST;
import static org.fumikura.organization.TestChart.OPEN;
import static org.fumikura.organization.TestChart.TODAY;
import static org.fumikura.organization.TestChart.in;

import java.util.Optional;
import java.util.UUID;
import org.fumikura.organization.StaffRegister.AssignmentKind;
import org.fumikura.shared.NotFound;
import org.fumikura.tenancy.Transactions;
import org.fumikura.testing.FumikuraTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;

/** Roles that exclude each other never meet in one person on one day (A.1). */
@FumikuraTest
class SeparateDutiesTest {

    @Autowired
    OrganizationRegister register;

    @Autowired
    StaffRegister staff;

    @Autowired
    Organization organization;

    @Autowired
    Transactions transactions;

    @Autowired
    RoleConflicts conflicts;

    private TestChart chart;

    @BeforeEach
    void begin() {
        chart = new TestChart(register, staff, organization, transactions);
    }

    @Test
    void separatedDutiesNeverMeetInOnePersonOnOneDay() {
        in(() -> {
            UnitId section = chart.section(chart.root());
            PostId clerk = chart.post(section, Rank.SUBSECTION_HEAD);
            PostId owner = chart.post(section, Rank.SECTION_HEAD);
            PersonId person = chart.person();
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
            UnitId section = chart.section(chart.root());
            PostId post = chart.post(section, Rank.SUBSECTION_HEAD);
            staff.assign(chart.person(), post, AssignmentKind.MAIN, OPEN, DOER);
            staff.grant(post, Role.AUDITOR, section, OPEN, DOER);
            staff.grant(post, Role.STAFF, section, OPEN, DOER);

            assertRefused(() -> conflicts.enter(Role.AUDITOR, Role.STAFF, "test", OPEN, DOER));
            staff.revoke(post, Role.AUDITOR, section, TODAY, DOER);
            assertRefused(() -> conflicts.enter(Role.AUDITOR, Role.STAFF, "test", OPEN, DOER));
            assertThatExceptionOfType(NotFound.class)
                    .isThrownBy(() -> staff.revoke(post, Role.AUDITOR, section, TODAY.plusYears(1), DOER));
        });
    }

    @Test
    void aPairThatEndedExcludesNothingAfterItsLastDay() {
        in(() -> {
            UnitId section = chart.section(chart.root());
            PostId post = chart.post(section, Rank.SUBSECTION_HEAD);
            staff.assign(chart.person(), post, AssignmentKind.MAIN, OPEN, DOER);
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

    private static void assertRefused(Runnable write) {
        assertThatExceptionOfType(DataIntegrityViolationException.class).isThrownBy(write::run);
    }
}
