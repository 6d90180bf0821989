/** Tests of the shared module, and the clock that other modules' tests set. */
@NullMarked
package org.fumikura.shared;

import org.jspecify.annotations.NullMarked;
