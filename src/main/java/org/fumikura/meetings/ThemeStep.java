package org.fumikura.meetings;

import java.time.LocalDate;
import java.util.OptionalInt;
import org.fumikura.organization.PostId;

/**
 * A state that a theme came to.
 *
 * @param reason may be empty
 * @param continuedInto the fiscal year, of {@link ThemeState#CONTINUED} alone
 * @param by the post that brought it there
 */
public record ThemeStep(ThemeState state, LocalDate day, String reason, OptionalInt continuedInto, PostId by) {}
