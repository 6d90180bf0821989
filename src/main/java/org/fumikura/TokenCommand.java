package org.fumikura;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.fumikura.database.Accounts;
import org.fumikura.database.OwnPostgres;
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
 * Issues an access token at the machine's console and prints it, and nothing else. Whoever can read the data folder could do
 * more than that; the ledger says that it was done here.
 */
final class TokenCommand {

    private static final Doer CONSOLE = new Doer.Job("console: token");

    private TokenCommand() {}

    static void run(TokenOptions options) {
        Path data = options.data();
        if (!Files.exists(data.resolve("postgres"))) {
            throw new BadUsage(new Text("資料がありません: " + data, "There is nothing in this folder: " + data));
        }
        Optional<Accounts> running = OwnPostgres.findRunning(data);
        if (running.isPresent()) {
            Console.print(issue(options, running.get()));
            return;
        }
        try (OwnPostgres postgres = OwnPostgres.start(data)) {
            Console.print(issue(options, postgres.accounts()));
        }
    }

    private static String issue(TokenOptions options, Accounts accounts) {
        Migrations.check(accounts.owner());
        // an installation with its own database is the demonstration, whose official time is its own
        try (ConfigurableApplicationContext context = Beside.run(options.data(), accounts, "demo")) {
            if (!context.getBean(KeptTime.class).resume()) {
                throw new BadUsage(new Text(
                        "体験用の区役所がまだできていません。demo を一度動かしてください。",
                        "The demonstration city is not complete yet; run demo once."));
            }
            Municipality municipality = context.getBean(Municipalities.class)
                    .findByHost(options.host())
                    .orElseThrow(() ->
                            new BadUsage(new Text("知らないホスト名です: " + options.host(), "Unknown host: " + options.host())));
            return Tenancy.in(municipality.id(), () -> issue(options, context));
        }
    }

    private static String issue(TokenOptions options, ConfigurableApplicationContext context) {
        PersonId person = context.getBean(Transactions.class)
                .read(() -> context.getBean(Organization.class).findPerson(options.login()))
                .orElseThrow(() -> new NotFound("person", new Text("職員", "person"), options.login()));
        return context.getBean(AccessTokens.class)
                .issue(person, CONSOLE, "./fumikura token", options.scopes(), Duration.ofDays(options.days()))
                .token();
    }
}
