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

    /** How buttons begin that choose a proposal: followed by the field, a colon and the value. */
    private static final String CHOOSE = "choose-";

    private static final String FILE = "file";

    /** The name of the button that asks for proposals. */
    public static final String PROPOSE = "propose-files";

    /** Before anything was asked for, for the acting post's section. */
    public static FilingHelp of(UUID id, Actor actor) {
        return of(id, actor.unitAt(UnitLevel.SECTION).id(), "/file-proposals");
    }

    /** Before anything was asked for. */
    public static FilingHelp of(UUID id, UnitId section, String path) {
        return new FilingHelp(id, section, path, Optional.empty());
    }

    FilingHelp showing(List<FileProposal> found) {
        return new FilingHelp(id, section, path, Optional.of(found));
    }

    /** The file that a button chooses; empty for any other button. */
    public static Optional<FileId> fileChosenBy(String button) {
        try {
            return chosenBy(button, FILE).map(value -> new FileId(UUID.fromString(value)));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    /** What a button chooses for a field; empty for any other button. */
    public static Optional<String> chosenBy(String button, String field) {
        String begin = CHOOSE + field + ":";
        return button.startsWith(begin) ? Optional.of(button.substring(begin.length())) : Optional.empty();
    }

    /** The value of the button that chooses something for a field. */
    public static String choosing(String field, String value) {
        return CHOOSE + field + ":" + value;
    }

    public String button(FileProposal proposal) {
        return choosing(FILE, proposal.id().value().toString());
    }
}
