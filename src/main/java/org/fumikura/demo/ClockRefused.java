package org.fumikura.demo;

import org.fumikura.shared.Refusal;
import org.fumikura.shared.Text;

/** The official clock of the demonstration was asked to go where it can not. */
final class ClockRefused extends Refusal {

    private static final long serialVersionUID = 1;

    private ClockRefused(Text why) {
        super(
                "demo.clock-refused",
                why,
                new Text("公式時刻は変わっていません。前の画面に戻ってください。", "The official time is unchanged. Please go back."));
    }

    static ClockRefused unreadable(Text why) {
        return new ClockRefused(why);
    }

    static ClockRefused tooFar(int lastYear) {
        return new ClockRefused(new Text(
                "実演は" + lastYear + "年末まで進められます。", "The demonstration goes on until the end of " + lastYear + "."));
    }
}
