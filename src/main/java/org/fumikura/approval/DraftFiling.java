package org.fumikura.approval;

import org.fumikura.organization.Actor;
import org.fumikura.records.DocumentId;
import org.fumikura.records.FileProposals;
import org.fumikura.records.FilingHelp;
import org.fumikura.records.Typed;
import org.springframework.stereotype.Component;

/** What is proposed to a drafter after what is similar: the file, and the kind of matter (事案の種類). */
@Component
class DraftFiling {

    private final FileProposals files;
    private final KindProposals kinds;

    DraftFiling(FileProposals files, KindProposals kinds) {
        this.files = files;
        this.kinds = kinds;
    }

    /** To be called outside of transactions. */
    DraftFilingPage propose(FilingHelp help, String title, String text, Actor actor) {
        return new DraftFilingPage(
                files.propose(help, Typed.line(title), text, actor),
                KindHelp.showing(kinds.propose(new DocumentId(help.id()), title, text, actor)),
                "/drafts/" + help.id());
    }
}
