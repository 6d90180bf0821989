package org.fumikura.demo;

import java.util.List;
import org.fumikura.shared.Text;

/**
 * The accounts below the sign-in form.
 *
 * @param to where to go afterwards
 * @param elsewhere the other municipality, and where to sign in to it
 */
public record SignInModel(List<Account> accounts, String password, String to, Text elsewhere, String elsewhereUrl) {}
