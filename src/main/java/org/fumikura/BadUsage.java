package org.fumikura;

import org.fumikura.shared.Refusal;
import org.fumikura.shared.Text;

/** The command line can not be followed. */
final class BadUsage extends Refusal {

    private static final long serialVersionUID = 1;

    BadUsage(Text what) {
        super(
                "command.bad-usage",
                what,
                new Text("使い方は ./fumikura help で見られます。", "For the usage see: ./fumikura help"));
    }
}
