/** Who belongs where and may do what on which date; signing in, acting in a post, the log of accesses. */
@NullMarked
@ApplicationModule(
        displayName = "Organization",
        allowedDependencies = {"shared", "settings", "tenancy", "frame", "sheets", "ledger"})
package org.fumikura.organization;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
