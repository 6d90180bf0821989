/** Figures about how the office decides and how much paper it uses; they follow the ledger. */
@NullMarked
@ApplicationModule(
        displayName = "Statistics",
        allowedDependencies = {
            "shared",
            "tenancy",
            "frame",
            "sheets",
            "ledger",
            "organization",
            "desk",
            "records",
            "approval"
        })
package org.fumikura.statistics;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
