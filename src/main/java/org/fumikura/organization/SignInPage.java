package org.fumikura.organization;

import org.fumikura.frame.HeldForm;
import org.fumikura.shared.Text;
import org.jspecify.annotations.Nullable;

/**
 * The sign-in form.
 *
 * @param problem what was wrong with the last attempt, null for the first
 * @param to where to go afterwards
 * @param held what was typed when the session was found to be over
 */
public record SignInPage(String login, @Nullable Text problem, String to, HeldForm held) {}
