package org.fumikura.shared;

import java.time.LocalDate;

/** An extension would end before the deadline that it extends. */
public final class ExtensionShortens extends Refusal {

    private static final long serialVersionUID = 1L;

    private final LocalDate lastDay;
    private final LocalDate asked;

    ExtensionShortens(LocalDate lastDay, LocalDate asked) {
        super(
                "deadline.extension-shortens",
                new Text(
                        "延長後の期限（%s）が現在の期限（%s）より前です。"
                                .formatted(
                                        JapaneseDate.describe(asked).ja(),
                                        JapaneseDate.describe(lastDay).ja()),
                        "The extended deadline (%s) is before the present one (%s)."
                                .formatted(
                                        JapaneseDate.describe(asked).en(),
                                        JapaneseDate.describe(lastDay).en())),
                new Text("期限は変わっていません。より後の日を指定してください。", "The deadline is unchanged. Choose a later day."));
        this.lastDay = lastDay;
        this.asked = asked;
    }

    /** Returns the deadline without the extension. */
    public LocalDate lastDay() {
        return lastDay;
    }

    /** Returns the day to which the extension would have led. */
    public LocalDate asked() {
        return asked;
    }
}
