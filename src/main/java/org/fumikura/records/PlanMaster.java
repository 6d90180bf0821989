package org.fumikura.records;

import java.util.Optional;
import org.fumikura.organization.MasterFile;
import org.fumikura.shared.Text;

/** A master of the plan: read by those who may read it, changed by those who keep it. */
interface PlanMaster extends MasterFile {

    @Override
    default String permissionToRead() {
        return RecordsPermissions.READ_PLAN;
    }

    @Override
    default String permissionToChange() {
        return RecordsPermissions.PLAN;
    }

    @Override
    default Optional<Text> rule(String constraint) {
        return PlanRefusal.find(constraint);
    }
}
