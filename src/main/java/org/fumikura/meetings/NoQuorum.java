package org.fumikura.meetings;

import org.fumikura.shared.Refusal;
import org.fumikura.shared.Text;

/** Fewer members are present in person than the body needs to decide (C.1-6). */
public final class NoQuorum extends Refusal {

    private static final long serialVersionUID = 1;

    NoQuorum(int present, int needed) {
        super(
                "meetings.no-quorum",
                new Text(
                        "定足数 %d 人に対して、本人の出席が %d 人のため、議決できません（代理は数えません）。".formatted(needed, present),
                        "%d members are present in person and %d are needed to decide; proxies do not count."
                                .formatted(present, needed)),
                new Text(
                        "何も変更していません。出席を確かめるか、結果を「継続」にしてください。",
                        "Nothing was changed. Check who is present, or continue the item at another session."));
    }
}
