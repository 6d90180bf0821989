package org.fumikura.approval;

import java.util.List;
import java.util.Optional;
import org.fumikura.organization.PostId;
import org.fumikura.records.FileId;

/**
 * What a sender has written so far, complete or not.
 *
 * @param dueOn as typed
 * @param posts to whom it is to be sent
 */
public record PerusalText(
        String title, String body, Optional<FileId> file, String dueOn, List<PostId> posts, DraftMarks marks) {

    public PerusalText {
        posts = posts.stream().distinct().toList();
    }

    PerusalText withPosts(List<PostId> others) {
        return new PerusalText(title, body, file, dueOn, others, marks);
    }
}
