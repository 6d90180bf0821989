/** What can be shown of bytes: their kind, pages, words and pictures, made in a process that can be lost. */
@NullMarked
@ApplicationModule(
        displayName = "Renditions",
        allowedDependencies = {"shared", "settings", "sheets", "tenancy", "content"})
package org.fumikura.renditions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
