package org.fumikura.approval;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.fumikura.organization.Actor;
import org.fumikura.organization.Rank;
import org.fumikura.organization.UnitId;
import org.fumikura.organization.UnitLevel;
import org.fumikura.shared.Text;
import org.jspecify.annotations.Nullable;

/** For whom a template or a phrase is kept. */
public enum Sharing {
    MINE("自分だけ", "Only me"),
    /** Her section and all below it. */
    UNIT("所属の課で共有", "Shared in my section"),
    /** All of her executive body. */
    OFFICE("全庁で共有", "Shared in the whole office");

    private final Text label;

    Sharing(String ja, String en) {
        this.label = new Text(ja, en);
    }

    public Text label() {
        return label;
    }

    /** For whom somebody may keep something. */
    static List<Sharing> keptBy(Actor actor) {
        return Arrays.stream(values())
                .filter(sharing -> sharing.isKeptBy(actor, section(actor)))
                .toList();
    }

    /** For whom a row is kept that names a person, a unit or neither. */
    static Sharing of(@Nullable UUID person, @Nullable UUID unit) {
        if (person != null) {
            return MINE;
        }
        return unit == null ? OFFICE : UNIT;
    }

    /** @param unit the one that it is shared in, where it is shared in one */
    boolean isKeptBy(Actor actor, UnitId unit) {
        return switch (this) {
            case MINE -> true;
            case UNIT -> actor.may(ApprovalPermissions.UNIT_TEMPLATES, unit) || isHeadOf(unit, actor);
            case OFFICE -> actor.may(ApprovalPermissions.RULES);
        };
    }

    private static boolean isHeadOf(UnitId unit, Actor actor) {
        return actor.post().unit().id().equals(unit) && actor.post().rank().isAtLeast(Rank.SECTION_HEAD);
    }

    static UnitId section(Actor actor) {
        return actor.unitAt(UnitLevel.SECTION).id();
    }

    /** @throws NotYours when somebody does not keep what is shared so */
    void requireKeptBy(Actor actor) {
        if (!keptBy(actor).contains(this)) {
            throw new NotYours(
                    this == UNIT
                            ? new Text("課の長と文書取扱主任", "the head of the section and its records clerk")
                            : new Text("文書主管課長", "the head of records"));
        }
    }
}
