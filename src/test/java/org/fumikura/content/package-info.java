/** Tests of municipalities, host names and transactions. */
@NullMarked
package org.fumikura.content;

import org.jspecify.annotations.NullMarked;
