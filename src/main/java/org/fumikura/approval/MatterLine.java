package org.fumikura.approval;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.organization.Deputies.Capacity;
import org.fumikura.shared.Text;

/**
 * A matter in a list, for one who may read it.
 *
 * @param number its 起案番号
 * @param drafter what the drafter's post is called
 * @param together whether the reader may approve it together with others (一括)
 * @param unopened of one that may be approved together with others, how many of its attachments the reader has not opened
 * @param since when the present state or step began
 */
public record MatterLine(
        UUID id,
        String number,
        String title,
        MatterState state,
        Text drafter,
        Optional<LocalDate> dueOn,
        Optional<Long> amount,
        Optional<Instant> since,
        int attachments,
        boolean together,
        int unopened,
        List<Place> route) {

    /**
     * One place on the route as a list or a line of steps shows it.
     *
     * @param joining how it stands to the place before it
     * @param mine whether the reader's acting post is asked there
     * @param capacity in which capacity somebody acted; empty before
     * @param held whether who is asked keeps it (保留)
     * @param signedOn the day on which it happened on paper (事実発生日); empty for an act at the screen
     * @param reading what whoever answered had opened of the attachments; empty where nothing was kept
     */
    public record Place(
            int ordinal,
            StepKind kind,
            Joining joining,
            StepState state,
            Text post,
            boolean mine,
            Optional<Capacity> capacity,
            boolean held,
            Optional<Instant> actedAt,
            Optional<LocalDate> signedOn,
            Optional<StepReading> reading) {

        static Place of(
                Step step, Text post, boolean mine, Optional<LocalDate> signedOn, Optional<StepReading> reading) {
            return new Place(
                    step.ordinal(),
                    step.kind(),
                    step.addressee().joining(),
                    step.state(),
                    post,
                    mine,
                    step.by().map(Hand::capacity),
                    step.heldAt().isPresent(),
                    step.actedAt(),
                    signedOn,
                    reading);
        }

        /** What became of it, e.g. 合議 同意（代決）, 決裁 処理待ち（保留）. */
        public Text outcome() {
            Text what = state.label(kind);
            Text mark = capacity.filter(each -> each != Capacity.SELF)
                    .map(Capacity::label)
                    .or(() ->
                            held && state == StepState.ACTIVE ? Optional.of(new Text("保留中", "held")) : Optional.empty())
                    .orElse(null);
            return mark == null
                    ? what
                    : new Text(what.ja() + "（" + mark.ja() + "）", what.en() + " (" + mark.en() + ")");
        }

        /** Whether who was asked did not agree. */
        public boolean isAgainst() {
            return state.isObjection();
        }

        /** Whether it is done with, by an act or without one. */
        public boolean isPast() {
            return !state.isOpen();
        }
    }
}
