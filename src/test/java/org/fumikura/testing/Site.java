package org.fumikura.testing;

import org.springframework.core.env.Environment;

/** Where the program under test serves. */
public final class Site {

    private final Environment environment;

    Site(Environment environment) {
        this.environment = environment;
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
}
