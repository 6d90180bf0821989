package org.fumikura;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.fumikura.testing.FumikuraTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Profile;
import org.springframework.scheduling.annotation.ScheduledAnnotationBeanPostProcessor;

/** No library may wake what sleeps while the program verifies or is tested. */
@FumikuraTest
class ByItselfTest {

    @Autowired
    private ApplicationContext context;

    @Test
    void nothingWorksByItselfUnlessWeSaySo() {
        assertThat(Arrays.asList(
                        ByItself.Scheduled.class.getAnnotation(Profile.class).value()))
                .containsExactly("!errand & !test");
        assertThat(context.getBeanNamesForType(ScheduledAnnotationBeanPostProcessor.class))
                .isEmpty();
    }
}
