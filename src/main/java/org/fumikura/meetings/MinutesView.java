package org.fumikura.meetings;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.fumikura.records.Disclosure;
import org.fumikura.records.DocumentId;
import org.jspecify.annotations.Nullable;

/**
 * Minutes for programs.
 *
 * @param matter of records or approval; left out until the confirmation is drafted
 * @param confirmed whether the matter is decided with exactly this wording, as far as the caller may know
 * @param publicVersion left out until it is made
 */
@Schema(name = "Minutes")
record MinutesView(
        UUID session,
        MinutesState state,
        int revision,
        @Nullable UUID matter,
        boolean decided,
        boolean confirmed,
        Words words,
        List<CheckView> checks,
        @Nullable PublicView publicVersion) {

    static MinutesView of(Minutes minutes) {
        return new MinutesView(
                minutes.session().value(),
                minutes.state(),
                minutes.revision(),
                minutes.matter().map(DocumentId::value).orElse(null),
                minutes.decided(),
                minutes.confirmed(),
                Words.of(minutes.form()),
                minutes.checks().stream().map(CheckView::of).toList(),
                minutes.published().map(PublicView::of).orElse(null));
    }

    /** What stands in the form. */
    @Schema(name = "MinutesWords")
    record Words(
            String body,
            String secretariat,
            String when,
            String place,
            OpennessView meeting,
            OpennessView minutes,
            List<String> members,
            List<String> office,
            String opening,
            List<ItemView> items,
            String closing,
            List<MaterialView> materials,
            boolean partial) {

        static Words of(MinutesForm form) {
            return new Words(
                    form.body(),
                    form.secretariat(),
                    form.when(),
                    form.place(),
                    OpennessView.of(form.meeting()),
                    OpennessView.of(form.minutes()),
                    form.members(),
                    form.office(),
                    form.opening(),
                    form.items().stream().map(ItemView::of).toList(),
                    form.closing(),
                    form.materials().stream()
                            .map(each -> new MaterialView(each.number(), each.title(), each.open()))
                            .toList(),
                    form.partial());
        }
    }

    /** Whether something is open, and why it is not. */
    @Schema(name = "MinutesOpenness")
    record OpennessView(Disclosure how, String reason) {

        static OpennessView of(Openness openness) {
            return new OpennessView(openness.how(), openness.reason());
        }
    }

    /**
     * An item and what was said on it.
     *
     * @param closedReason why it is left out for the public; blank when it is not
     */
    @Schema(name = "MinutesItem")
    record ItemView(
            String kind,
            int number,
            String title,
            String gist,
            List<SaidView> said,
            String resolution,
            String closedReason) {

        static ItemView of(MinutesForm.Item item) {
            return new ItemView(
                    item.kind(),
                    item.number(),
                    item.title(),
                    item.gist(),
                    item.said().stream()
                            .map(said -> new SaidView(said.speaker(), said.words()))
                            .toList(),
                    item.resolution(),
                    item.closedReason());
        }
    }

    @Schema(name = "MinutesStatement")
    record SaidView(String speaker, String words) {}

    /** @param title blank where not even that is open */
    @Schema(name = "MinutesMaterial")
    record MaterialView(int number, String title, boolean open) {}

    /**
     * What somebody who was there said.
     *
     * @param words blank when she agreed
     * @param taken left out until it is answered
     */
    @Schema(name = "MinutesCheck")
    record CheckView(
            UUID id,
            int revision,
            String post,
            String place,
            String words,
            Instant at,
            @Nullable Boolean taken,
            String answer) {

        static CheckView of(Minutes.Check check) {
            return new CheckView(
                    check.id(),
                    check.revision(),
                    check.post().name().ja(),
                    check.place(),
                    check.words(),
                    check.at(),
                    check.taken().orElse(null),
                    check.answer());
        }
    }

    /** The version for everybody. */
    @Schema(name = "PublicMinutes")
    record PublicView(int number, Words words, String sha256, long size, Instant madeAt) {

        static PublicView of(Minutes.Public made) {
            return new PublicView(
                    made.number(), Words.of(made.form()), made.sha256().toString(), made.size(), made.madeAt());
        }
    }
}
