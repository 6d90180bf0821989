package org.fumikura.organization;

import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Keeps passwords as hashes, never as they are. */
@Component
public class Passwords {

    /** The most characters that a password has. */
    public static final int LONGEST = 200;

    private final PasswordEncoder encoder;
    private final String nobody;

    Passwords(PasswordEncoder encoder) {
        this.encoder = encoder;
        this.nobody = encoder.encode("nobody");
    }

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

    /** Whether a hash was made with less effort than a new one is. */
    boolean isOutdated(String hash) {
        return encoder.upgradeEncoding(hash);
    }

    /** Takes as long as {@link #matches}, for a login that nobody has. */
    void matchNobody(String password) {
        matches(password, nobody);
    }
}
