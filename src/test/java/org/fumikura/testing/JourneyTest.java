package org.fumikura.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.fumikura.Fumikura;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/**
 * As {@link FumikuraTest}, of a second program with an installation of its own: what people do in a browser takes its time, and
 * the rest of the build goes on beside it. Last, so that the first program has made the city by then.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@SpringBootTest(classes = Fumikura.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@ActiveProfiles({"test", "demo"})
@ContextConfiguration(classes = TestBeans.class, initializers = TestInstallation.OfJourneys.class)
@ExtendWith(FreshCopy.class)
@ResourceLock("the program of the journeys")
@Order(Integer.MAX_VALUE)
public @interface JourneyTest {}
