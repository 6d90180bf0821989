/** Words that every module needs before it has words of its own: clocks, ids, Japanese dates, deadlines, retention terms, paging and refusals. */
@NullMarked
@org.springframework.modulith.ApplicationModule(
        displayName = "Shared",
        allowedDependencies = {})
package org.fumikura.shared;

import org.jspecify.annotations.NullMarked;
