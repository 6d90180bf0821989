/** Official sheets: a page of HTML becomes an A4 PDF whose text can be searched, copied and kept for decades. */
@NullMarked
@ApplicationModule(
        displayName = "Sheets",
        allowedDependencies = {"shared", "settings"})
package org.fumikura.sheets;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
