package org.fumikura;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.fumikura.database.Accounts;
import org.fumikura.database.Login;

/**
 * The two roles through which an installation reaches its database.
 *
 * @param owner owns the tables and migrates them
 * @param application what the program works as
 */
record DatabaseAccess(Login owner, Login application) {

    /** The name of the role that the program works as; the migrations give their rights to it. */
    static final String APPLICATION = "fumikura_app";

    /** The outermost bounds of whatever the program does; a write is bounded more tightly where it begins. */
    private static final String BOUNDS =
            "-c transaction_timeout=10min -c idle_in_transaction_session_timeout=1min -c lock_timeout=20s";

    static DatabaseAccess of(Accounts own) {
        return new DatabaseAccess(own.owner(), own.application());
    }

    static DatabaseAccess of(DatabaseSettings settings) {
        String server = settings.host() + ":" + settings.port();
        String safety = safety(settings);
        return new DatabaseAccess(
                new Login(
                        server,
                        settings.name(),
                        settings.owner(),
                        Objects.requireNonNull(settings.ownerPassword()),
                        safety),
                new Login(
                        server,
                        settings.name(),
                        APPLICATION,
                        Objects.requireNonNull(settings.applicationPassword()),
                        safety + "&" + parameters(Map.of("options", BOUNDS))));
    }

    /** How the program reaches its database. */
    Map<String, Object> properties() {
        return Map.of(
                // what a server says about the values of rows would stand in the log
                "spring.datasource.url",
                        application.url() + (application.parameters().isEmpty() ? "?" : "&")
                                + "logServerErrorDetail=false",
                "spring.datasource.username", application.user(),
                "spring.datasource.password", application.password());
    }

    private static String safety(DatabaseSettings settings) {
        return "connectTimeout=10&tcpKeepAlive=true&"
                + switch (settings.tls()) {
                    case DISABLE -> "sslmode=disable";
                    case VERIFY_CA -> "sslmode=verify-ca&" + authority(settings);
                    case VERIFY_FULL -> "sslmode=verify-full&" + authority(settings);
                };
    }

    private static String authority(DatabaseSettings settings) {
        return settings.authority() == null
                ? "sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory"
                : parameters(Map.of("sslrootcert", settings.authority().toString()));
    }

    private static String parameters(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
