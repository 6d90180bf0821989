package org.fumikura;

import static org.assertj.core.api.Assertions.assertThat;

import org.fumikura.shared.Text;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.core.io.support.SpringFactoriesLoader;

/** What is written to the log when the program does not start. */
class RefusalReporterTest {

    private final SpringBootExceptionReporter reporter =
            SpringFactoriesLoader.forDefaultResourceLocation().load(SpringBootExceptionReporter.class).stream()
                    .filter(RefusalReporter.class::isInstance)
                    .findFirst()
                    .orElseThrow();

    @Test
    void aRefusalLeavesNoTraceAndAFaultDoes() {
        assertThat(reporter.reportException(new BadUsage(Text.same("not so"))))
                .isTrue();
        assertThat(reporter.reportException(new IllegalStateException("broken")))
                .isFalse();
    }
}
