package org.fumikura.approval;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.frame.Slice;
import org.fumikura.organization.Actor;
import org.fumikura.organization.Organization;
import org.fumikura.organization.Post;
import org.fumikura.records.Document;
import org.fumikura.records.DocumentId;
import org.fumikura.records.Documents;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.PageRequest;
import org.fumikura.shared.Paged;
import org.fumikura.shared.Text;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Lists of perusals; nothing in them that the actor may not read. To be called in a transaction. */
@Component
class PerusalLists {

    private final PerusalRows rows;
    private final Documents documents;
    private final Organization organization;
    private final OfficialClock clock;

    PerusalLists(PerusalRows rows, Documents documents, Organization organization, OfficialClock clock) {
        this.rows = rows;
        this.documents = documents;
        this.organization = organization;
        this.clock = clock;
    }

    /** Which ones. */
    enum Kind {
        TO_SEE("閲覧するもの", "For me to see"),
        RECEIVED("これまでに届いたもの", "Sent to my post"),
        SENT("私が付したもの", "Sent by me");

        private final Text label;

        Kind(String ja, String en) {
            this.label = new Text(ja, en);
        }

        Text label() {
            return label;
        }
    }

    record Line(UUID id, String title, Text sender, LocalDate dueOn, PerusalState state, long seen, int posts) {}

    Paged<Line> list(Kind kind, Actor actor, PageRequest page) {
        Condition which = which(kind, actor);
        return new Paged<>(lines(rows.list(which, page.size(), page.offset()), actor), rows.count(which), page);
    }

    /** From a place on and one more than wanted. */
    List<Line> listAfter(Kind kind, Actor actor, Slice.From from) {
        Condition beyond = from.after() == null ? DSL.noCondition() : PerusalRows.before(from.after());
        return lines(rows.list(which(kind, actor).and(beyond), from.sizeAndOne(), 0), actor);
    }

    int countToSee(Actor actor) {
        return rows.count(which(Kind.TO_SEE, actor));
    }

    /** What was begun from a document. */
    List<Perusal> from(DocumentId source, Actor actor) {
        return rows.list(PerusalRows.from(source, documents.readableIds(actor.reader())), PageRequest.MAX_SIZE, 0);
    }

    private Condition which(Kind kind, Actor actor) {
        var readable = documents.readableIds(actor.reader());
        return switch (kind) {
            case TO_SEE -> PerusalRows.toSee(actor, clock.today(), readable);
            case RECEIVED -> PerusalRows.ofActor(actor, false, readable);
            case SENT -> PerusalRows.ofActor(actor, true, readable);
        };
    }

    private List<Line> lines(List<Perusal> perusals, Actor actor) {
        Map<UUID, Document> read = documents.readable(
                perusals.stream().map(perusal -> perusal.id().value()).toList(), actor.reader());
        Map<UUID, Post> senders = organization.postsById(
                perusals.stream().map(perusal -> perusal.senderPost().value()).toList());
        return perusals.stream()
                .map(perusal -> new Line(
                        perusal.id().value(),
                        Optional.ofNullable(read.get(perusal.id().value()))
                                .map(Document::title)
                                .orElse(""),
                        MatterLists.name(senders, perusal.senderPost().value()),
                        perusal.course().dueOn(),
                        perusal.course().state(clock.today()),
                        perusal.course().countSeen(),
                        perusal.course().places().size()))
                .toList();
    }
}
