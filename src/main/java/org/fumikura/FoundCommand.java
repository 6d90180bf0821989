package org.fumikura;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.fumikura.ledger.Doer;
import org.fumikura.organization.Foundation;
import org.fumikura.organization.Passwords;
import org.fumikura.shared.FiscalYear;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.Text;
import org.springframework.context.ConfigurableApplicationContext;

/** Enters a municipality and its first administrator into an installation in service. */
final class FoundCommand {

    private static final int SHORTEST = 12;

    /** Makes some 99 random bits. */
    private static final int GROUPS = 5;

    private FoundCommand() {}

    /** @throws org.fumikura.shared.Refusal when it can not be entered, and why; nothing has changed then */
    static void run(FoundOptions options) {
        ServiceSettings settings = ServiceSettings.read(options.config(), System.getenv());
        var password = options.passwordGiven()
                ? new Foundation.NewPassword(read(), false)
                : new Foundation.NewPassword(Passwords.invent(GROUPS), true);
        BesideTheProgram.run(settings, access -> {
            DatabaseCheck.refuseDemonstration(settings.all(), access);
            settings.installation().prepare();
            Migrations.apply(access.owner());
            return found(options, settings.installation(), access, password);
        });
        Console.say(new Text(
                "%s を登録しました。http(s)://%s で、ログイン名 %s の人が使い始められます。"
                        .formatted(options.name().ja(), options.hosts().getFirst(), options.login()),
                "%s has been entered. Its administrator signs in at http(s)://%s as %s."
                        .formatted(options.name().en(), options.hosts().getFirst(), options.login())));
        if (!options.passwordGiven()) {
            Console.say(new Text(
                    "初回用のパスワード（二度と表示しません。14日以内にログインして変えてください）: " + password.words(),
                    "First password (never shown again; sign in and choose another within 14 days): "
                            + password.words()));
        }
    }

    private static boolean found(
            FoundOptions options, Installation installation, DatabaseAccess access, Foundation.NewPassword password) {
        try (ConfigurableApplicationContext context = BesideTheProgram.open(installation, access)) {
            var today = context.getBean(OfficialClock.class).today();
            var wanted = new Foundation.NewMunicipality(
                    options.code(),
                    options.name(),
                    options.hosts(),
                    options.body(),
                    options.login(),
                    options.since().orElseGet(() -> FiscalYear.of(today).firstDay()));
            var doer = new Doer.Job("found: ordered by the operator " + System.getProperty("user.name"));
            context.getBean(Foundation.class).found(wanted, password, doer);
            return true;
        }
    }

    private static String read() {
        var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try {
            String line = input.readLine();
            if (line == null || line.length() < SHORTEST || line.length() > Passwords.LONGEST) {
                throw new BadUsage(new Text(
                        "パスワードは %d 文字以上にしてください。標準入力の 1 行目から読みます。".formatted(SHORTEST),
                        "A password has %d characters at least; it is the first line of the standard input."
                                .formatted(SHORTEST)));
            }
            return line;
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
