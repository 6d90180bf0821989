/** Tests of what is taken out of PDFs. */
@NullMarked
package org.fumikura.redaction;

import org.jspecify.annotations.NullMarked;
