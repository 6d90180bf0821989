/** Bytes by their SHA-256 within a municipality: written once, durable before anything refers to them. */
@NullMarked
@ApplicationModule(
        displayName = "Content",
        allowedDependencies = {"shared", "settings", "tenancy"})
package org.fumikura.content;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
