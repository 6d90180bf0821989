package org.fumikura.testing;

import java.time.Duration;
import java.util.Set;
import org.fumikura.demo.City;
import org.fumikura.ledger.Doer;
import org.fumikura.organization.AccessTokens;
import org.fumikura.organization.Organization;
import org.fumikura.organization.PersonId;
import org.fumikura.organization.TokenScope;
import org.fumikura.tenancy.MunicipalityId;
import org.fumikura.tenancy.Tenancy;
import org.fumikura.tenancy.Transactions;
import org.springframework.core.env.Environment;

/** Where the program under test serves. */
public final class Site {

    private final Environment environment;
    private final AccessTokens tokens;
    private final Organization organization;
    private final Transactions transactions;

    Site(Environment environment, AccessTokens tokens, Organization organization, Transactions transactions) {
        this.environment = environment;
        this.tokens = tokens;
        this.organization = organization;
        this.transactions = transactions;
    }

    public int port() {
        return environment.getRequiredProperty("local.server.port", Integer.class);
    }

    /** The address of a path as a browser on this machine reaches it. */
    public String address(String host, String path) {
        return "http://" + host + ":" + port() + path;
    }

    /** A browser of 豊島区 that knows nobody. */
    public TestBrowser browser() {
        return browser("localhost");
    }

    /** A browser that knows nobody and asks for a host by its name alone. */
    public TestBrowser browser(String host) {
        return new TestBrowser(port(), host);
    }

    /** A browser of 豊島区 in which somebody has signed in with the password of the demonstration. */
    public TestBrowser signedIn(String login) {
        TestBrowser browser = browser();
        browser.signIn(login);
        return browser;
    }

    /** A program that shows no token. */
    public TestProgram program() {
        return new TestProgram(port(), "localhost", "");
    }

    /** A program of somebody in 豊島区, with a new token of every scope. */
    public TestProgram program(String login) {
        return program("localhost", City.TOSHIMA, login, Set.of(TokenScope.values()));
    }

    /** A program of somebody, with a new token. */
    public TestProgram program(String host, MunicipalityId municipality, String login, Set<TokenScope> scopes) {
        return new TestProgram(port(), host, token(municipality, login, scopes));
    }

    /** A new token of every scope for somebody in 豊島区. */
    public String token(String login) {
        return token(City.TOSHIMA, login, Set.of(TokenScope.values()));
    }

    private String token(MunicipalityId municipality, String login, Set<TokenScope> scopes) {
        return Tenancy.in(municipality, () -> {
            PersonId person =
                    transactions.read(() -> organization.findPerson(login)).orElseThrow();
            return tokens.issue(person, new Doer.Job("test"), "test", scopes, Duration.ofDays(1))
                    .token();
        });
    }
}
