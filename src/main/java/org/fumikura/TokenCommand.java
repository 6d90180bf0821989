package org.fumikura;

import java.time.Duration;
import org.fumikura.ledger.Doer;
import org.fumikura.organization.AccessTokens;
import org.fumikura.organization.Organization;
import org.fumikura.organization.PersonId;
import org.fumikura.shared.KeptTime;
import org.fumikura.shared.NotFound;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.Municipalities;
import org.fumikura.tenancy.Municipality;
import org.fumikura.tenancy.Tenancy;
import org.fumikura.tenancy.Transactions;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Issues an access token at the machine's console and prints it, and nothing else. Whoever can read the data folder or the
 * configuration could do more than that; the ledger says that it was done here.
 */
final class TokenCommand {

    private static final Doer CONSOLE = new Doer.Job("console: token");

    private TokenCommand() {}

    static void run(TokenOptions options) {
        if (options.config().isPresent()) {
            ServiceSettings settings = ServiceSettings.read(options.config(), System.getenv());
            Console.print(BesideTheProgram.run(settings, access -> {
                Migrations.check(access.owner());
                try (ConfigurableApplicationContext parts = BesideTheProgram.open(settings.installation(), access)) {
                    return issue(options, parts);
                }
            }));
            return;
        }
        Installation installation = Installation.in(options.data());
        Console.print(BesideTheProgram.run(installation, access -> ofDemonstration(options, installation, access)));
    }

    private static String ofDemonstration(TokenOptions options, Installation installation, DatabaseAccess access) {
        Migrations.check(access.owner());
        try (ConfigurableApplicationContext parts = BesideTheProgram.open(installation, access, "demo")) {
            if (!parts.getBean(KeptTime.class).resume()) {
                throw new BadUsage(new Text(
                        "体験用の区役所がまだできていません。demo を一度動かしてください。",
                        "The demonstration city is not complete yet; run demo once."));
            }
            return issue(options, parts);
        }
    }

    private static String issue(TokenOptions options, ConfigurableApplicationContext parts) {
        Municipality municipality = parts.getBean(Municipalities.class)
                .findByHost(options.host())
                .orElseThrow(() ->
                        new BadUsage(new Text("知らないホスト名です: " + options.host(), "Unknown host: " + options.host())));
        return Tenancy.in(municipality.id(), () -> {
            PersonId person = parts.getBean(Transactions.class)
                    .read(() -> parts.getBean(Organization.class).findPerson(options.login()))
                    .orElseThrow(() -> new NotFound("person", new Text("職員", "person"), options.login()));
            return parts.getBean(AccessTokens.class)
                    .issue(person, CONSOLE, "./fumikura token", options.scopes(), Duration.ofDays(options.days()))
                    .token();
        });
    }
}
