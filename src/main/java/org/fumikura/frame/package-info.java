/** What every page has: layout, menu, slots that other modules fill, route rules, errors, forms that lose nothing. */
@NullMarked
@ApplicationModule(
        displayName = "Frame",
        allowedDependencies = {"shared", "tenancy"})
package org.fumikura.frame;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
