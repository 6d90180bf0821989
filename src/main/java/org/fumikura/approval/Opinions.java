package org.fumikura.approval;

import static org.fumikuradb.approval.Tables.OPINION;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.organization.Actor;
import org.fumikura.records.DocumentId;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.Uuid7;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What people said about a matter. Part of the record; only ever added to. */
@Component
class Opinions {

    /** How much can be said with one act, in characters. */
    static final int LONGEST = 4_000;

    private final DSLContext db;
    private final OfficialClock clock;
    private final Uuid7 ids;

    Opinions(DSLContext db, OfficialClock clock, Uuid7 ids) {
        this.db = db;
        this.clock = clock;
        this.ids = ids;
    }

    /** Adds what was said with an act on a step; blank words are nothing. */
    void add(DocumentId id, Step step, Actor actor, StepState about, String words) {
        add(id, step, actor, about.name(), words);
    }

    void add(DocumentId id, @Nullable Step step, Actor actor, String about, String words) {
        add(id, step, actor, about, words, Optional.empty());
    }

    /** @param spot the page that the words are about */
    void add(DocumentId id, @Nullable Step step, Actor actor, String about, String words, Optional<Spot> spot) {
        if (words.isBlank()) {
            return;
        }
        db.insertInto(OPINION)
                .set(OPINION.DOCUMENT_ID, id.value())
                .set(OPINION.ID, ids.create())
                .set(OPINION.ROUND, step == null ? null : step.round())
                .set(OPINION.ORDINAL, step == null ? null : step.ordinal())
                .set(OPINION.PERSON_ID, actor.person().value())
                .set(OPINION.POST_ID, actor.post().id().value())
                .set(OPINION.ABOUT, about)
                .set(OPINION.WORDS, words.strip())
                .set(OPINION.ATTACHMENT_ID, spot.map(Spot::attachment).orElse(null))
                .set(OPINION.PAGE, spot.flatMap(Spot::page).orElse(null))
                .set(OPINION.AT, clock.now())
                .execute();
    }

    /** Everything that was said, oldest first. */
    List<Opinion> list(DocumentId id) {
        return db.selectFrom(OPINION)
                .where(OPINION.DOCUMENT_ID.eq(id.value()))
                .orderBy(OPINION.AT, OPINION.ID)
                .fetch(row -> new Opinion(
                        Optional.ofNullable(row.getRound()),
                        Optional.ofNullable(row.getOrdinal()),
                        row.getPersonId(),
                        row.getPostId(),
                        row.getAbout(),
                        row.getWords(),
                        Optional.ofNullable(row.getAttachmentId())
                                .map(attachment -> new Spot(attachment, Optional.ofNullable(row.getPage()))),
                        row.getAt()));
    }

    record Opinion(
            Optional<Integer> round,
            Optional<Integer> ordinal,
            UUID person,
            UUID post,
            String about,
            String words,
            Optional<Spot> spot,
            Instant at) {}
}
