package org.fumikura.meetings;

import java.util.Map;
import java.util.Set;
import org.fumikura.organization.PermissionRule;
import org.fumikura.organization.Role;
import org.springframework.stereotype.Component;

/** Who looks after teams: the staff of their secretariats' sections; of which team, says its charter. */
@Component
class TeamPermissions implements PermissionRule {

    static final String SECRETARY = "meetings.secretary";

    @Override
    public Map<String, Set<Role>> rolesByPermission() {
        return Map.of(SECRETARY, Set.of(Role.STAFF, Role.RECORDS_CLERK));
    }
}
