package org.fumikura.demo;

import java.time.LocalDate;
import org.fumikura.shared.Refusal;
import org.fumikura.shared.Text;

/** The city stands already, and what happens from now on is up to its visitors. */
final class DaysOfVisitors extends Refusal {

    private static final long serialVersionUID = 1;

    DaysOfVisitors(LocalDate wanted) {
        super(
                "demo.days-of-visitors",
                new Text(
                        "この資料フォルダーの実演はもう始まっているため、%s までの出来事を自動では進められません。".formatted(wanted),
                        "The demonstration in this folder has begun: the days up to %s are its visitors' now."
                                .formatted(wanted)),
                new Text(
                        "データはそのままです。--data で空のフォルダーを指定するか、消してよければ --reset を付けてください。",
                        "Nothing was changed. Name an empty folder with --data, or add --reset if it may be destroyed."));
    }
}
