package org.fumikura.redaction;

import org.fumikura.frame.Invalid;
import org.fumikura.shared.Text;

/** An expression took too long to be looked for. */
final class TimeIsUp extends Invalid {

    private static final long serialVersionUID = 1;

    TimeIsUp() {
        super(
                "words",
                new Text(
                        "この正規表現は時間がかかりすぎるため、探すのをやめました。短い式に直してください。",
                        "Looking for this expression took too long and was given up. Please write a simpler one."));
    }
}
