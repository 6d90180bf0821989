package org.fumikura.meetings;

import static org.fumikuradb.meetings.Tables.MINUTES;
import static org.fumikuradb.meetings.Tables.MINUTES_CHECK;
import static org.fumikuradb.meetings.Tables.MINUTES_PUBLIC;
import static org.fumikuradb.meetings.Tables.MINUTES_TEXT;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.fumikura.content.Sha256;
import org.fumikura.organization.Actor;
import org.fumikura.organization.Organization;
import org.fumikura.organization.PersonId;
import org.fumikura.organization.Post;
import org.fumikura.records.Document;
import org.fumikura.records.DocumentId;
import org.fumikura.records.Documents;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The rows of minutes; in the caller's transaction. */
@Component
class MinutesRows {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final DSLContext db;
    private final Organization organization;
    private final Documents documents;

    MinutesRows(DSLContext db, Organization organization, Documents documents) {
        this.db = db;
        this.organization = organization;
        this.documents = documents;
    }

    /** As the actor may know them. */
    Optional<Minutes> find(SessionId session, Actor actor) {
        return db.selectFrom(MINUTES)
                .where(MINUTES.SESSION_ID.eq(session.value()))
                .fetchOptional()
                .map(row -> {
                    Optional<DocumentId> matter =
                            Optional.ofNullable(row.getMatterId()).map(DocumentId::new);
                    Optional<Document> seen = matter.flatMap(id -> documents.find(id, actor.reader()));
                    Optional<Document> decided =
                            seen.filter(document -> document.decidedOn().isPresent());
                    return new Minutes(
                            session,
                            MinutesState.valueOf(row.getState()),
                            row.getRevision(),
                            text(session, row.getRevision()),
                            matter,
                            seen.isPresent(),
                            decided.isPresent(),
                            decided.filter(document -> holds(document.id(), Sha256.of(row.getPdf())))
                                    .isPresent(),
                            checks(session),
                            newest(session));
                });
    }

    private boolean holds(DocumentId matter, Sha256 pdf) {
        return documents.latest(matter).attachments().stream()
                .anyMatch(attachment -> attachment.sha256().equals(pdf));
    }

    private MinutesForm text(SessionId session, int revision) {
        return db.select(MINUTES_TEXT.FORM)
                .from(MINUTES_TEXT)
                .where(MINUTES_TEXT.SESSION_ID.eq(session.value()), MINUTES_TEXT.REVISION.eq(revision))
                .fetchSingle(row -> read(row.value1()));
    }

    private List<Minutes.Check> checks(SessionId session) {
        var rows = db.selectFrom(MINUTES_CHECK)
                .where(MINUTES_CHECK.SESSION_ID.eq(session.value()))
                .orderBy(MINUTES_CHECK.SAID_AT, MINUTES_CHECK.ID)
                .fetch();
        Map<UUID, Post> posts = organization.postsById(Set.copyOf(rows.getValues(MINUTES_CHECK.POST_ID)));
        return rows.map(row -> new Minutes.Check(
                row.getId(),
                row.getRevision(),
                Objects.requireNonNull(posts.get(row.getPostId())),
                row.getPlace(),
                row.getWords(),
                row.getSaidAt(),
                Optional.ofNullable(row.getTaken()),
                row.getAnswer()));
    }

    private Optional<Minutes.Public> newest(SessionId session) {
        return db.selectFrom(MINUTES_PUBLIC)
                .where(MINUTES_PUBLIC.SESSION_ID.eq(session.value()))
                .orderBy(MINUTES_PUBLIC.N.desc())
                .limit(1)
                .fetchOptional(row -> new Minutes.Public(
                        row.getN(),
                        read(row.getForm()),
                        Sha256.of(row.getSha256()),
                        row.getSize(),
                        new PersonId(row.getMadeBy()),
                        row.getMadeAt()));
    }

    private static MinutesForm read(String form) {
        return JSON.readValue(form, MinutesForm.class);
    }

    static String write(MinutesForm form) {
        return JSON.writeValueAsString(form);
    }
}
