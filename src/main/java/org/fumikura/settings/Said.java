package org.fumikura.settings;

/**
 * A setting with its value.
 *
 * @param value blank when there is none; that of a secret is never to be shown
 */
public record Said(Setting setting, String value, Origin origin) {

    /** Whether an operator said it. */
    public boolean byOperator() {
        return !(origin instanceof Origin.Standard);
    }

    /** Everything but the value of a secret. */
    @Override
    public String toString() {
        return setting.key() + " = " + (setting.secret() ? "…" : value) + " ("
                + origin.label().en() + ")";
    }
}
