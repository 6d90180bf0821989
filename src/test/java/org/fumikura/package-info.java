/** Tests of the program as a whole. */
@NullMarked
package org.fumikura;

import org.jspecify.annotations.NullMarked;
