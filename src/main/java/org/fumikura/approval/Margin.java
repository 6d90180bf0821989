package org.fumikura.approval;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.fumikura.shared.Text;

/**
 * What stands beside the words of a matter, for one reader.
 *
 * @param pointers 要点 of the version
 * @param notes notes and the reader's own memos, in the order of the pages
 * @param mayNote whether the reader may put a note on a page
 * @param mayRemember whether she may put a memo on a page
 * @param unopened the attachments that she has not opened (未開封)
 */
public record Margin(
        List<Pointed> pointers, List<Note> notes, boolean mayNote, boolean mayRemember, Set<UUID> unopened) {

    /** A 要点, and where it is seen. */
    public record Pointed(String words, Optional<Where> where) {}

    /**
     * Words on a page.
     *
     * @param author the post in which it was written; of a memo the reader's own
     * @param mine whether the reader wrote it
     * @param removable whether she may withdraw it or throw it away
     * @param withdrawnAt empty for one that stands
     */
    public record Note(
            UUID id,
            NoteKind kind,
            Spot spot,
            Where where,
            String words,
            Text author,
            boolean mine,
            boolean removable,
            Instant at,
            Optional<Instant> withdrawnAt) {

        /** Whether it is for its author alone. */
        public boolean isPrivate() {
            return kind == NoteKind.PRIVATE;
        }

        /** Whether it is shown on its page: it stands, and the page is as it was. */
        public boolean isOnPage() {
            return withdrawnAt.isEmpty() && where.anchor().isPresent() && !where.changed();
        }
    }
}
