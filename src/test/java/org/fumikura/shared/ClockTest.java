package org.fumikura.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import org.junit.jupiter.api.Test;

class ClockTest {

    private static final Instant OPENING =
            LocalDateTime.parse("2022-05-20T09:00").atZone(OfficialClock.ZONE).toInstant();

    private final SettableClock machine = new SettableClock(Instant.parse("2026-11-22T03:00:00Z"));

    @Test
    void machineTimeIsTruncatedToMicroseconds() {
        Clock precise = Clock.fixed(Instant.parse("2026-11-22T03:00:00.123456789Z"), ZoneOffset.UTC);

        assertThat(MachineClock.of(precise).now()).isEqualTo(Instant.parse("2026-11-22T03:00:00.123456Z"));
        assertThat(MachineClock.system().now().get(ChronoField.NANO_OF_SECOND) % 1_000)
                .isZero();
    }

    @Test
    void officialTimeIsTheMachinesInService() {
        OfficialClock official = new OfficialClock(machine);

        assertThat(official.now()).isEqualTo(machine.now());
        assertThat(official.offset()).isZero();
    }

    @Test
    void officialDayIsTheOneOfTokyo() {
        machine.set(Instant.parse("2023-03-31T15:00:00Z"));
        OfficialClock official = new OfficialClock(machine);

        assertThat(official.today()).isEqualTo(LocalDate.of(2023, 4, 1));
        assertThat(official.dateTime()).isEqualTo(LocalDateTime.parse("2023-04-01T00:00:00"));
    }

    @Test
    void demonstrationStartsInThePastAndTicks() {
        AdvanceableOfficialClock official = AdvanceableOfficialClock.startingAt(machine, OPENING);
        machine.advance(Duration.ofMinutes(5));

        assertThat(official.dateTime()).isEqualTo(LocalDateTime.parse("2022-05-20T09:05"));
        assertThat(official.offset()).isNegative();
    }

    @Test
    void advancesToALaterMomentAndGoesOnTicking() {
        AdvanceableOfficialClock official = AdvanceableOfficialClock.startingAt(machine, OPENING);
        official.advanceTo(OPENING.plus(Duration.ofDays(14)));
        machine.advance(Duration.ofSeconds(1));

        assertThat(official.now()).isEqualTo(OPENING.plus(Duration.ofDays(14)).plusSeconds(1));
    }

    @Test
    void keepsItsOffsetOverARestart() {
        AdvanceableOfficialClock official = AdvanceableOfficialClock.startingAt(machine, OPENING);
        AdvanceableOfficialClock restarted = new AdvanceableOfficialClock(machine, official.offset());

        assertThat(restarted.now()).isEqualTo(OPENING);
    }

    @Test
    void refusesToGoBackAndStaysUnchanged() {
        AdvanceableOfficialClock official = AdvanceableOfficialClock.startingAt(machine, OPENING);
        Duration offset = official.offset();

        assertThatThrownBy(() -> official.advanceTo(OPENING.minusNanos(1_000)))
                .isInstanceOfSatisfying(ClockGoesBack.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo("clock.goes-back");
                    assertThat(refusal.present()).isEqualTo(OPENING);
                    assertThat(refusal.asked()).isEqualTo(OPENING.minusNanos(1_000));
                });
        assertThat(official.offset()).isEqualTo(offset);
    }

    @Test
    void advancingToThePresentChangesNothing() {
        AdvanceableOfficialClock official = AdvanceableOfficialClock.startingAt(machine, OPENING);
        official.advanceTo(OPENING);

        assertThat(official.now()).isEqualTo(OPENING);
    }
}
