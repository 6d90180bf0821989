package org.fumikura.approval;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.fumikura.content.Contents;
import org.fumikura.content.Stored;
import org.fumikura.organization.Actor;
import org.fumikura.records.AttachedFile;
import org.fumikura.records.AttachmentRole;
import org.fumikura.records.DocumentId;
import org.fumikura.records.Uploads;
import org.fumikura.shared.NotFound;
import org.fumikura.shared.Text;
import org.fumikura.shared.Uuid7;
import org.fumikura.tenancy.Transactions;
import org.springframework.stereotype.Component;

/** The files under a draft: put there, ordered and taken away by its drafter only. */
@Component
public class DraftAttachments {

    static final long LARGEST = 200L * 1024 * 1024;

    private final Drafts drafts;
    private final DraftRows rows;
    private final Transactions transactions;
    private final Contents contents;
    private final Uploads uploads;
    private final Uuid7 ids;

    DraftAttachments(
            Drafts drafts, DraftRows rows, Transactions transactions, Contents contents, Uploads uploads, Uuid7 ids) {
        this.uploads = uploads;
        this.drafts = drafts;
        this.rows = rows;
        this.transactions = transactions;
        this.contents = contents;
        this.ids = ids;
    }

    /**
     * Puts a file under a draft. The bytes are on the disk before the draft refers to them.
     *
     * @throws org.fumikura.content.ContentTooLarge beyond {@link #LARGEST}
     * @throws NotFound for anybody but its drafter, or when there is none
     */
    public void attach(DocumentId id, Actor actor, String name, InputStream bytes) {
        transactions.read(() -> drafts.getOwn(id, actor));
        contents.put(bytes, LARGEST, keeping -> refer(id, actor, name, keeping));
    }

    /**
     * Part of a work: an upload that stands by itself becomes the last attachment of a draft.
     *
     * @throws org.fumikura.frame.Invalid when there is no such upload of hers
     */
    void attachUpload(DocumentId id, Actor actor, UUID upload, AttachmentRole role) {
        drafts.lockOwn(id, actor);
        append(id, uploads.get(List.of(upload), actor.person()).getFirst(), role);
        uploads.giveUp(List.of(upload), actor.person());
    }

    /**
     * Part of the caller's transaction: what was uploaded beside a form becomes the last attachments of a draft.
     *
     * @throws NotFound for anybody but its drafter, or when there is none
     */
    public void attachUploads(DocumentId id, Actor actor, UUID form) {
        drafts.lockOwn(id, actor);
        for (AttachedFile file : uploads.list(form, actor.person())) {
            append(id, file, AttachmentRole.PROPOSAL);
        }
        uploads.clear(form, actor.person());
    }

    private void append(DocumentId id, AttachedFile file, AttachmentRole role) {
        rows.insert(
                id,
                new AttachedFile(
                        ids.create(),
                        rows.nextOrdinal(id),
                        role,
                        file.name(),
                        file.mediaType(),
                        file.size(),
                        file.sha256()));
    }

    private Stored refer(DocumentId id, Actor actor, String name, Supplier<Stored> keeping) {
        drafts.lockOwn(id, actor);
        Stored stored = keeping.get();
        rows.insert(
                id,
                new AttachedFile(
                        ids.create(),
                        rows.nextOrdinal(id),
                        AttachmentRole.PROPOSAL,
                        AttachedFile.plainName(name),
                        stored.mediaType(),
                        stored.size(),
                        stored.sha256()));
        return stored;
    }

    /** What to do with one attachment of a draft. */
    enum Rearrange {
        UP,
        DOWN,
        REMOVE
    }

    void rearrange(DocumentId id, Actor actor, UUID attachment, Rearrange how) {
        transactions.work(() -> {
            drafts.lockOwn(id, actor);
            var list = new ArrayList<>(rows.attachments(id));
            int at = indexOf(list, attachment);
            AttachedFile moved = list.remove(at);
            if (how == Rearrange.REMOVE) {
                rows.delete(id, moved);
                contents.release(moved.sha256());
            } else {
                list.add(Math.clamp(at + (how == Rearrange.UP ? -1 : 1), 0, list.size()), moved);
            }
            rows.order(id, list);
        });
    }

    /** An attachment of a draft, for its drafter. */
    AttachedFile get(DocumentId id, UUID attachment, Actor actor) {
        DraftInProgress draft = drafts.getOwn(id, actor);
        return draft.attachments().get(indexOf(draft.attachments(), attachment));
    }

    private static int indexOf(List<AttachedFile> list, UUID attachment) {
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i).id().equals(attachment)) {
                return i;
            }
        }
        throw new NotFound("attachment", new Text("資料", "attachment"), attachment);
    }
}
