package org.fumikura.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that somebody did, to be written into the ledger by {@link Ledger#record}. Words (title, reason, changes) go
 * into the erasable detail; the chain keeps only a commitment to them.
 */
public final class Act {

    final String kind;
    final Subject subject;
    final Doer doer;
    final String title;
    final List<Change> changes = new ArrayList<>();
    String reason = "";

    @Nullable
    UUID rule;

    byte @Nullable [] digest;

    private Act(String kind, Subject subject, Doer doer, String title) {
        this.kind = kind;
        this.subject = subject;
        this.doer = doer;
        this.title = title;
    }

    /**
     * @param kind {@code module.past-tense}, lower case, e.g. {@code approval.decided}; it has wording in {@link ActWords}
     * @param title what the subject was called at that moment
     */
    public static Act of(String kind, Subject subject, Doer doer, String title) {
        return new Act(kind, subject, doer, title);
    }

    /** Why; blank when none was demanded. */
    public Act because(String why) {
        reason = why;
        return this;
    }

    /** One thing that became another; both in the words of the office. */
    public Act changing(String what, @Nullable String before, @Nullable String after) {
        changes.add(new Change(what, before, after));
        return this;
    }

    /** The rule row that allowed or demanded it. */
    public Act under(UUID ruleRow) {
        rule = ruleRow;
        return this;
    }

    /** Commits to a SHA-256 of the rows that this act freezes; see {@link FrozenRows}. */
    public Act sealing(byte[] rowsDigest) {
        digest = rowsDigest.clone();
        return this;
    }

    /** A change within an act. */
    public record Change(
            String what, @Nullable String before, @Nullable String after) {}
}
