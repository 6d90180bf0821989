@NullMarked
package org.fumikura.organization;

import org.jspecify.annotations.NullMarked;
