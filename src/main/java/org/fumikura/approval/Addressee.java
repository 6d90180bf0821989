package org.fumikura.approval;

import org.fumikura.organization.PostId;
import org.fumikura.organization.UnitId;

/**
 * A post that a route names, with its unit; who holds it is found out on the day.
 *
 * @param joining how it stands to the one before it
 */
public record Addressee(StepKind kind, PostId post, UnitId unit, Joining joining) {

    /** The same post asked after those before it. */
    Addressee inTurn() {
        return new Addressee(kind, post, unit, Joining.THEN);
    }
}
