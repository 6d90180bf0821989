package org.fumikura.desk;

import org.fumikura.shared.Text;

/** How somebody is told; the notice on the screen comes in any case. */
public enum NoticeChannel {
    HERE("画面だけ", "On the screen only"),
    DIGEST("1日1回のまとめ", "In the daily digest"),
    AT_ONCE("すぐにメール", "By mail at once");

    private final Text label;

    NoticeChannel(String ja, String en) {
        this.label = new Text(ja, en);
    }

    public Text label() {
        return label;
    }
}
