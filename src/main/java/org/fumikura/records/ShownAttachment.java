package org.fumikura.records;

import org.jspecify.annotations.Nullable;

/**
 * An attachment as a page shows it.
 *
 * @param text its begin for a text file that is shown in the page itself, else null
 */
public record ShownAttachment(AttachedFile file, @Nullable ShownText text) {

    /** What can be done with it in a page. */
    public enum How {
        PDF,
        IMAGE,
        TEXT,
        DOWNLOAD_ONLY
    }

    public How how() {
        if (text != null) {
            return How.TEXT;
        }
        return switch (file.mediaType()) {
            case "application/pdf" -> How.PDF;
            case "image/png", "image/jpeg" -> How.IMAGE;
            default -> How.DOWNLOAD_ONLY;
        };
    }

    /** Where its bytes are. */
    public String path() {
        return "/documents/attachments/" + file.id();
    }
}
