package org.fumikura.meetings;

import org.fumikura.frame.Invalid;
import org.fumikura.records.Disclosure;
import org.fumikura.shared.Text;

/**
 * 公開区分 of a meeting, of a material or of minutes: three decisions, each with its own reason (C.1-4).
 *
 * @param reason blank only where everything is open
 */
public record Openness(Disclosure how, String reason) {

    private static final int LONGEST = 1_000;

    /** @throws Invalid when something is kept closed and no reason is given */
    public Openness {
        if (how != Disclosure.OPEN && reason.isBlank()) {
            throw new Invalid(
                    "reason",
                    new Text(
                            "「%s」とする理由を入力してください。".formatted(how.label().ja()),
                            "Say why it is %s.".formatted(how.label().en().toLowerCase(java.util.Locale.ROOT))));
        }
        if (reason.length() > LONGEST) {
            throw new Invalid(
                    "reason",
                    new Text(
                            "理由は %d 字以内で入力してください。".formatted(LONGEST),
                            "A reason of at most %d letters.".formatted(LONGEST)));
        }
    }
}
