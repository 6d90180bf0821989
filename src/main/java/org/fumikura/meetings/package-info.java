/** 会議体: their sessions from the call to the minutes, what they instruct, and the project teams that report to them. */
@NullMarked
@ApplicationModule(
        displayName = "Meetings",
        allowedDependencies = {
            "shared",
            "sheets",
            "tenancy",
            "frame",
            "ledger",
            "content",
            "organization",
            "desk",
            "portal",
            "records",
            "approval"
        })
package org.fumikura.meetings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
