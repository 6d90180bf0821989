/** Published packages and the public site that serves them, from a folder alone. */
@NullMarked
@ApplicationModule(
        displayName = "Portal",
        allowedDependencies = {"shared", "settings", "tenancy", "frame", "ledger", "content", "organization"})
package org.fumikura.portal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
