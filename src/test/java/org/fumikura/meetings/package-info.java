@NullMarked
package org.fumikura.meetings;

import org.jspecify.annotations.NullMarked;
