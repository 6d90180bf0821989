package org.fumikura;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sees to it that a program which was told to end does end, whatever hangs. */
final class LastCall {

    /** Longer than requests, followers and workers get together to come to their ends. */
    static final Duration LONGEST_END = Duration.ofSeconds(50);

    private static final Logger LOG = LoggerFactory.getLogger(LastCall.class);

    private LastCall() {}

    static void watch() {
        Runtime.getRuntime().addShutdownHook(new Thread(LastCall::begin, "last-call"));
    }

    private static void begin() {
        Thread.ofPlatform().name("last-call-watch").daemon(true).start(() -> {
            try {
                Thread.sleep(LONGEST_END);
            } catch (InterruptedException ended) {
                return;
            }
            LOG.error("The program did not end within {} seconds and is cut off", LONGEST_END.toSeconds());
            Runtime.getRuntime().halt(Fumikura.FAILED);
        });
    }
}
