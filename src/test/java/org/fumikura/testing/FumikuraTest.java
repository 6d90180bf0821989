package org.fumikura.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.fumikura.Fumikura;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test of the running program. All such classes share one program (those with a browser another one, {@link JourneyTest}), which serves at a random port; each begins with a fresh
 * copy of a database, of the content and of the ledger's heads, with both clocks where they were, and may do to them what it
 * likes. Within a class nothing is put back between methods.
 *
 * <p>To be injected: any bean of the program, {@link TestInstallation}, {@link TestClocks} and {@link Site}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@SpringBootTest(classes = Fumikura.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@ActiveProfiles({"test", "demo"})
@ContextConfiguration(classes = TestBeans.class, initializers = TestInstallation.OfMost.class)
@ExtendWith(FreshCopy.class)
@Execution(ExecutionMode.SAME_THREAD)
public @interface FumikuraTest {

    /** What the class begins with. */
    Template value() default Template.CITY;

    /** A database to copy. */
    enum Template {
        /** The tables, and no row. */
        BARE("test_bare"),
        /** The demonstration city with everything that the demonstration opens with. */
        CITY("test_city");

        final String database;

        Template(String database) {
            this.database = database;
        }
    }
}
