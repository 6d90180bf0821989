/** A new PDF without what must vanish, and the proof that it is gone. */
@NullMarked
@ApplicationModule(
        displayName = "Redaction",
        allowedDependencies = {
            "shared",
            "settings",
            "sheets",
            "tenancy",
            "frame",
            "ledger",
            "content",
            "organization",
            "desk",
            "renditions"
        })
package org.fumikura.redaction;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
