package org.fumikura.portal;

import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What is published of a municipality, and stays the same over all revisions: its address.
 *
 * @param kind lower-case words joined by hyphens, such as {@code minutes}; not a word that the site uses for a page of its own
 * @param source the id of what it was made from, in the module that publishes it
 */
public record PublicationKey(String kind, UUID source) {

    private static final Pattern KIND = Pattern.compile("[a-z][a-z0-9-]{0,39}");
    private static final Set<String> OF_THE_SITE = Set.of("en", "easy", "search", "assets", "open-data", "public");

    /** @throws IllegalArgumentException if the kind is not such a word */
    public PublicationKey {
        if (!KIND.matcher(kind).matches() || OF_THE_SITE.contains(kind)) {
            throw new IllegalArgumentException("Not a kind of publication: " + kind);
        }
    }

    /** Where it stands below the site's root. */
    public String path() {
        return "/" + kind + "/" + source;
    }
}
