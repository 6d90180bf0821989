package org.fumikura.organization;

import org.fumikura.shared.Text;

/**
 * A first password, which is shown here and never again.
 *
 * @param path of the page of the person
 */
public record FirstPasswordPage(String login, Text label, String password, String path) {

    @Override
    public String toString() {
        return "FirstPasswordPage[" + login + "]";
    }
}
