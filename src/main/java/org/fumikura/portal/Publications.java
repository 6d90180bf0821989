package org.fumikura.portal;

import java.util.Optional;
import org.fumikura.organization.Actor;
import org.springframework.stereotype.Component;

/**
 * What the current municipality publishes. A module that publishes has checked before whether the actor may, and that somebody
 * looked at what goes out; nothing is asked here twice.
 */
@Component
public class Publications {

    /**
     * Publishes something for the first time, or again after it was withdrawn; part of the caller's write, or a write of its own.
     *
     * @return its first revision, or the one after the withdrawal
     * @throws org.fumikura.frame.Invalid when the draft is not fit for the site, naming the part
     * @throws AlreadyPublished when it stands on the site: it is to be corrected then
     */
    public Publication publish(PublicationDraft draft, Actor actor) {
        throw new UnsupportedOperationException();
    }

    /**
     * Puts a new revision in the place of the last one, which leaves the site.
     *
     * @param notice what was changed and why; it is shown on the page
     * @throws org.fumikura.frame.Invalid when the draft is not fit for the site, or the notice is blank
     * @throws org.fumikura.shared.NotFound when nothing was published under this key, or it was withdrawn
     */
    public Publication correct(PublicationDraft draft, String notice, Actor actor) {
        throw new UnsupportedOperationException();
    }

    /**
     * Takes it off the site. Its address says from then on that it was withdrawn, and why.
     *
     * @param reason shown in its place
     * @throws org.fumikura.frame.Invalid when the reason is blank
     * @throws org.fumikura.shared.NotFound when nothing was published under this key, or it was withdrawn
     */
    public Publication withdraw(PublicationKey key, String reason, Actor actor) {
        throw new UnsupportedOperationException();
    }

    /** The newest revision, withdrawn or not; empty when nothing was ever published under this key. */
    public Optional<Publication> find(PublicationKey key) {
        throw new UnsupportedOperationException();
    }

    /** Where it is read on this host. */
    public static String path(PublicationKey key) {
        return "/public" + key.path();
    }
}
