package org.fumikura.approval;

import static org.fumikuradb.approval.Tables.TAKEOVER;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.fumikura.organization.PersonId;
import org.fumikura.organization.PostId;
import org.fumikura.records.DocumentId;
import org.fumikura.tenancy.Transactions;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Who took over what, in the database; rows are only added. */
@Component
class TakeoverRows {

    private final DSLContext db;

    TakeoverRows(DSLContext db) {
        this.db = db;
    }

    /** All of a draft or matter, the first one first. */
    List<Takeover> of(DocumentId id) {
        return Transactions.onceARead(new Of(id), () -> read(id));
    }

    private record Of(DocumentId id) {}

    private List<Takeover> read(DocumentId id) {
        return db.selectFrom(TAKEOVER)
                .where(TAKEOVER.DOCUMENT_ID.eq(id.value()))
                .orderBy(TAKEOVER.ORDINAL)
                .fetch(row -> new Takeover(
                        new Takeover.Hand(new PersonId(row.getFromPersonId()), new PostId(row.getFromPostId())),
                        new Takeover.Hand(new PersonId(row.getToPersonId()), new PostId(row.getToPostId())),
                        new Takeover.Hand(new PersonId(row.getByPersonId()), new PostId(row.getByPostId())),
                        MatterState.valueOf(row.getState()),
                        row.getAt()));
    }

    /** From whom it was taken over. */
    Set<PersonId> earlierDrafters(DocumentId id) {
        return of(id).stream().map(takeover -> takeover.from().person()).collect(Collectors.toUnmodifiableSet());
    }

    /** The act is recorded by who asks for it, and the drafter changed by it too. */
    void insert(DocumentId id, Takeover takeover) {
        db.insertInto(TAKEOVER)
                .set(TAKEOVER.DOCUMENT_ID, id.value())
                .set(
                        TAKEOVER.ORDINAL,
                        DSL.select(DSL.count().plus(1))
                                .from(TAKEOVER)
                                .where(TAKEOVER.DOCUMENT_ID.eq(id.value()))
                                .<Integer>asField())
                .set(TAKEOVER.STATE, takeover.state().name())
                .set(TAKEOVER.FROM_PERSON_ID, takeover.from().person().value())
                .set(TAKEOVER.FROM_POST_ID, takeover.from().post().value())
                .set(TAKEOVER.TO_PERSON_ID, takeover.to().person().value())
                .set(TAKEOVER.TO_POST_ID, takeover.to().post().value())
                .set(TAKEOVER.BY_PERSON_ID, takeover.by().person().value())
                .set(TAKEOVER.BY_POST_ID, takeover.by().post().value())
                .set(TAKEOVER.AT, takeover.at())
                .execute();
    }
}
