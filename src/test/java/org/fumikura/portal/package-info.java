/** Tests of what is published, and of the public site. */
@NullMarked
package org.fumikura.portal;

import org.jspecify.annotations.NullMarked;
