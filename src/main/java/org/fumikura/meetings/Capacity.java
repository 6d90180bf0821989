package org.fumikura.meetings;

import io.swagger.v3.oas.annotations.media.Schema;
import org.fumikura.shared.Text;

/** As what a post belongs to a body. */
@Schema(name = "MeetingCapacity")
public enum Capacity {
    CHAIR("長", "Chair"),
    VICE_CHAIR("副", "Vice chair"),
    MEMBER("部員", "Member"),
    SECRETARIAT("事務局", "Secretariat");

    private final Text label;

    Capacity(String ja, String en) {
        this.label = new Text(ja, en);
    }

    public Text label() {
        return label;
    }
}
