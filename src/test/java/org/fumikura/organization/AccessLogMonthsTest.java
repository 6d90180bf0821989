package org.fumikura.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.fumikura.ledger.Ledger;
import org.fumikura.ledger.LedgerEntry;
import org.fumikura.shared.OfficialClock;
import org.fumikura.tenancy.MunicipalityId;
import org.fumikura.tenancy.Tenancy;
import org.fumikura.tenancy.Transactions;
import org.fumikura.testing.FumikuraTest;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What becomes of old months of the access log. */
@FumikuraTest
class AccessLogMonthsTest {

    private static final YearMonth OLD = YearMonth.of(1990, 1);

    @Autowired
    private DSLContext db;

    @Autowired
    private Transactions transactions;

    @Autowired
    private Ledger ledger;

    @Autowired
    private AccessLogMonths months;

    @Test
    void aMonthIsDroppedOnlyWhenEveryLineIsSummedUp() {
        inInstallation("select organization.make_access_log_part('1990-01-01')");
        note(1, "VIEW", "document", 3);
        note(1, "SIGN_IN", "person", 1);
        note(2, "VIEW", "document", 2);

        assertThatThrownBy(() -> inInstallation("select organization.drop_access_log_part('1990-01-01')"))
                .rootCause()
                .hasMessageContaining("lines, 0 of them summed up");
        assertThatThrownBy(() -> Tenancy.in(
                        new MunicipalityId(1),
                        () -> transactions.work(
                                () -> db.fetch("select organization.drop_access_log_part('1990-01-01')"))))
                .rootCause()
                .hasMessageContaining("by the installation");

        Tenancy.in(MunicipalityId.INSTALLATION, () -> {
            months.sumUpAndDrop(OLD);
            return true;
        });

        assertThat(summary(1)).containsExactly("SIGN_IN person 1", "VIEW document 3");
        assertThat(summary(2)).containsExactly("VIEW document 2");
        assertThat(Tenancy.in(
                        MunicipalityId.INSTALLATION,
                        () -> transactions.read(
                                () -> db.fetchSingle("select to_regclass('organization.access_log_1990_01') is null")
                                        .get(0, Boolean.class))))
                .isTrue();
        assertThat(Tenancy.in(MunicipalityId.INSTALLATION, () -> transactions.read(() -> ledger.after(0, 1_000))))
                .extracting(LedgerEntry::kind)
                .contains(OrganizationActs.ACCESS_LOG_SUMMED_UP);
    }

    @Test
    void aMonthWithinThirtyOneYearsIsNeverDropped() {
        YearMonth youngest = YearMonth.now(OfficialClock.ZONE).minusYears(AccessLogSettings.LEAST);

        assertThatThrownBy(() ->
                        inInstallation("select organization.drop_access_log_part('%s')".formatted(youngest.atDay(1))))
                .rootCause()
                .hasMessageContaining("are kept for 31 years");
    }

    private void inInstallation(String sql) {
        Tenancy.in(MunicipalityId.INSTALLATION, () -> transactions.work(() -> db.fetch(sql)));
    }

    private void note(int municipality, String kind, String subject, int times) {
        Tenancy.in(
                new MunicipalityId(municipality),
                () -> transactions.work(() -> {
                    for (int i = 0; i < times; i++) {
                        db.execute(
                                "insert into organization.access_log (id, at, kind, subject_kind, request) values ({0}, '1990-01-15T00:00Z', {1}, {2}, 'r')",
                                org.jooq.impl.DSL.val(UUID.randomUUID()),
                                org.jooq.impl.DSL.val(kind),
                                org.jooq.impl.DSL.val(subject));
                    }
                    return true;
                }));
    }

    private List<String> summary(int municipality) {
        return Tenancy.in(
                new MunicipalityId(municipality),
                () -> transactions.read(() -> db.fetch(
                                "select kind || ' ' || subject_kind || ' ' || lines from organization.access_log_summary order by 1")
                        .map(row -> row.get(0, String.class))));
    }
}
