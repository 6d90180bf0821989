/** What people do at their screens, tried in a real browser against the running program. */
@NullMarked
package org.fumikura.journeys;

import org.jspecify.annotations.NullMarked;
