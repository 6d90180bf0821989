package org.fumikura.approval;

import static org.fumikuradb.approval.Tables.DRAFT_POINTER;
import static org.fumikuradb.approval.Tables.POINTER;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.records.AttachedFile;
import org.fumikura.records.DocumentId;
import org.fumikura.shared.Text;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** 要点: what a drafter points to in the attachments; written with the draft, frozen with each version. */
@Component
class Pointers {

    static final int LONGEST = 200;
    static final int MOST = 10;

    private static final String FIELD = "pointers";

    private final DSLContext db;
    private final Spots spots;

    Pointers(DSLContext db, Spots spots) {
        this.db = db;
        this.spots = spots;
    }

    /** Of a draft, in their order. */
    List<DraftPointer> ofDraft(DocumentId id) {
        return db.selectFrom(DRAFT_POINTER)
                .where(DRAFT_POINTER.DOCUMENT_ID.eq(id.value()))
                .orderBy(DRAFT_POINTER.ORDINAL)
                .fetch(row ->
                        new DraftPointer(row.getWords(), Optional.ofNullable(row.getAttachmentId()), row.getPage()));
    }

    /** Part of a work: in place of what a draft had; blank ones are left out. */
    void save(DocumentId id, List<DraftPointer> pointers) {
        db.deleteFrom(DRAFT_POINTER)
                .where(DRAFT_POINTER.DOCUMENT_ID.eq(id.value()))
                .execute();
        List<DraftPointer> written =
                pointers.stream().filter(pointer -> !pointer.isBlank()).toList();
        for (int i = 0; i < written.size(); i++) {
            DraftPointer pointer = written.get(i);
            db.insertInto(DRAFT_POINTER)
                    .set(DRAFT_POINTER.DOCUMENT_ID, id.value())
                    .set(DRAFT_POINTER.ORDINAL, i + 1)
                    .set(DRAFT_POINTER.WORDS, pointer.words())
                    .set(DRAFT_POINTER.ATTACHMENT_ID, pointer.attachment().orElse(null))
                    .set(DRAFT_POINTER.PAGE, Normalizer.normalize(pointer.page(), Normalizer.Form.NFKC))
                    .execute();
        }
    }

    /** What a draft's pointers lack; in a transaction. */
    List<Shortcoming> shortcomings(DraftInProgress draft) {
        var found = new ArrayList<Shortcoming>();
        if (draft.pointers().size() > MOST) {
            found.add(new Shortcoming(
                    FIELD, new Text("要点は%d件までです。".formatted(MOST), "At most %d points.".formatted(MOST))));
        }
        for (DraftPointer pointer : draft.pointers()) {
            shortcoming(pointer, draft).ifPresent(what -> found.add(new Shortcoming(FIELD, what)));
        }
        return List.copyOf(found);
    }

    private Optional<Text> shortcoming(DraftPointer pointer, DraftInProgress draft) {
        if (pointer.words().isBlank()) {
            return Optional.of(new Text("要点の内容を入力してください。", "Write what the point is."));
        }
        if (pointer.words().length() > LONGEST) {
            return Optional.of(new Text(
                    "要点は1件 %d 字までです。".formatted(LONGEST), "A point has at most %d characters.".formatted(LONGEST)));
        }
        Optional<AttachedFile> file = file(pointer, draft.attachments());
        if (pointer.attachment().isPresent() && file.isEmpty()) {
            return Optional.of(new Text(
                    "要点「%s」の資料は外されています。資料を選び直してください。".formatted(pointer.words()),
                    "The attachment of the point “%s” was removed; choose another one.".formatted(pointer.words())));
        }
        if (!pointer.isPageReadable() || !pointer.page().isBlank() && file.isEmpty()) {
            return Optional.of(new Text(
                    "要点「%s」のページは、資料を選び、数字で入力してください。".formatted(pointer.words()),
                    "For the point “%s” choose an attachment and write the page as a number."
                            .formatted(pointer.words())));
        }
        if (file.isPresent()
                && pointer.number()
                        .filter(page -> spots.isBeyond(file.get(), page))
                        .isPresent()) {
            return Optional.of(new Text(
                    "要点「%s」の資料に、そのページはありません。".formatted(pointer.words()),
                    "The attachment of the point “%s” has no such page.".formatted(pointer.words())));
        }
        return Optional.empty();
    }

    private static Optional<AttachedFile> file(DraftPointer pointer, List<AttachedFile> files) {
        return files.stream().filter(pointer::isTo).findFirst();
    }

    /** What a draft's pointers become in the version that is frozen from it. */
    static List<Pointer> frozen(DraftInProgress draft) {
        return draft.pointers().stream()
                .map(pointer -> new Pointer(
                        pointer.words().strip(),
                        file(pointer, draft.attachments()).map(AttachedFile::ordinal),
                        pointer.number()))
                .toList();
    }

    /** Part of a write, of a draft that lacks nothing. */
    void freeze(DraftInProgress draft, int version) {
        List<Pointer> pointers = frozen(draft);
        for (int i = 0; i < pointers.size(); i++) {
            Pointer pointer = pointers.get(i);
            db.insertInto(POINTER)
                    .set(POINTER.DOCUMENT_ID, draft.id().value())
                    .set(POINTER.VERSION, version)
                    .set(POINTER.ORDINAL, i + 1)
                    .set(POINTER.WORDS, pointer.words())
                    .set(POINTER.ATTACHMENT, pointer.attachment().orElse(null))
                    .set(POINTER.PAGE, pointer.page().orElse(null))
                    .execute();
        }
    }

    /** Of a version, in their order; none after destruction. */
    List<Pointer> of(DocumentId id, int version) {
        return db.selectFrom(POINTER)
                .where(POINTER.DOCUMENT_ID.eq(id.value()), POINTER.VERSION.eq(version))
                .orderBy(POINTER.ORDINAL)
                .fetch(row -> new Pointer(
                        row.getWords(), Optional.ofNullable(row.getAttachment()), Optional.ofNullable(row.getPage())));
    }

    /** What became of the pointers from one version to another; empty when they are the same. */
    Optional<Change> changed(DocumentId id, int was, int is) {
        return Change.of(new Text("要点", "Points"), lines(of(id, was)), lines(of(id, is)));
    }

    private static List<String> lines(List<Pointer> pointers) {
        return pointers.stream()
                .map(pointer -> pointer.words()
                        + pointer.attachment().map(place -> " → 資料" + place).orElse("")
                        + pointer.page().map(page -> " " + page + "ページ").orElse("")
                        + "\n")
                .toList();
    }

    /**
     * Part of a write: the drafter gets a version's pointers back.
     *
     * @param attachments the draft's own, in the places that they had in the version
     */
    void reopen(DocumentId id, int version, List<AttachedFile> attachments) {
        save(
                id,
                of(id, version).stream()
                        .map(pointer -> new DraftPointer(
                                pointer.words(),
                                pointer.attachment().flatMap(place -> at(place, attachments)),
                                pointer.page().map(String::valueOf).orElse("")))
                        .toList());
    }

    private static Optional<UUID> at(int place, List<AttachedFile> attachments) {
        return attachments.stream()
                .filter(file -> file.ordinal() == place)
                .map(AttachedFile::id)
                .findFirst();
    }
}
