package org.fumikura.organization;

import java.util.Optional;
import org.fumikura.shared.Text;

/**
 * A unit as it is on one date.
 *
 * @param sign its part of a document number, e.g. 情
 */
public record Unit(UnitId id, BodyId body, Optional<UnitId> parent, UnitLevel level, Text name, String sign) {}
