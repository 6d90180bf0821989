package org.fumikura.tenancy;

import org.fumikura.shared.Text;

/**
 * A tenant.
 *
 * @param code the local government code, six digits
 * @param sample true for an invented municipality, which every page marks as such
 */
public record Municipality(MunicipalityId id, String code, Text name, boolean sample) {}
