package org.fumikura.ledger;

import java.util.Map;
import org.fumikura.shared.Text;

/** The wording of a module's acts, for histories. Every kind that a module records has one. */
@FunctionalInterface
public interface ActWords {

    /** By kind, e.g. {@code approval.decided} → 「決裁した」/“decided”. */
    Map<String, Text> byKind();
}
