package org.fumikura.tenancy;

import java.io.Serial;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.ExecuteListenerProvider;
import org.jooq.impl.DefaultExecuteListenerProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;

@Configuration(proxyBeanMethods = false)
class TenancyConfiguration {

    @Bean
    PlatformTransactionManager transactionManager(DataSource dataSource) {
        return new MunicipalTransactions(dataSource);
    }

    @Bean
    ExecuteListenerProvider onlyInTransactions() {
        return new DefaultExecuteListenerProvider(new OnlyInTransactions());
    }

    /**
     * Tells the database at the begin of every transaction whose rows it may show, and that a read sees one moment. Both go
     * with the begin in one journey: asked of the driver, the isolation alone would take three, at each transaction.
     */
    private static final class MunicipalTransactions extends JdbcTransactionManager {

        @Serial
        private static final long serialVersionUID = 1;

        /** Kept by the database: a timer of our own for each statement would cost a tenth of every write. */
        private static final String LONGEST_WRITE = "30s";

        MunicipalTransactions(DataSource dataSource) {
            super(dataSource);
        }

        @Override
        protected void prepareTransactionalConnection(Connection connection, TransactionDefinition definition)
                throws SQLException {
            super.prepareTransactionalConnection(connection, definition);
            if (!Tenancy.isSet()) {
                throw new IllegalStateException("a transaction belongs to a municipality");
            }
            String bounds = definition.isReadOnly()
                    ? "set transaction isolation level repeatable read"
                    // without the 0, the clock that runs for the role's own bound would go on
                    : "set local transaction_timeout = 0; set local transaction_timeout = '" + LONGEST_WRITE + "'";
            try (var statement = connection.createStatement()) {
                statement.execute("%s; set local app.municipality = '%d'"
                        .formatted(bounds, Tenancy.current().value()));
            }
        }
    }

    /** A statement outside of a transaction would see no row at all, and one in another municipality's the wrong ones: fail. */
    private static final class OnlyInTransactions implements ExecuteListener {

        @Serial
        private static final long serialVersionUID = 1;

        @Override
        public void start(ExecuteContext context) {
            if (!TransactionSynchronizationManager.isActualTransactionActive()) {
                throw new IllegalStateException("a statement outside of a transaction");
            }
            Transactions.requireOneMunicipality();
        }
    }
}
