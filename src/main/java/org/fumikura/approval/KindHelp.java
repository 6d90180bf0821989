package org.fumikura.approval;

import java.util.List;
import java.util.Optional;
import org.fumikura.records.FilingHelp;

/**
 * What the draft editor shows below the choice of the kind of matter.
 *
 * @param proposals empty as long as none were asked for
 */
public record KindHelp(Optional<List<KindProposal>> proposals) {

    /** The field that is chosen for. */
    static final String FIELD = "matterCode";

    static final KindHelp NOT_ASKED = new KindHelp(Optional.empty());

    static KindHelp showing(List<KindProposal> found) {
        return new KindHelp(Optional.of(found));
    }

    public String button(KindProposal proposal) {
        return FilingHelp.choosing(FIELD, proposal.code());
    }
}
