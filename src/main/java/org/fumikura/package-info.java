/** The program as a whole: its commands, and the beans that belong to no module. */
@NullMarked
package org.fumikura;

import org.jspecify.annotations.NullMarked;
