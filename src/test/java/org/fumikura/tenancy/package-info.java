/** Tests of municipalities, host names and transactions. */
@NullMarked
package org.fumikura.tenancy;

import org.jspecify.annotations.NullMarked;
