package org.fumikura.shared;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Somebody asked the official clock to go back, which would put acts out of their order. */
public final class ClockGoesBack extends Refusal {

    private static final long serialVersionUID = 1L;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private final Instant present;
    private final Instant asked;

    ClockGoesBack(Instant present, Instant asked) {
        super(
                "clock.goes-back",
                new Text(
                        "公式時刻は戻せません（現在 %s、指定 %s）。"
                                .formatted(told(present).ja(), told(asked).ja()),
                        "The official time can not go back from %s to %s."
                                .formatted(told(present).en(), told(asked).en())),
                new Text("時刻は変わっていません。現在より後の時刻を指定してください。", "The time is unchanged. Choose a later time."));
        this.present = present;
        this.asked = asked;
    }

    /** Returns the official moment at which the clock was asked. */
    public Instant present() {
        return present;
    }

    /** Returns the moment that was asked for. */
    public Instant asked() {
        return asked;
    }

    private static Text told(Instant moment) {
        LocalDateTime local = LocalDateTime.ofInstant(moment, OfficialClock.ZONE);
        Text day = JapaneseDate.describe(local.toLocalDate());
        String time = TIME.format(local);
        return new Text(day.ja() + " " + time, day.en() + " " + time);
    }
}
