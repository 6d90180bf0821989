package org.fumikura.frame;

import java.util.List;

/**
 * The signed-in person as the head of a page shows her.
 *
 * @param acting the post in which she acts
 * @param choices all posts that she holds today, the acting one included
 */
public record Visitor(String label, Choice acting, List<Choice> choices) {

    /** A post that one can act in. */
    public record Choice(String id, String label) {}
}
