package org.fumikura.frame;

import gg.jte.Content;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A place in pages of other modules that a module of a higher floor fills. */
public interface Slot {

    /** Above every page. */
    String BANNER = "banner";
    /** In the head of every page, beside the post in which one acts: notices, settings. */
    String TOOLS = "tools";
    /** Above a matter; the subject is its document. */
    String MATTER = "matter";
    /** Below the sign-in form. */
    String SIGN_IN = "sign-in";

    String name();

    Optional<Content> content(HttpServletRequest request, @Nullable UUID subject);
}
