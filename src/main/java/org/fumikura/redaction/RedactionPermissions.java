package org.fumikura.redaction;

import java.util.Map;
import java.util.Set;
import org.fumikura.organization.PermissionRule;
import org.fumikura.organization.Role;
import org.springframework.stereotype.Component;

/** Who redacts: whoever drafts, and who keeps the records of a section. */
@Component
class RedactionPermissions implements PermissionRule {

    static final String REDACT = "redaction.redact";

    @Override
    public Map<String, Set<Role>> rolesByPermission() {
        return Map.of(REDACT, Set.of(Role.STAFF, Role.RECORDS_CLERK));
    }
}
