package org.fumikura.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Supplier;
import org.fumikura.demo.City;
import org.fumikura.testing.FumikuraTest;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A transaction shows the rows of one municipality, whoever asks inside of it. */
@FumikuraTest
class TransactionsTest {

    @Autowired
    private Transactions transactions;

    @Autowired
    private Municipalities municipalities;

    @Autowired
    private DSLContext db;

    @Test
    void aTransactionBelongsToOneMunicipality() {
        assertRefused(() -> transactions.read(this::people));
        assertRefused(() -> transactions.work(this::people));
        assertRefused(this::people);
    }

    @Test
    void aWriteIsBoundedMoreTightlyThanAReport() {
        Supplier<String> bound = () -> db.fetchValue(DSL.field("current_setting('transaction_timeout')", String.class));

        assertThat(Tenancy.in(City.TOSHIMA, () -> transactions.work(bound))).isEqualTo("30s");
        assertThat(Tenancy.in(City.TOSHIMA, () -> transactions.read(bound))).isEqualTo("10min");
    }

    @Test
    void theDirectoryIsReadInsideOfAnybodysTransaction() {
        assertThat(Tenancy.in(City.TOSHIMA, () -> transactions.read(municipalities::list)))
                .hasSize(2);
    }

    private void assertRefused(Supplier<Integer> inMihon) {
        assertThatThrownBy(() ->
                        Tenancy.in(City.TOSHIMA, () -> transactions.work(() -> Tenancy.in(City.MIHON, inMihon))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("municipality");
    }

    private int people() {
        return db.fetchCount(org.fumikuradb.organization.Tables.PERSON);
    }
}
