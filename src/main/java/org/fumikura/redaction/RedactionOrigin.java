package org.fumikura.redaction;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.fumikura.organization.Actor;

/**
 * Of what a higher module hands over, and who may read it. Who may not read what a redaction was begun from sees nothing of the
 * redaction; a kind for which nobody answers is read by nobody.
 */
public interface RedactionOrigin {

    /** One lower-case word, as {@link Redactions#begin} was told. */
    String kind();

    /** Those of some things that somebody may read; in the caller's transaction. */
    Set<UUID> readable(Collection<UUID> things, Actor actor);
}
