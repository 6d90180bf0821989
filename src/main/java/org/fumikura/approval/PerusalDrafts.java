package org.fumikura.approval;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.content.Contents;
import org.fumikura.content.Stored;
import org.fumikura.organization.Actor;
import org.fumikura.organization.Organization;
import org.fumikura.organization.PostId;
import org.fumikura.organization.UnitLevel;
import org.fumikura.records.AttachedFile;
import org.fumikura.records.AttachmentRole;
import org.fumikura.records.Document;
import org.fumikura.records.DocumentId;
import org.fumikura.records.Documents;
import org.fumikura.records.Files;
import org.fumikura.records.Uploads;
import org.fumikura.records.Version;
import org.fumikura.shared.FiscalYear;
import org.fumikura.shared.MachineClock;
import org.fumikura.shared.NotFound;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.Uuid7;
import org.fumikura.tenancy.Transactions;
import org.springframework.stereotype.Component;

/** Perusals in preparation: read and changed by their sender only. */
@Component
class PerusalDrafts {

    private final PerusalDraftRows rows;
    private final PerusalRows perusals;
    private final Documents documents;
    private final Files files;
    private final Organization organization;
    private final Contents contents;
    private final Uploads uploads;
    private final Transactions transactions;
    private final OfficialClock clock;
    private final MachineClock machineClock;
    private final Uuid7 ids;

    PerusalDrafts(
            PerusalDraftRows rows,
            PerusalRows perusals,
            Documents documents,
            Files files,
            Organization organization,
            Contents contents,
            Uploads uploads,
            Transactions transactions,
            OfficialClock clock,
            MachineClock machineClock,
            Uuid7 ids) {
        this.rows = rows;
        this.perusals = perusals;
        this.documents = documents;
        this.files = files;
        this.organization = organization;
        this.contents = contents;
        this.uploads = uploads;
        this.transactions = transactions;
        this.clock = clock;
        this.machineClock = machineClock;
        this.ids = ids;
    }

    /**
     * Begins a perusal, with the words and attachments of a document that she may read, or empty.
     *
     * @throws NotFound when she may not read the document
     */
    DocumentId begin(Optional<DocumentId> source, Actor actor) {
        DocumentId id = new DocumentId(ids.create());
        transactions.work(() -> {
            Optional<Document> from = source.map(each -> documents.get(each, actor.reader()));
            Optional<Version> words = from.map(document -> documents.latest(document.id()));
            var text = new PerusalText(
                    from.map(Document::title).orElse(""),
                    words.map(Version::body).orElse(""),
                    files
                            .listOpen(
                                    actor.unitAt(UnitLevel.SECTION).id(), FiscalYear.of(clock.today()), actor.reader())
                            .stream()
                            .findFirst()
                            .map(Files.Choice::id),
                    clock.today().plusDays(7).toString(),
                    List.of(),
                    from.map(document -> DraftMarks.of(document, words.orElseThrow()))
                            .orElse(DraftMarks.USUAL));
            rows.insert(new PerusalDraft(
                    id,
                    actor.person(),
                    actor.post().id(),
                    actor.post().unit().id(),
                    source,
                    text,
                    1,
                    machineClock.now(),
                    words.map(this::copies).orElse(List.of())));
        });
        return id;
    }

    /** The attachments of a version, to be referred to by other rows. */
    List<AttachedFile> copies(Version version) {
        return version.attachments().stream()
                .map(file -> new AttachedFile(
                        ids.create(),
                        file.ordinal(),
                        AttachmentRole.REFERENCE,
                        file.name(),
                        file.mediaType(),
                        file.size(),
                        file.sha256()))
                .toList();
    }

    /** Part of a write: its sender gets the words of what she took back. */
    void reopen(Perusal perusal, Document document, Version version) {
        rows.insert(new PerusalDraft(
                perusal.id(),
                perusal.sender(),
                perusal.senderPost(),
                document.unit(),
                perusal.source(),
                new PerusalText(
                        version.title(),
                        version.body(),
                        Optional.of(document.file()),
                        perusal.course().dueOn().toString(),
                        perusal.course().places().stream()
                                .map(PerusalCourse.Place::post)
                                .toList(),
                        DraftMarks.of(document, version)),
                1,
                machineClock.now(),
                copies(version)));
    }

    /** The actor's own, the one begun last first; without their attachments. */
    List<PerusalDraft> list(Actor actor) {
        return rows.list(actor.person());
    }

    /** Empty for anybody but its sender, and when there is none. */
    Optional<PerusalDraft> findOwn(DocumentId id, Actor actor) {
        return rows.find(id, actor.person());
    }

    /** @throws NotFound as {@link #findOwn} is empty */
    PerusalDraft getOwn(DocumentId id, Actor actor) {
        return findOwn(id, actor).orElseThrow(() -> Documents.missing(id));
    }

    /** Takes it for the rest of the transaction; as {@link #getOwn}. */
    PerusalDraft lockOwn(DocumentId id, Actor actor) {
        return rows.lock(id, actor.person()).orElseThrow(() -> Documents.missing(id));
    }

    /**
     * Saves what was written, complete or not; without a file that she may not see and posts that nobody knows.
     *
     * @throws StaleDraft when it was saved from elsewhere in between
     */
    void save(DocumentId id, int revision, PerusalText text, Actor actor) {
        transactions.work(() -> {
            lockOwn(id, actor);
            var posts = organization
                    .postsById(text.posts().stream().map(PostId::value).toList())
                    .keySet();
            var known = new PerusalText(
                    text.title(),
                    text.body(),
                    text.file().filter(file -> files.isSeenBy(file, actor.reader())),
                    text.dueOn(),
                    text.posts().stream()
                            .filter(post -> posts.contains(post.value()))
                            .toList(),
                    text.marks());
            if (rows.update(id, revision, known) == 0) {
                throw new StaleDraft();
            }
        });
    }

    /** Puts a file under it; the bytes are on the disk before it refers to them. */
    void attach(DocumentId id, Actor actor, String name, InputStream bytes) {
        transactions.read(() -> getOwn(id, actor));
        contents.put(bytes, DraftAttachments.LARGEST, keeping -> {
            lockOwn(id, actor);
            Stored stored = keeping.get();
            rows.insert(
                    id,
                    new AttachedFile(
                            ids.create(),
                            rows.nextOrdinal(id),
                            AttachmentRole.REFERENCE,
                            AttachedFile.plainName(name),
                            stored.mediaType(),
                            stored.size(),
                            stored.sha256()));
            return stored;
        });
    }

    /** Part of a work: uploads that stand by themselves become its last attachments. */
    void attachUploads(DocumentId id, Actor actor, List<UUID> sent) {
        lockOwn(id, actor);
        uploads.get(sent, actor.person())
                .forEach(file -> rows.insert(
                        id,
                        new AttachedFile(
                                file.id(),
                                rows.nextOrdinal(id),
                                AttachmentRole.REFERENCE,
                                file.name(),
                                file.mediaType(),
                                file.size(),
                                file.sha256())));
        uploads.giveUp(sent, actor.person());
    }

    void detach(DocumentId id, UUID attachment, Actor actor) {
        transactions.work(() -> {
            PerusalDraft draft = lockOwn(id, actor);
            draft.attachments().stream()
                    .filter(file -> file.id().equals(attachment))
                    .forEach(file -> {
                        rows.delete(id, attachment);
                        contents.release(file.sha256());
                    });
        });
    }

    /**
     * Throws one away that was never sent.
     *
     * @throws PerusalSent when it was
     */
    void discard(DocumentId id, Actor actor) {
        transactions.work(() -> {
            PerusalDraft draft = lockOwn(id, actor);
            if (perusals.find(id).isPresent()) {
                throw new PerusalSent();
            }
            remove(draft);
        });
    }

    /** Part of a write: the words are frozen now, the working rows go. */
    void remove(PerusalDraft draft) {
        rows.delete(draft.id());
        draft.attachments().forEach(file -> contents.release(file.sha256()));
    }
}
