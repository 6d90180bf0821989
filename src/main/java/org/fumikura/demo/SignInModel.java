package org.fumikura.demo;

import java.util.List;
import org.fumikura.shared.Text;

/**
 * The accounts below the sign-in form.
 *
 * @param start the account with which to begin
 * @param to where to go afterwards
 * @param elsewhere the other municipality, and where to sign in to it
 */
public record SignInModel(
        Account start, List<Account> accounts, String password, String to, Text elsewhere, String elsewhereUrl) {}
