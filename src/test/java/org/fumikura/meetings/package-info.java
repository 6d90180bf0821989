/** Tests of bodies, their sessions and the teams that report to them. */
@NullMarked
package org.fumikura.meetings;

import org.jspecify.annotations.NullMarked;
