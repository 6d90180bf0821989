@NullMarked
package org.fumikura.settings;

import org.jspecify.annotations.NullMarked;
