package org.fumikura.organization;

import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Keeps passwords as Argon2id hashes, never as they are. */
@Component
public class Passwords {

    /** The most characters that a password has. */
    public static final int LONGEST = 200;

    private final PasswordEncoder encoder = Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
    private final String nobody = encoder.encode("nobody");

    /**
     * The hash of a password with a new salt. It takes its time on purpose.
     *
     * @throws IllegalArgumentException for a blank password or one beyond {@value #LONGEST} characters
     */
    public String encode(String password) {
        if (password.isBlank() || password.length() > LONGEST) {
            throw new IllegalArgumentException("a password has 1 to " + LONGEST + " characters");
        }
        return encoder.encode(password);
    }

    boolean matches(String password, String hash) {
        return password.length() <= LONGEST && encoder.matches(password, hash);
    }

    /** Takes as long as {@link #matches}, for a login that nobody has. */
    void matchNobody(String password) {
        matches(password, nobody);
    }
}
