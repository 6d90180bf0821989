/** What an operator says about an installation: typed groups of settings, each value with the place where it was said. */
@NullMarked
@ApplicationModule(displayName = "Settings", allowedDependencies = "shared")
package org.fumikura.settings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
