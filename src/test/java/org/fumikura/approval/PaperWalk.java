package org.fumikura.approval;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.fumikura.content.Contents;
import org.fumikura.content.Stored;
import org.fumikura.organization.Actor;
import org.fumikura.records.AttachedFile;
import org.fumikura.records.AttachmentRole;
import org.fumikura.records.DocumentId;
import org.fumikura.shared.OfficialClock;
import org.fumikura.testing.Toshima;
import org.springframework.stereotype.Component;

/** Leads matters of 情報管理課 along their way on paper, as its people would. */
@Component
class PaperWalk {

    static final String CLERK = "joho-kanri-kakaricho";
    static final String CLERK_OF_ANOTHER_SECTION = "kikaku-kakaricho";

    private final Toshima toshima;
    private final MatterWalk walk;
    private final Papers papers;
    private final Contents contents;
    private final OfficialClock clock;

    PaperWalk(Toshima toshima, MatterWalk walk, Papers papers, Contents contents, OfficialClock clock) {
        this.toshima = toshima;
        this.walk = walk;
        this.papers = papers;
        this.contents = contents;
        this.clock = clock;
    }

    /** A matter that the 課長 decides and that is not issued, on paper. */
    DocumentId submitted(String title) {
        return submit(walk.draft(title));
    }

    /** Sends a draft round on paper. */
    DocumentId submit(DocumentId id) {
        return submit(id, "製本した図面は情報管理課の棚3にあります。");
    }

    DocumentId submit(DocumentId id, String whereabouts) {
        walk.rewrite(
                id,
                text -> text.withSpecial(new DraftText.Special(
                        false, "", "", "", Optional.of(PaperReason.BOUND_OR_LARGE), whereabouts)));
        walk.submit(id);
        return id;
    }

    /** What stands in one box of the paper, signed today. */
    PaperAct act(DocumentId id, int ordinal, String signer, PaperOutcome outcome, String words) {
        Actor actor = toshima.actor(signer);
        int round = walk.matter(id).circulation().at(ordinal).round();
        return new PaperAct(round, ordinal, actor.person(), actor.post().id(), outcome, clock.today(), words);
    }

    /** The 係長 approved and the 課長 decided. */
    List<PaperAct> decided(DocumentId id) {
        return List.of(
                act(id, 1, MatterWalk.SUBSECTION_HEAD, PaperOutcome.APPROVED, ""),
                act(id, 2, MatterWalk.SECTION_HEAD, PaperOutcome.DECIDED, "異議なし"));
    }

    UUID record(DocumentId id, String recorder, List<PaperAct> acts) {
        return record(id, recorder, acts, "%PDF-1.4 押印されたかがみ");
    }

    UUID record(DocumentId id, String recorder, List<PaperAct> acts, String scan) {
        return record(id, recorder, acts, scan.getBytes(StandardCharsets.UTF_8));
    }

    UUID record(DocumentId id, String recorder, List<PaperAct> acts, byte[] scan) {
        Actor actor = toshima.actor(recorder);
        return toshima.in(() -> papers.record(id, actor, acts, scan(scan)));
    }

    void confirm(DocumentId id, UUID record, String comparer) {
        confirm(id, record, comparer, "印影・氏名・日付を一つずつ照合しました。");
    }

    void confirm(DocumentId id, UUID record, String comparer, String words) {
        Actor actor = toshima.actor(comparer);
        toshima.run(() -> papers.confirm(id, record, actor, words));
    }

    void refuse(DocumentId id, UUID record, String comparer) {
        Actor actor = toshima.actor(comparer);
        toshima.run(() -> papers.refuse(id, record, actor, "日付が違います。"));
    }

    private AttachedFile scan(byte[] content) {
        Stored stored = contents.put(new ByteArrayInputStream(content), 1_000_000, Supplier::get);
        return new AttachedFile(
                UUID.randomUUID(),
                1,
                AttachmentRole.REFERENCE,
                "かがみ.pdf",
                stored.mediaType(),
                stored.size(),
                stored.sha256());
    }
}
