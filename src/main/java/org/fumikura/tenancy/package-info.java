/** Municipalities, the host names they answer to, and the transactions that are closed to every other municipality. */
@NullMarked
@ApplicationModule(
        displayName = "Tenancy",
        allowedDependencies = {"shared", "settings"})
package org.fumikura.tenancy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
