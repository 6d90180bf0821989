package org.fumikura.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PasswordsTest {

    private final Passwords passwords = new Passwords(OrganizationConfiguration.passwordEncoder());

    @Test
    void aHashCostsAnAttackerWhatOwaspAsksFor() {
        String hash = passwords.encode("言葉");

        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").isNotEqualTo(passwords.encode("言葉"));
        assertThat(passwords.matches("言葉", hash)).isTrue();
        assertThat(passwords.matches("言葉 ", hash)).isFalse();
        assertThat(passwords.isOutdated(hash)).isFalse();
    }

    @Test
    void nobodyHasABlankOrAnEndlessPassword() {
        assertThatThrownBy(() -> passwords.encode(" ")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> passwords.encode("x".repeat(Passwords.LONGEST + 1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
