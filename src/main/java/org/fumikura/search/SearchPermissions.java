package org.fumikura.search;

import java.util.Map;
import java.util.Set;
import org.fumikura.organization.PermissionRule;
import org.fumikura.organization.Role;
import org.springframework.stereotype.Component;

/** Who keeps what every search of the municipality uses. */
@Component
class SearchPermissions implements PermissionRule {

    static final String KEEP_SYNONYMS = "search.keep-synonyms";
    static final String READ_SYNONYMS = "search.read-synonyms";

    @Override
    public Map<String, Set<Role>> rolesByPermission() {
        return Map.of(
                KEEP_SYNONYMS, Set.of(Role.RECORDS_HEAD),
                READ_SYNONYMS, Set.of(Role.RECORDS_HEAD, Role.ADMINISTRATOR, Role.AUDITOR));
    }

    @Override
    public Set<String> ofTheWholeOffice() {
        return Set.of(KEEP_SYNONYMS, READ_SYNONYMS);
    }
}
