/** Tests of the ledger. */
@NullMarked
package org.fumikura.ledger;

import org.jspecify.annotations.NullMarked;
