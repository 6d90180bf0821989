package org.fumikura.approval;

import java.util.Optional;
import java.util.UUID;
import org.fumikura.records.AttachedFile;

/**
 * A 要点 as it is being written.
 *
 * @param attachment one of the draft's; empty when it points nowhere
 * @param page as typed; blank for the attachment as a whole
 */
public record DraftPointer(String words, Optional<UUID> attachment, String page) {

    private static final String NUMBER = "[0-9]{1,5}";

    static final DraftPointer BLANK = new DraftPointer("", Optional.empty(), "");

    /** Whether nothing was written. */
    boolean isBlank() {
        return words.isBlank() && attachment.isEmpty() && page.isBlank();
    }

    /** Whether what was typed as its page is one or nothing. */
    boolean isPageReadable() {
        return page.isBlank() || number().isPresent();
    }

    Optional<Integer> number() {
        return Optional.of(page.strip())
                .filter(typed -> typed.matches(NUMBER))
                .map(Integer::valueOf)
                .filter(n -> n > 0);
    }

    /** Whether it points to an attachment. */
    public boolean isTo(AttachedFile file) {
        return attachment.filter(file.id()::equals).isPresent();
    }
}
