package org.fumikura.frame;

import java.util.Optional;
import org.fumikura.shared.Text;

/**
 * That somebody has to sign in again before what she sent is accepted.
 *
 * @param held what she sent
 * @param why what ended the session, where it was not the time without activity
 */
public record SignInAgain(HeldForm held, Optional<Text> why) {}
