package org.fumikura.approval;

import java.util.Map;
import java.util.Set;
import org.fumikura.organization.PermissionRule;
import org.fumikura.organization.Role;
import org.springframework.stereotype.Component;

/** What approval lets whom do beside the acts that a route asks for (docs/domain/access.md, A.1). */
@Component
class ApprovalPermissions implements PermissionRule {

    /** Writes drafts. */
    static final String DRAFT = "approval.draft";
    /** Enters the day of effect of a section's matters and completes them. */
    static final String FINISH = "approval.finish";

    @Override
    public Map<String, Set<Role>> rolesByPermission() {
        return Map.of(DRAFT, Set.of(Role.STAFF), FINISH, Set.of(Role.RECORDS_CLERK));
    }
}
