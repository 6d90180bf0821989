package org.fumikura.records;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.organization.Actor;
import org.fumikura.organization.UnitId;
import org.fumikura.organization.UnitLevel;

/**
 * What a form shows below the choice of a file.
 *
 * @param id of the form or the draft, by which it is known what was chosen in the end
 * @param section the one whose files can be chosen
 * @param path where a page that stays open asks
 * @param proposals empty as long as none were asked for
 */
public record FilingHelp(UUID id, UnitId section, String path, Optional<List<FileProposal>> proposals) {

    /** How the names of the buttons begin that choose a proposal. */
    private static final String CHOOSE = "choose-file:";

    /** The name of the button that asks for proposals. */
    public static final String PROPOSE = "propose-files";

    /** Before anything was asked for, for the acting post's section. */
    public static FilingHelp of(UUID id, Actor actor) {
        return new FilingHelp(id, actor.unitAt(UnitLevel.SECTION).id(), "/file-proposals", Optional.empty());
    }

    FilingHelp showing(List<FileProposal> found) {
        return new FilingHelp(id, section, path, Optional.of(found));
    }

    /** What a button chooses; empty for any other button. */
    public static Optional<FileId> chosenBy(String button) {
        try {
            return button.startsWith(CHOOSE)
                    ? Optional.of(new FileId(UUID.fromString(button.substring(CHOOSE.length()))))
                    : Optional.empty();
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    public String button(FileProposal proposal) {
        return CHOOSE + proposal.id().value();
    }
}
