/** Tests of what a person should know. */
@NullMarked
package org.fumikura.desk;

import org.jspecify.annotations.NullMarked;
