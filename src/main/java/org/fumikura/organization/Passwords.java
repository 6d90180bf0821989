package org.fumikura.organization;

import java.security.SecureRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Keeps passwords as hashes, never as they are. */
@Component
public class Passwords {

    /** The most characters that a password has. */
    public static final int LONGEST = 200;

    /** Without letters that are taken for one another when they are read aloud or from paper. */
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final int GROUP = 4;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final PasswordEncoder encoder;
    private final String nobody;

    Passwords(PasswordEncoder encoder) {
        this.encoder = encoder;
        this.nobody = encoder.encode("nobody");
    }

    /**
     * A password that nobody chose, easy to read aloud and to copy from paper.
     *
     * @param groups of four letters and digits, each some 19 random bits
     */
    public static String invent(int groups) {
        return IntStream.range(0, groups)
                .mapToObj(group -> IntStream.range(0, GROUP)
                        .mapToObj(each -> String.valueOf(LETTERS.charAt(RANDOM.nextInt(LETTERS.length()))))
                        .collect(Collectors.joining()))
                .collect(Collectors.joining("-"));
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
