package org.fumikura;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.TreeSet;
import org.fumikura.ledger.Finding;
import org.fumikura.ledger.Verification;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.Municipalities;
import org.fumikura.tenancy.Municipality;
import org.fumikura.tenancy.MunicipalityId;
import org.springframework.context.ConfigurableApplicationContext;

/** Verifies the ledgers of a data folder and says what it found. It changes nothing, and may run beside the program. */
final class VerifyCommand {

    private static final int HOLDS = 0;
    private static final int FOUND_SOMETHING = 2;

    private VerifyCommand() {}

    /** Returns 0 when everything holds and 2 when something was found. */
    static int run(Options options) {
        Optional<Path> config = options.find("--config").map(Path::of);
        if (config.isPresent()) {
            ServiceSettings settings = ServiceSettings.read(config, System.getenv());
            return BesideTheProgram.run(settings, access -> verify(settings.installation(), access));
        }
        Path data =
                Path.of(options.find("--data").orElse("data")).toAbsolutePath().normalize();
        return BesideTheProgram.run(Installation.in(data), access -> verify(Installation.in(data), access));
    }

    private static int verify(Installation installation, DatabaseAccess access) {
        Migrations.check(access.owner());
        try (ConfigurableApplicationContext context = BesideTheProgram.open(installation, access)) {
            return report(context.getBean(Verification.class), context.getBean(Municipalities.class));
        }
    }

    private static int report(Verification verification, Municipalities municipalities) {
        int findings = report(
                verification.verify(MunicipalityId.INSTALLATION), new Text("この設備そのもの", "The installation itself"));
        var lost = new TreeSet<>(Comparator.comparingInt(MunicipalityId::value));
        lost.addAll(verification.copied());
        lost.remove(MunicipalityId.INSTALLATION);
        for (Municipality municipality : municipalities.list()) {
            lost.remove(municipality.id());
            findings += report(verification.verify(municipality.id()), municipality.name());
        }
        for (MunicipalityId id : lost) {
            findings++;
            Console.say(new Text(
                    "  × 市区町村 %d の台帳の控えがありますが、その市区町村が登録から消えています".formatted(id.value()),
                    "  x there are copied heads of municipality %d, and it is gone from the directory"
                            .formatted(id.value())));
        }
        return findings == 0 ? HOLDS : FOUND_SOMETHING;
    }

    private static int report(Verification.Report report, Text who) {
        int count = report.findings().size();
        Console.say(new Text(
                "%s: 台帳 %d 行・確定記録の照合 %d 件・末尾 %d 番 %s … %s"
                        .formatted(
                                who.ja(),
                                report.entries(),
                                report.digests(),
                                report.head().position(),
                                report.head().shortHash(),
                                count == 0 ? "異常ありません" : "相違が " + count + " 件あります"),
                "%s: %d ledger entries, %d digests of final records, head %d %s … %s"
                        .formatted(
                                who.en(),
                                report.entries(),
                                report.digests(),
                                report.head().position(),
                                report.head().shortHash(),
                                count == 0 ? "everything holds" : count + " found")));
        report.findings().forEach(VerifyCommand::print);
        return count;
    }

    private static void print(Finding finding) {
        Console.say(new Text(
                "  × %d 番 %s: %s"
                        .formatted(
                                finding.position(),
                                finding.label(),
                                finding.what().ja()),
                "  x no. %d %s: %s"
                        .formatted(
                                finding.position(),
                                finding.label(),
                                finding.what().en())));
    }
}
