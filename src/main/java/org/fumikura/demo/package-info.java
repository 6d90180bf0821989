/** The demonstration: two municipalities built from public minutes, an official clock that can be moved, a guide. */
@NullMarked
@ApplicationModule(
        displayName = "Demo",
        allowedDependencies = {
            "shared",
            "tenancy",
            "frame",
            "sheets",
            "ledger",
            "content",
            "organization",
            "desk",
            "portal",
            "records",
            "approval",
            "meetings"
        })
package org.fumikura.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
