package org.fumikura.desk;

import java.util.List;
import java.util.UUID;
import org.fumikura.shared.Text;

/**
 * The home page, or the page of all notices.
 *
 * @param posts the posts of who holds several, with what waits for each; empty for one alone
 * @param newest the position of the newest notice shown, 0 when there is none
 */
public record HomePage(
        List<DeskCard> decide, List<DeskCard> move, List<DeskCard> know, List<InPost> posts, long newest) {

    /**
     * One of her posts.
     *
     * @param acting whether she acts in it now
     */
    public record InPost(UUID assignment, Text post, boolean acting, long waiting) {}
}
