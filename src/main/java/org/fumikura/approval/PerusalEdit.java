package org.fumikura.approval;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.organization.PostId;

/** What the buttons beside the addressees and attachments of a form mean. */
final class PerusalEdit {

    private static final String REMOVE_POST = "post-remove:";
    private static final String REMOVE_FILE = "attachment-remove:";

    private PerusalEdit() {}

    /** @param added the post that is chosen beside the list; added by whatever button was pressed */
    static PerusalText apply(String button, PerusalText text, Optional<PostId> added) {
        List<PostId> posts = new ArrayList<>(text.posts());
        after(REMOVE_POST, button).map(PostId::new).ifPresent(posts::remove);
        added.ifPresent(posts::add);
        return text.withPosts(posts);
    }

    /** The attachment that is to be taken off. */
    static Optional<UUID> detached(String button) {
        return after(REMOVE_FILE, button);
    }

    private static Optional<UUID> after(String prefix, String button) {
        try {
            return button.startsWith(prefix)
                    ? Optional.of(UUID.fromString(button.substring(prefix.length())))
                    : Optional.empty();
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }
}
