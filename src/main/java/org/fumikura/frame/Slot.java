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
    /** Beside the button that signs out: what is the person's own. */
    String ACCOUNT = "account";
    /** Above a matter; the subject is its document. */
    String MATTER = "matter";
    /** Below the attachments of a document in a window of their own; the subject is the document. */
    String MATERIALS = "materials";
    /** Above a received document; the subject is the document. */
    String RECEIPT = "receipt";
    /** Beside the same case of an earlier year; the subject is its document. */
    String EARLIER_CASE = "earlier-case";
    /** Below the sign-in form. */
    String SIGN_IN = "sign-in";

    /** One of the names above. */
    String name();

    /**
     * What is to stand there, if anything.
     *
     * @param page the page that it stands on: its language, its person
     * @param subject what the place is about, null where it is about nothing
     */
    Optional<Content> content(Page page, HttpServletRequest request, @Nullable UUID subject);
}
