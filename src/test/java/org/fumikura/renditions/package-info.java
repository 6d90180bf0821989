/** Tests of what is shown of bytes. */
@NullMarked
package org.fumikura.renditions;

import org.jspecify.annotations.NullMarked;
