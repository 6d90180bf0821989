package org.fumikura.portal;

import static org.fumikuradb.portal.Tables.PUBLICATION;
import static org.fumikuradb.portal.Tables.PUBLICATION_FILE;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.fumikura.content.Sha256;
import org.fumikura.organization.Actor;
import org.fumikura.organization.PersonId;
import org.fumikura.organization.PostId;
import org.fumikura.organization.UnitId;
import org.fumikura.shared.FiscalYear;
import org.fumikura.shared.PageRequest;
import org.fumikura.shared.Paged;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.Tenancy;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** The rows of publications. */
@Component
class PublicationRows {

    private final DSLContext db;

    PublicationRows(DSLContext db) {
        this.db = db;
    }

    /** Lets one thing after the other happen to a publication until the transaction ends, also before it has a row. */
    void lock(PublicationKey key) {
        long number = key.source().getLeastSignificantBits()
                ^ key.kind().hashCode()
                ^ Tenancy.current().value();
        db.select(DSL.function("pg_advisory_xact_lock", Object.class, DSL.val(number)))
                .fetch();
    }

    void insert(Revision revision, Actor actor) {
        Publication publication = revision.publication();
        var row = db.newRecord(PUBLICATION);
        row.setId(revision.id());
        row.setKind(publication.key().kind());
        row.setSourceId(publication.key().source());
        row.setRevision(publication.revision());
        row.setState(publication.state().name());
        row.setKindLabel(publication.kindLabel().ja());
        row.setKindLabelEn(publication.kindLabel().en());
        row.setTitle(publication.title());
        row.setTitleEn(revision.titleEnglish());
        row.setAbout(publication.about());
        row.setResponsible(revision.responsible().unit());
        row.setContact(revision.responsible().contact());
        row.setFiscalYear(publication.fiscalYear().startYear());
        row.setPublicFrom(publication.publicFrom());
        row.setPublicUntil(publication.publicUntil());
        row.setNotice(publication.notice());
        row.setAt(publication.at());
        row.setDoneBy(actor.person().value());
        row.setDoneIn(actor.post().id().value());
        row.setUnitId(revision.unit().value());
        Revision.Content content = revision.content();
        if (content != null) {
            row.setBody(content.body());
            row.setData(content.data());
            row.setOpenness(content.check().openness().name());
            row.setCheckedBy(content.check().by().value());
            row.setCheckedIn(content.check().in().value());
            row.setCheckedAt(content.check().at());
        }
        db.insertInto(PUBLICATION).set(row).execute();
        if (content != null) {
            insertFiles(revision.id(), content.files());
        }
    }

    private void insertFiles(UUID id, List<PublicationFile> files) {
        int ordinal = 0;
        for (PublicationFile file : files) {
            ordinal++;
            db.insertInto(PUBLICATION_FILE)
                    .set(PUBLICATION_FILE.PUBLICATION_ID, id)
                    .set(PUBLICATION_FILE.ORDINAL, ordinal)
                    .set(PUBLICATION_FILE.NAME, file.name())
                    .set(PUBLICATION_FILE.MEDIA_TYPE, file.mediaType())
                    .set(PUBLICATION_FILE.LANGUAGE, file.language().getLanguage())
                    .set(PUBLICATION_FILE.SHA256, file.content().bytes())
                    .execute();
        }
    }

    /** The last revision, withdrawn or not. */
    Optional<Revision> newest(PublicationKey key) {
        return db.selectFrom(PUBLICATION)
                .where(PUBLICATION.KIND.eq(key.kind()), PUBLICATION.SOURCE_ID.eq(key.source()))
                .orderBy(PUBLICATION.REVISION.desc())
                .limit(1)
                .fetchOptional(this::read);
    }

    Optional<Revision> find(UUID id) {
        return db.selectFrom(PUBLICATION).where(PUBLICATION.ID.eq(id)).fetchOptional(this::read);
    }

    /** What is published, by revisions of any age. */
    Set<PublicationKey> keys(Collection<UUID> revisions) {
        return Set.copyOf(db.selectDistinct(PUBLICATION.KIND, PUBLICATION.SOURCE_ID)
                .from(PUBLICATION)
                .where(PUBLICATION.ID.in(revisions))
                .fetch(row -> new PublicationKey(row.value1(), row.value2())));
    }

    Set<PublicationKey> keys() {
        return Set.copyOf(db.selectDistinct(PUBLICATION.KIND, PUBLICATION.SOURCE_ID)
                .from(PUBLICATION)
                .fetch(row -> new PublicationKey(row.value1(), row.value2())));
    }

    /** The revisions to which such a thing happened. */
    Set<UUID> ids(Publication.State state) {
        return db.select(PUBLICATION.ID)
                .from(PUBLICATION)
                .where(PUBLICATION.STATE.eq(state.name()))
                .fetchSet(PUBLICATION.ID);
    }

    /** The last revisions of what some units have published, the newest first. */
    Paged<Listed> list(Condition which, PageRequest page) {
        var later = PUBLICATION.as("later");
        Condition newest = DSL.notExists(DSL.selectOne()
                .from(later)
                .where(
                        later.KIND.eq(PUBLICATION.KIND),
                        later.SOURCE_ID.eq(PUBLICATION.SOURCE_ID),
                        later.REVISION.gt(PUBLICATION.REVISION)));
        List<Listed> items = db.select(
                        PUBLICATION.ID,
                        PUBLICATION.KIND,
                        PUBLICATION.SOURCE_ID,
                        PUBLICATION.REVISION,
                        PUBLICATION.STATE,
                        PUBLICATION.KIND_LABEL,
                        PUBLICATION.KIND_LABEL_EN,
                        PUBLICATION.TITLE,
                        PUBLICATION.ABOUT,
                        PUBLICATION.FISCAL_YEAR,
                        PUBLICATION.PUBLIC_FROM,
                        PUBLICATION.PUBLIC_UNTIL,
                        PUBLICATION.NOTICE,
                        PUBLICATION.AT)
                .from(PUBLICATION)
                .where(newest, which)
                .orderBy(PUBLICATION.AT.desc(), PUBLICATION.ID)
                .limit(page.size())
                .offset(page.offset())
                .fetch(row -> new Listed(row.get(PUBLICATION.ID), publication(row)));
        int counted = db.fetchCount(
                DSL.selectOne().from(PUBLICATION).where(newest, which).limit(Paged.MOST_COUNTED + 1));
        return Paged.counted(items, counted, page);
    }

    /** A line of the staff's list. */
    record Listed(UUID id, Publication publication) {}

    private Revision read(Record row) {
        UUID id = row.get(PUBLICATION.ID);
        String body = row.get(PUBLICATION.BODY);
        return new Revision(
                id,
                publication(row),
                row.get(PUBLICATION.TITLE_EN),
                new PublicationDraft.Responsible(row.get(PUBLICATION.RESPONSIBLE), row.get(PUBLICATION.CONTACT)),
                body == null
                        ? null
                        : new Revision.Content(
                                body,
                                row.get(PUBLICATION.DATA),
                                files(id),
                                new OpennessCheck(
                                        Openness.valueOf(row.get(PUBLICATION.OPENNESS)),
                                        new PersonId(row.get(PUBLICATION.CHECKED_BY)),
                                        new PostId(row.get(PUBLICATION.CHECKED_IN)),
                                        row.get(PUBLICATION.CHECKED_AT))),
                new UnitId(row.get(PUBLICATION.UNIT_ID)));
    }

    private List<PublicationFile> files(UUID id) {
        return db.selectFrom(PUBLICATION_FILE)
                .where(PUBLICATION_FILE.PUBLICATION_ID.eq(id))
                .orderBy(PUBLICATION_FILE.ORDINAL)
                .fetch(row -> new PublicationFile(
                        row.getName(),
                        row.getMediaType(),
                        Sha256.of(row.getSha256()),
                        Locale.forLanguageTag(row.getLanguage())));
    }

    private static Publication publication(Record row) {
        return new Publication(
                new PublicationKey(row.get(PUBLICATION.KIND), row.get(PUBLICATION.SOURCE_ID)),
                row.get(PUBLICATION.REVISION),
                Publication.State.valueOf(row.get(PUBLICATION.STATE)),
                new Text(row.get(PUBLICATION.KIND_LABEL), row.get(PUBLICATION.KIND_LABEL_EN)),
                row.get(PUBLICATION.TITLE),
                row.get(PUBLICATION.ABOUT),
                new FiscalYear(row.get(PUBLICATION.FISCAL_YEAR)),
                row.get(PUBLICATION.PUBLIC_FROM),
                row.get(PUBLICATION.PUBLIC_UNTIL),
                row.get(PUBLICATION.NOTICE),
                row.get(PUBLICATION.AT));
    }
}
