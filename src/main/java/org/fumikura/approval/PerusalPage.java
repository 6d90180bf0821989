package org.fumikura.approval;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.records.Document;
import org.fumikura.records.HistoryLine;
import org.fumikura.records.Version;
import org.fumikura.shared.Text;

/**
 * A perusal that was sent, for whoever may read it.
 *
 * @param words the words as they were frozen last; empty after destruction
 * @param source the document from which it was begun, where the reader may read that
 * @param draft the draft that it became, for who began that
 * @param maySee whether it waits for the acting post
 * @param key of the forms on the page
 * @param typed the comment that could not be accepted
 */
public record PerusalPage(
        Document document,
        Text sender,
        Instant sentAt,
        LocalDate dueOn,
        PerusalState state,
        List<Place> places,
        Optional<Version> words,
        List<Comment> comments,
        Optional<Document> source,
        Optional<UUID> draft,
        boolean maySee,
        boolean mayTakeBack,
        boolean mayDraft,
        List<HistoryLine> history,
        UUID key,
        String typed,
        Optional<Text> problem,
        Optional<Text> done) {

    /** An addressee. */
    public record Place(Text post, Optional<Instant> seenAt) {}

    /** What somebody said for her post. */
    public record Comment(Text post, String words, Instant at) {}

    public long countSeen() {
        return places.stream().filter(place -> place.seenAt().isPresent()).count();
    }
}
