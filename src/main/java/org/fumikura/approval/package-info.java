/** 起案: drafts, the route that a matter takes, the acts of those it is addressed to, and the decision. */
@NullMarked
@ApplicationModule(
        displayName = "Approval",
        allowedDependencies = {
            "shared",
            "tenancy",
            "frame",
            "sheets",
            "ledger",
            "content",
            "organization",
            "desk",
            "records"
        })
package org.fumikura.approval;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
