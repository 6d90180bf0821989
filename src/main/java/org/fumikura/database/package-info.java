/** The PostgreSQL that the program starts by itself, for the demonstration, for trials and for tests. */
@NullMarked
@ApplicationModule(displayName = "Database", allowedDependencies = "shared")
package org.fumikura.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
