package org.fumikura.organization;

import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Keeps passwords as Argon2id hashes, never as they are, with the memory and passes that OWASP's Password Storage Cheat Sheet
 * gives as the least.
 */
@Component
public class Passwords {

    /** The most characters that a password has. */
    public static final int LONGEST = 200;

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int THREADS = 1;
    private static final int MEMORY_KIB = 19_456;
    private static final int PASSES = 2;

    private final PasswordEncoder encoder =
            new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, THREADS, MEMORY_KIB, PASSES);
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

    /** Whether a hash was made with less effort than a new one is. */
    boolean isOutdated(String hash) {
        return encoder.upgradeEncoding(hash);
    }

    /** Takes as long as {@link #matches}, for a login that nobody has. */
    void matchNobody(String password) {
        matches(password, nobody);
    }
}
