package org.fumikura.statistics;

import java.util.Map;
import java.util.Set;
import org.fumikura.organization.PermissionRule;
import org.fumikura.organization.Role;
import org.springframework.stereotype.Component;

/** Who sees which figures, and who enters what no ledger knows (docs/domain/statistics.md, R-142-access). */
@Component
class StatisticsPermissions implements PermissionRule {

    /** The figures of the units at which it is held. */
    static final String READ = "statistics.read";

    /** Enters what other systems decided and what becomes of the seal columns. */
    static final String ENTER = "statistics.enter";

    /** Enters what the printers and copiers of a unit count. */
    static final String METER = "statistics.meter";

    /** Sees where one device served two people. */
    static final String DEVICES = "statistics.devices";

    @Override
    public Map<String, Set<Role>> rolesByPermission() {
        return Map.of(
                READ, Set.of(Role.FILE_OWNER, Role.RECORDS_CLERK, Role.RECORDS_HEAD, Role.AUDITOR, Role.ADMINISTRATOR),
                ENTER, Set.of(Role.RECORDS_HEAD),
                METER, Set.of(Role.RECORDS_CLERK, Role.RECORDS_HEAD),
                DEVICES, Set.of(Role.AUDITOR));
    }

    @Override
    public Set<String> ofTheWholeOffice() {
        return Set.of(ENTER, DEVICES);
    }
}
