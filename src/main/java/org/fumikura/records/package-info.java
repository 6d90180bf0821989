/** Classification, files and documents: versions that never change, numbers without gaps, who may read, lawful erasure. */
@NullMarked
@ApplicationModule(
        displayName = "Records",
        allowedDependencies = {
            "shared",
            "tenancy",
            "frame",
            "sheets",
            "ledger",
            "content",
            "organization",
            "desk",
            "renditions",
            "search"
        })
package org.fumikura.records;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
