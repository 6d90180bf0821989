package org.fumikura.organization;

import java.util.Map;
import java.util.Set;

/** A module's permissions, and the roles that carry each. What no module grants is denied. */
@FunctionalInterface
public interface PermissionRule {

    /** By permission, e.g. {@code records.receive}. */
    Map<String, Set<Role>> rolesByPermission();

    /**
     * Those whose acts reach the whole office, wherever they are asked for: they count only when the role is held for the
     * whole executive body of the acting post, and not for a unit within it.
     */
    default Set<String> ofTheWholeOffice() {
        return Set.of();
    }
}
