/** Tests of bytes on the disk. */
@NullMarked
package org.fumikura.content;

import org.jspecify.annotations.NullMarked;
