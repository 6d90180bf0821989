/** Tests of the frame. */
@NullMarked
package org.fumikura.frame;

import org.jspecify.annotations.NullMarked;
