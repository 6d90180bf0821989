package org.fumikura;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.fumikura.ledger.Doer;
import org.fumikura.records.OldRecord;
import org.fumikura.records.OldRecordLine;
import org.fumikura.records.OldRecords;
import org.fumikura.shared.KeptTime;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.Municipalities;
import org.fumikura.tenancy.Municipality;
import org.fumikura.tenancy.Tenancy;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DataAccessException;

/**
 * Takes records of an older system in at the machine's console, beside the program if that runs. What was taken in
 * stays when it is interrupted, and to run it again goes on with the rest.
 */
final class ImportCommand {

    private static final Doer CONSOLE = new Doer.Job("console: import");
    private static final int AT_ONCE = 100;
    private static final int TOLD_EVERY = 1_000;
    private static final int MOST_TOLD = 20;

    private final ImportOptions options;
    private final OldRecords records;
    private final LocalDate today;
    private final Set<String> ids = new HashSet<>();
    private final Set<String> unknown = new TreeSet<>();
    private final Set<String> unplaced = new TreeSet<>();
    private int taken;
    private int present;
    private int refused;

    private ImportCommand(ImportOptions options, ConfigurableApplicationContext parts) {
        this.options = options;
        this.records = parts.getBean(OldRecords.class);
        this.today = parts.getBean(OfficialClock.class).today();
    }

    /** Returns 0 when all of it is in, and 1 when some lines could not be taken. */
    static int run(ImportOptions options) {
        if (!Files.isReadable(options.file())) {
            throw new BadUsage(
                    new Text("ファイルが読めません: " + options.file(), "The file can not be read: " + options.file()));
        }
        if (options.config().isPresent()) {
            ServiceSettings settings = ServiceSettings.read(options.config(), System.getenv());
            return BesideTheProgram.run(settings, access -> {
                Migrations.check(access.owner());
                try (ConfigurableApplicationContext parts = BesideTheProgram.open(settings.installation(), access)) {
                    return take(options, parts);
                }
            });
        }
        Installation installation = Installation.in(options.data());
        return BesideTheProgram.run(installation, access -> {
            Migrations.check(access.owner());
            try (ConfigurableApplicationContext parts = BesideTheProgram.open(installation, access, "demo")) {
                if (!parts.getBean(KeptTime.class).resume()) {
                    throw new BadUsage(new Text(
                            "体験用の区役所がまだできていません。demo を一度動かしてください。",
                            "The demonstration city is not complete yet; run demo once."));
                }
                return take(options, parts);
            }
        });
    }

    private static int take(ImportOptions options, ConfigurableApplicationContext parts) {
        Municipality municipality = parts.getBean(Municipalities.class)
                .findByHost(options.host())
                .orElseThrow(() ->
                        new BadUsage(new Text("知らないホスト名です: " + options.host(), "Unknown host: " + options.host())));
        return Tenancy.in(municipality.id(), () -> new ImportCommand(options, parts).take());
    }

    private int take() {
        var waiting = new ArrayList<Waiting>();
        int n = 0;
        try (BufferedReader lines = Files.newBufferedReader(options.file(), StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                n++;
                read(n, n == 1 ? line.replaceFirst("^\uFEFF", "") : line, waiting);
                if (waiting.size() == AT_ONCE) {
                    take(waiting);
                }
            }
        } catch (MalformedInputException notUtf8) {
            take(waiting);
            refused++;
            Console.say(new Text(
                    "%d 行目の先が UTF-8 ではないため、そこで止めました。".formatted(n), "Stopped behind line %d: not UTF-8.".formatted(n)));
        } catch (IOException problem) {
            take(waiting);
            refused++;
            Console.say(new Text(
                    "%d 行目の先が読めないため、そこで止めました: %s".formatted(n, problem.getMessage()),
                    "Stopped behind line %d: %s".formatted(n, problem.getMessage())));
        }
        take(waiting);
        conclude();
        return refused == 0 ? 0 : 1;
    }

    /** A record with the number of its line. */
    private record Waiting(int line, OldRecord record) {}

    private void read(int n, String line, List<Waiting> waiting) {
        if (line.isBlank()) {
            return;
        }
        try {
            OldRecordLine read = OldRecordLine.read(line, today, options.scope());
            unknown.addAll(read.unknown());
            if (ids.add(read.record().sourceId())) {
                waiting.add(new Waiting(n, read.record()));
            } else {
                refuse(n, new Text("同じ id が前の行にあります: " + read.record().sourceId(), "the same id stands above"));
            }
        } catch (OldRecordLine.Refused problem) {
            refuse(n, problem.why());
        }
    }

    private void refuse(int n, Text why) {
        refused++;
        if (refused <= MOST_TOLD) {
            Console.say(new Text(
                    "%d 行目は移入しません。%s".formatted(n, why.ja()), "Line %d is left out: %s".formatted(n, why.en())));
        }
    }

    private void take(List<Waiting> waiting) {
        if (waiting.isEmpty()) {
            return;
        }
        List<Waiting> batch = List.copyOf(waiting);
        waiting.clear();
        try {
            takeAll(batch);
        } catch (DataAccessException refusedTogether) {
            batch.forEach(this::takeAlone);
        }
    }

    /** The database names no line, so that each is tried by itself. */
    private void takeAlone(Waiting one) {
        try {
            takeAll(List.of(one));
        } catch (DataAccessException problem) {
            refuse(one.line(), new Text("登録できませんでした: " + problem.getMessage(), "refused: " + problem.getMessage()));
        }
    }

    private void takeAll(List<Waiting> batch) {
        OldRecords.Taken result = records.take(
                options.source(), batch.stream().map(Waiting::record).toList(), options.unit(), CONSOLE);
        taken += result.taken();
        present += result.present();
        unplaced.addAll(result.unplaced());
        if (taken > 0 && taken % TOLD_EVERY == 0) {
            Console.say(new Text("%,d 件を移入しました…".formatted(taken), "%,d taken in …".formatted(taken)));
        }
    }

    private void conclude() {
        if (!unknown.isEmpty()) {
            Console.say(new Text(
                    "取り込まなかった項目: " + String.join("、", unknown), "Members left out: " + String.join(", ", unknown)));
        }
        if (!unplaced.isEmpty()) {
            List<String> told = unplaced.stream().limit(MOST_TOLD).toList();
            Console.say(new Text(
                    "今の組織にない名前が %d 種類あり、その文書は代わりの組織に置きました: %s".formatted(unplaced.size(), String.join("、", told)),
                    "%d names of units are not known here; another unit is in charge of their records: %s"
                            .formatted(unplaced.size(), String.join(", ", told))));
        }
        Console.say(new Text(
                "移入 %,d 件、移入済み %,d 件、移入できない行 %,d 行".formatted(taken, present, refused),
                "%,d taken in, %,d there already, %,d lines left out".formatted(taken, present, refused)));
    }
}
