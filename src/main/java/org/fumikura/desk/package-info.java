/** The home page: what to decide, what to move, what to know; and the notices that follow the ledger. */
@NullMarked
@ApplicationModule(
        displayName = "Desk",
        allowedDependencies = {"shared", "tenancy", "frame", "ledger", "organization"})
package org.fumikura.desk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
