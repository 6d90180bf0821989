package org.fumikura.approval;

import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.List;
import org.fumikura.organization.Actor;
import org.fumikura.records.AttachedFile;
import org.fumikura.records.DocumentId;
import org.fumikura.records.Documents;
import org.fumikura.records.MaterialPages;
import org.fumikura.sheets.Sheets;
import org.fumikura.testing.Toshima;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Papers of several pages on matters of 情報管理課, and the worker that reads them, which other tests do without. */
@Component
class PagedPapers {

    private final Toshima toshima;
    private final MatterWalk walk;
    private final DraftAttachments draftAttachments;
    private final Documents documents;
    private final MaterialPages materials;
    private final Sheets sheets;
    private final SmartLifecycle renditionWork;

    PagedPapers(
            Toshima toshima,
            MatterWalk walk,
            DraftAttachments draftAttachments,
            Documents documents,
            MaterialPages materials,
            Sheets sheets,
            @Qualifier("renditionWork") SmartLifecycle renditionWork) {
        this.toshima = toshima;
        this.walk = walk;
        this.draftAttachments = draftAttachments;
        this.documents = documents;
        this.materials = materials;
        this.sheets = sheets;
        this.renditionWork = renditionWork;
    }

    /** Attaches a PDF to a draft, each of these words on a page of its own. */
    void attach(DocumentId id, String name, String... pages) {
        Actor drafter = toshima.actor(MatterWalk.DRAFTER);
        var html = new StringBuilder(
                "<!DOCTYPE html><html lang=\"ja\"><head><title>計画</title><meta name=\"subject\" content=\"計画\"/>"
                        + "<style>p + p { page-break-before: always; }</style></head><body>");
        for (String words : pages) {
            html.append("<p>").append(words).append("</p>");
        }
        byte[] pdf = sheets.pdf(html.append("</body></html>").toString()).bytes();
        toshima.run(() -> draftAttachments.attach(id, drafter, name, new ByteArrayInputStream(pdf)));
    }

    /** Puts another one in the place of the attachment of that name. */
    void replace(DocumentId id, String name, String... pages) {
        Actor drafter = toshima.actor(MatterWalk.DRAFTER);
        toshima.run(() -> walk.draftOf(id).orElseThrow().attachments().stream()
                .filter(file -> file.name().equals(name))
                .forEach(
                        file -> draftAttachments.rearrange(id, drafter, file.id(), DraftAttachments.Rearrange.REMOVE)));
        attach(id, name, pages);
    }

    /** Until all pages of the last version are known. */
    void awaitPages(DocumentId id) {
        renditionWork.start();
        try {
            await().atMost(Duration.ofMinutes(2))
                    .pollInSameThread()
                    .until(() -> !toshima.in(() -> materials.of(id, of(id)).isPreparing()));
        } finally {
            renditionWork.stop();
        }
    }

    /** The attachments of the last version. */
    List<AttachedFile> of(DocumentId id) {
        return toshima.read(() -> documents.latest(id).attachments());
    }
}
