/** Tests of what is shown of bytes. */
@NullMarked
package org.fumikura.search;

import org.jspecify.annotations.NullMarked;
