package org.fumikura.records;

import static org.fumikuradb.records.Tables.PRINTING;
import static org.fumikuradb.records.Tables.PRINTING_WORDS;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.organization.Actor;
import org.fumikura.shared.OfficialClock;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Who printed which pages of attachments, when, and why. */
@Component
class Printings {

    /** How long the pages can be opened for the printer after the reason was given. */
    private static final Duration OPEN = Duration.ofHours(1);

    private final DSLContext db;
    private final OfficialClock clock;

    Printings(DSLContext db, OfficialClock clock) {
        this.db = db;
        this.clock = clock;
    }

    /**
     * What is to be printed.
     *
     * @param n the version whose attachments it is about
     * @param first page over all attachments, from 1
     * @param last page, included
     * @param words the reason where it is none of the list, else empty
     */
    record Order(DocumentId document, int n, int first, int last, PrintReason reason, String words) {}

    /** That it was asked for, and when. */
    record Printing(UUID id, Order order, Instant at) {}

    /** A form that is sent twice is entered once. In the caller's transaction. */
    void enter(UUID id, Order order, Actor actor) {
        int entered = db.insertInto(PRINTING)
                .set(PRINTING.ID, id)
                .set(PRINTING.DOCUMENT_ID, order.document().value())
                .set(PRINTING.N, order.n())
                .set(PRINTING.FIRST_PAGE, order.first())
                .set(PRINTING.LAST_PAGE, order.last())
                .set(PRINTING.REASON, order.reason().name())
                .set(PRINTING.PERSON_ID, actor.person().value())
                .set(PRINTING.POST_ID, actor.post().id().value())
                .set(PRINTING.AT, clock.now())
                .onConflictDoNothing()
                .execute();
        if (entered == 1 && !order.words().isEmpty()) {
            db.insertInto(PRINTING_WORDS)
                    .set(PRINTING_WORDS.PRINTING_ID, id)
                    .set(PRINTING_WORDS.DOCUMENT_ID, order.document().value())
                    .set(PRINTING_WORDS.WORDS, order.words())
                    .execute();
        }
    }

    /** One that somebody asked for herself a short while ago. */
    Optional<Printing> findOwn(UUID id, DocumentId document, Actor actor) {
        return db.select(PRINTING.N, PRINTING.FIRST_PAGE, PRINTING.LAST_PAGE, PRINTING.REASON, PRINTING.AT)
                .from(PRINTING)
                .where(
                        PRINTING.ID.eq(id),
                        PRINTING.DOCUMENT_ID.eq(document.value()),
                        PRINTING.PERSON_ID.eq(actor.person().value()),
                        PRINTING.AT.gt(clock.now().minus(OPEN)))
                .fetchOptional(row -> new Printing(
                        id,
                        new Order(
                                document,
                                row.value1(),
                                row.value2(),
                                row.value3(),
                                PrintReason.valueOf(row.value4()),
                                ""),
                        row.value5()));
    }
}
