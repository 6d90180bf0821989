/** Tests of what is found. */
@NullMarked
package org.fumikura.search;

import org.jspecify.annotations.NullMarked;
