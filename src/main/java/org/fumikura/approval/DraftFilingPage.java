package org.fumikura.approval;

import org.fumikura.records.FilingHelp;

/**
 * Proposals for a draft.
 *
 * @param action where the form of the editor is sent
 */
public record DraftFilingPage(FilingHelp help, KindHelp kinds, String action) {

    /** Before anything was asked for. */
    static DraftFilingPage of(FilingHelp help) {
        return new DraftFilingPage(help, KindHelp.NOT_ASKED, "/drafts/" + help.id());
    }
}
