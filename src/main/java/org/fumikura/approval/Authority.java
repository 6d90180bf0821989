package org.fumikura.approval;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.organization.BodyId;
import org.fumikura.organization.Rank;
import org.fumikura.organization.UnitId;
import org.fumikura.organization.Validity;
import org.fumikura.records.DocumentId;

/**
 * A row of the table of who decides (事案決定・専決).
 *
 * @param expenditureItem 支出科目, e.g. 委託料; blank where the kind of matter has none
 *
 * @param source the article, e.g. 別表第1 2項［例］
 * @param decidedBy the decided matter that made the rule; empty where none is named
 * @param duties what it demands beside its decider
 */
public record Authority(
        UUID id,
        BodyId body,
        String matterCode,
        String matterName,
        String expenditureItem,
        AmountRange amounts,
        Rank rank,
        Terms terms,
        String source,
        Optional<DocumentId> decidedBy,
        List<Duty> duties,
        Validity validity) {

    /**
     * How it is decided.
     *
     * @param selfDecidable true where the drafter may decide what she drafted, if she is of that rank
     * @param light 軽易: may be approved together with others
     * @param proxyAllowed 代決できる
     * @param councilVote 議決要: nothing is issued or completed before the council has voted
     * @param recirculation who is asked again when it came back (再回付)
     */
    public record Terms(
            boolean selfDecidable,
            boolean light,
            boolean proxyAllowed,
            boolean councilVote,
            Recirculation recirculation) {}

    /**
     * Who else has to be on the route: for a concurrence the head of the unit, for an examination its records clerk.
     *
     * @param unit empty for the drafter's own section
     * @param from in yen: from this amount on
     */
    public record Duty(StepKind kind, Optional<UnitId> unit, long from, String source) {}

    boolean selfDecidable() {
        return terms.selfDecidable();
    }

    boolean light() {
        return terms.light();
    }

    boolean proxyAllowed() {
        return terms.proxyAllowed();
    }

    boolean councilVote() {
        return terms.councilVote();
    }

    /** Whether the amount decides about the row or about a duty of it. */
    boolean asksForTheAmount() {
        return !amounts.isAll() || duties.stream().anyMatch(duty -> duty.from() > 0);
    }

    /** What it demands of a matter of an amount. */
    List<Duty> dutiesFor(Optional<Long> amount) {
        return duties.stream().filter(duty -> amount.orElse(0L) >= duty.from()).toList();
    }
}
