/** Finds what somebody may read: an index that follows the ledger, in the letters of Japanese. */
@NullMarked
@ApplicationModule(
        displayName = "Search",
        allowedDependencies = {"shared", "settings", "tenancy", "frame", "ledger", "organization"})
package org.fumikura.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
