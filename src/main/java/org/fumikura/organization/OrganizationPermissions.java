package org.fumikura.organization;

import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * The permissions of this module. A role that stands here nowhere gives none of them: an administrator may not read the logs
 * of those whom she administers, and nobody who reads them changes anything (A.1).
 */
@Component
public class OrganizationPermissions implements PermissionRule {

    /** To enter roles, deputies, acting orders, bodies, calendars and passwords. */
    public static final String ADMINISTER = "organization.administer";

    /** To enter units, posts, people and assignments. */
    public static final String ARRANGE = "organization.arrange";

    /** To see and enter what begins or ends after today in the organisation, before its day (A.8). */
    public static final String FORESEE = "organization.foresee";

    /** To look at the masters, their history and what they were exported for. */
    public static final String READ_MASTERS = "organization.read-masters";

    /** To see how the program is: its surroundings, settings, followers and jobs. Secrets are shown to nobody. */
    public static final String READ_SYSTEM = "organization.read-system";

    /**
     * To see who looked at what: auditors everywhere, the owner of files for the files of her section. What somebody looked for
     * with the search is about no file, and for auditors alone.
     */
    public static final String READ_ACCESS_LOG = "organization.read-access-log";

    /** To read the ledger across all records, and what its verification found. */
    public static final String READ_LEDGER = "organization.read-ledger";

    /** To enter absences and delegations for the people of a unit, as a secretary does (秘書・庶務). */
    public static final String KEEP_ABSENCES = "organization.keep-absences";

    @Override
    public Map<String, Set<Role>> rolesByPermission() {
        return Map.of(
                ADMINISTER, Set.of(Role.ADMINISTRATOR),
                ARRANGE, Set.of(Role.ADMINISTRATOR, Role.PERSONNEL),
                FORESEE, Set.of(Role.PERSONNEL),
                READ_MASTERS, Set.of(Role.ADMINISTRATOR, Role.AUDITOR, Role.PERSONNEL),
                READ_SYSTEM, Set.of(Role.ADMINISTRATOR, Role.AUDITOR),
                READ_ACCESS_LOG, Set.of(Role.AUDITOR, Role.FILE_OWNER),
                READ_LEDGER, Set.of(Role.AUDITOR),
                KEEP_ABSENCES, Set.of(Role.RECORDS_CLERK));
    }

    @Override
    public Set<String> ofTheWholeOffice() {
        return Set.of(ADMINISTER, ARRANGE, FORESEE, READ_MASTERS, READ_SYSTEM);
    }
}
