@NullMarked
package org.fumikura.approval;

import org.jspecify.annotations.NullMarked;
