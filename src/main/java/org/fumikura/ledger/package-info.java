/** The append-only, chained journal of acts: audit trail, history and outbox in one. */
@NullMarked
@ApplicationModule(
        displayName = "Ledger",
        allowedDependencies = {"shared", "settings", "tenancy"})
package org.fumikura.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
