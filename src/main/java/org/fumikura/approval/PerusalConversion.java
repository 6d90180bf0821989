package org.fumikura.approval;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.fumikura.organization.Actor;
import org.fumikura.records.AttachedFile;
import org.fumikura.records.Document;
import org.fumikura.records.DocumentId;
import org.fumikura.records.Version;
import org.fumikura.shared.JapaneseDate;
import org.fumikura.shared.OfficialClock;
import org.springframework.stereotype.Component;

/** Begins a draft with what was sent for perusal. */
@Component
class PerusalConversion {

    private final Drafts drafts;
    private final DraftRows rows;
    private final PerusalDrafts perusals;

    PerusalConversion(Drafts drafts, DraftRows rows, PerusalDrafts perusals) {
        this.drafts = drafts;
        this.rows = rows;
        this.perusals = perusals;
    }

    /** Part of a write: a draft of the actor's with the defaults of her section, and the words of the perusal in it. */
    DocumentId begin(Perusal perusal, Document document, Version version, Actor actor) {
        DocumentId id = drafts.begin(actor);
        DraftText begun = drafts.getOwn(id, actor).text();
        LocalDate sent = LocalDate.ofInstant(perusal.sentAt(), OfficialClock.ZONE);
        var text = new DraftText(
                version.title(),
                version.body(),
                "供覧「" + version.title() + "」（" + new JapaneseDate(sent).full() + "供覧）による。",
                begun.matterCode(),
                begun.enforced(),
                begun.previousYearPrefix(),
                Optional.of(document.file()),
                document.secrecy(),
                document.scope(),
                document.flags(),
                document.disclosure(),
                version.disclosureReason(),
                begun.dueOn(),
                begun.amount(),
                begun.route());
        drafts.save(id, actor, 1, text);
        List<AttachedFile> files = perusals.copies(version);
        files.forEach(file -> rows.insert(id, file));
        return id;
    }
}
