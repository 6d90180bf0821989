/** Tests of the printed sheets, with two readers of PDF that know nothing of how they were made. */
@NullMarked
package org.fumikura.sheets;

import org.jspecify.annotations.NullMarked;
