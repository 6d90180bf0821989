@NullMarked
package org.fumikura.records;

import org.jspecify.annotations.NullMarked;
