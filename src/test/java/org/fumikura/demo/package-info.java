@NullMarked
package org.fumikura.demo;

import org.jspecify.annotations.NullMarked;
