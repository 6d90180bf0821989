package org.fumikura.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import javax.sql.DataSource;
import org.fumikura.content.SettableFreeSpace;
import org.fumikura.demo.City;
import org.fumikura.organization.AccessTokens;
import org.fumikura.organization.Organization;
import org.fumikura.organization.OrganizationRegister;
import org.fumikura.organization.StaffRegister;
import org.fumikura.shared.AdvanceableOfficialClock;
import org.fumikura.shared.SettableClock;
import org.fumikura.tenancy.Transactions;
import org.jooq.DSLContext;
import org.jooq.ExecuteListenerProvider;
import org.jooq.impl.DefaultExecuteListenerProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.core.env.Environment;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/** What the program under test gets from the tests in place of what it would make for itself. */
@TestConfiguration(proxyBeanMethods = false)
class TestBeans {

    @Bean
    DataSource dataSource(TestInstallation installation) {
        return installation.dataSource();
    }

    /** Before the first program of a build does anything but make the city. */
    @Bean
    ApplicationListener<ContextRefreshedEvent> keepingTheCity(
            ApplicationContext program,
            TestInstallation installation,
            @Qualifier("followers") SmartLifecycle followers) {
        return opened -> {
            if (opened.getApplicationContext() != program) {
                return;
            }
            followers.stop();
            try {
                installation.keepCity();
            } catch (IOException problem) {
                throw new UncheckedIOException(problem);
            }
        };
    }

    @Bean
    SettableClock machineClock() {
        return new SettableClock(TestClocks.MACHINE_OPENING);
    }

    /** With a fraction of the effort: the passwords of tests are known to everybody. */
    @Bean
    @Primary
    PasswordEncoder quickPasswordEncoder() {
        return new Argon2PasswordEncoder(16, 32, 1, 256, 1);
    }

    /** No test can fill the disk of the machine that it runs on. */
    @Bean
    @Primary
    SettableFreeSpace freeSpaceOfTests() {
        return new SettableFreeSpace();
    }

    @Bean
    TestClocks testClocks(SettableClock machine, AdvanceableOfficialClock official) {
        return new TestClocks(machine, official);
    }

    @Bean
    Site site(Environment environment, AccessTokens tokens, Organization organization, Transactions transactions) {
        return new Site(environment, tokens, organization, transactions);
    }

    @Bean
    Toshima toshima(City city, Transactions transactions) {
        return new Toshima(city, transactions);
    }

    @Bean
    Reorganization reorganization(
            DSLContext db,
            Organization organization,
            OrganizationRegister register,
            StaffRegister staff,
            Transactions transactions) {
        return new Reorganization(db, organization, register, staff, transactions);
    }

    @Bean
    StatementCounter statementCounter() {
        return new StatementCounter();
    }

    @Bean
    ExecuteListenerProvider countingStatements(StatementCounter counter) {
        return new DefaultExecuteListenerProvider(counter);
    }
}
