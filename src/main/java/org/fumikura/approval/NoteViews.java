package org.fumikura.approval;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.frame.Invalid;
import org.fumikura.shared.Text;
import org.jspecify.annotations.Nullable;

/** How programs read and write words on pages. */
final class NoteViews {

    private NoteViews() {}

    /**
     * A page of an attachment of the matter's present version.
     *
     * @param number from 1; left out for the attachment as a whole
     */
    @Schema(name = "PageOfAttachment")
    record PageOf(
            @NotNull UUID attachment,
            @Min(1) @Max(99_999) @Nullable Integer number) {

        Spot spot() {
            return new Spot(attachment, Optional.ofNullable(number));
        }
    }

    /** A rectangle on a page in ten thousandths of its width and height, from its upper left corner. */
    @Schema(name = "AreaOfPage")
    record Area(
            @Min(0) @Max(10_000) int left,
            @Min(0) @Max(10_000) int top,
            @Min(1) @Max(10_000) int width,
            @Min(1) @Max(10_000) int height) {

        static Area of(Spot.Area area) {
            return new Area(area.left(), area.top(), area.width(), area.height());
        }
    }

    /**
     * Words that are to be put on a page.
     *
     * @param kind RECORD for a note that is part of the record, PRIVATE for a memo that only the caller ever sees
     * @param area a part of the page
     */
    @Schema(name = "NewNote")
    record NewNote(
            @NotNull NoteKind kind,
            @Valid @NotNull PageOf page,
            @Valid @Nullable Area area,
            @NotNull @Size(max = Notes.LONGEST) String words) {

        Spot spot() {
            Optional<Spot.Area> part =
                    Optional.ofNullable(area).map(each -> new Spot.Area(each.left, each.top, each.width, each.height));
            if (part.isPresent() && (page.number == null || !part.get().isPossible())) {
                throw new Invalid("area", new Text("範囲がページに収まっていません。", "The area does not lie on a page."));
            }
            return new Spot(page.attachment, Optional.ofNullable(page.number), part);
        }

        String said() {
            return words.replace("\r\n", "\n").replace("\0", "");
        }
    }

    /**
     * Where words about an earlier version are found now.
     *
     * @param label the attachment and the page
     * @param shown whether the attachment is in the present version
     * @param changed whether the page is another one than the words were about
     */
    @Schema(name = "PlaceInAttachments")
    record Place(Text label, boolean shown, boolean changed) {

        static Place of(Where where) {
            return new Place(where.label(), where.anchor().isPresent(), where.changed());
        }
    }

    /**
     * Words on a page.
     *
     * @param attachment of the version in which it was written; left out for who was not sent that version, unless it is the
     *     same
     * @param page left out for the attachment as a whole
     * @param author the post in which it was written; left out for a memo
     * @param removable whether the caller may withdraw it or throw it away
     * @param withdrawnAt left out for one that stands
     */
    @Schema(name = "Note")
    record View(
            UUID id,
            NoteKind kind,
            @Nullable UUID attachment,
            @Nullable Integer page,
            @Nullable Area area,
            Place where,
            String words,
            @Nullable Text author,
            boolean removable,
            Instant at,
            @Nullable Instant withdrawnAt) {

        static View of(Margin.Note note) {
            return new View(
                    note.id(),
                    note.kind(),
                    note.where().original().isPresent() ? note.spot().attachment() : null,
                    note.spot().page().orElse(null),
                    note.spot().area().map(Area::of).orElse(null),
                    Place.of(note.where()),
                    note.words(),
                    note.isPrivate() ? null : note.author(),
                    note.removable(),
                    note.at(),
                    note.withdrawnAt().orElse(null));
        }

        static List<View> of(Margin margin) {
            return margin.notes().stream().map(View::of).toList();
        }
    }

    /**
     * A 要点.
     *
     * @param where left out when it points nowhere
     */
    @Schema(name = "Pointer")
    record Pointed(String words, @Nullable Place where) {

        static Pointed of(Margin.Pointed pointed) {
            return new Pointed(pointed.words(), pointed.where().map(Place::of).orElse(null));
        }
    }
}
