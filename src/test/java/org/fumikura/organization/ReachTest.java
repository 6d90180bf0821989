package org.fumikura.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fumikura.organization.TestChart.DOER;
import static org.fumikura.organization.TestChart.TODAY;
import static org.fumikura.organization.TestChart.in;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.fumikura.tenancy.Transactions;
import org.fumikura.testing.FumikuraTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** How far a reader reaches from her place in the chart (A.16). */
@FumikuraTest
class ReachTest {

    @Autowired
    OrganizationRegister register;

    @Autowired
    StaffRegister staff;

    @Autowired
    Organization organization;

    @Autowired
    Transactions transactions;

    @Autowired
    Actors actors;

    private TestChart chart;

    @BeforeEach
    void begin() {
        chart = new TestChart(register, staff, organization, transactions);
    }

    @Test
    void scopeReachesMembersAndSuperiorsInLine() {
        in(() -> {
            UnitId root = chart.root();
            UnitId department = chart.unit(root, UnitLevel.DEPARTMENT);
            UnitId section = chart.unit(department, UnitLevel.SECTION);
            UnitId subsection = chart.unit(section, UnitLevel.SUBSECTION);
            UnitId neighbour = chart.unit(section, UnitLevel.SUBSECTION);
            UnitId other = chart.unit(department, UnitLevel.SECTION);

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
            UnitId root = chart.root();
            UnitId department = chart.unit(root, UnitLevel.DEPARTMENT);
            UnitId section = chart.unit(department, UnitLevel.SECTION);

            Reader clerk = reader(department, Rank.CHIEF);

            assertThat(clerk.subsection()).containsExactly(department.value());
            assertThat(clerk.section()).containsExactly(department.value());
            assertThat(clerk.department()).isEqualTo(ids(department, section));
        });
    }

    @Test
    void aSuccessorReadsOnFromTheDayOfTheChange() {
        in(() -> {
            UnitId root = chart.root();
            UnitId old = chart.section(root);
            UnitId successor = chart.section(root);
            register.endUnit(old, TODAY, successor, DOER);
            PersonId person = chart.personAt(successor, Rank.STAFF);

            Reader before = read(() -> actors.get(person, TODAY).reader());
            Reader after = read(() -> actors.get(person, TODAY.plusDays(1)).reader());

            assertThat(before.section()).containsExactly(successor.value());
            assertThat(after.section()).isEqualTo(ids(successor, old));
            assertThat(after.line()).contains(old.value());
        });
    }

    private Reader reader(UnitId unit, Rank rank) {
        PersonId person = chart.personAt(unit, rank);
        return read(() -> actors.get(person, TODAY).reader());
    }

    private <T> T read(Supplier<T> query) {
        return transactions.read(query);
    }

    private static Set<UUID> ids(UnitId... units) {
        return Set.copyOf(List.of(units).stream().map(UnitId::value).toList());
    }
}
