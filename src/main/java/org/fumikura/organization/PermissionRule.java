package org.fumikura.organization;

import java.util.Map;
import java.util.Set;

/** A module's permissions, and the roles that carry each. What no module grants is denied. */
@FunctionalInterface
public interface PermissionRule {

    /** By permission, e.g. {@code records.receive}. */
    Map<String, Set<Role>> rolesByPermission();
}
