package org.fumikura.portal;

import java.util.Map;
import java.util.Set;
import org.fumikura.organization.PermissionRule;
import org.fumikura.organization.Role;
import org.springframework.stereotype.Component;

/** Who looks after what a section has published: whoever keeps its records; and of all sections, the head of records. */
@Component
class PortalPermissions implements PermissionRule {

    static final String KEEP = "portal.keep";
    static final String KEEP_ALL = "portal.keep-all";

    @Override
    public Map<String, Set<Role>> rolesByPermission() {
        return Map.of(KEEP, Set.of(Role.RECORDS_CLERK, Role.RECORDS_HEAD), KEEP_ALL, Set.of(Role.RECORDS_HEAD));
    }
}
