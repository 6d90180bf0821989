package org.fumikura.meetings;

import java.util.Map;
import java.util.Set;
import org.fumikura.organization.PermissionRule;
import org.fumikura.organization.Role;
import org.springframework.stereotype.Component;

/** Who has to do with meetings: their members and secretariats, which are staff; which of them, says each body. */
@Component
class MeetingPermissions implements PermissionRule {

    static final String ATTEND = "meetings.attend";
    static final String FOUND = "meetings.found";

    @Override
    public Map<String, Set<Role>> rolesByPermission() {
        return Map.of(
                ATTEND, Set.of(Role.STAFF, Role.RECORDS_CLERK),
                FOUND, Set.of(Role.STAFF, Role.RECORDS_CLERK));
    }
}
