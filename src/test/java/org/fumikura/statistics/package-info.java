@NullMarked
package org.fumikura.statistics;

import org.jspecify.annotations.NullMarked;
