package org.fumikura;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.fumikura.records.Scope;
import org.fumikura.shared.Text;

/**
 * What is to be taken in.
 *
 * @param config of an installation in service; empty for a demonstration
 * @param data the folder of a demonstration
 * @param host a host name of the municipality
 * @param source what the system is called that the records come from
 * @param unit the code of the unit in charge of records whose unit is not known here
 * @param scope of records that do not say who may read them
 */
record ImportOptions(
        Path file, Optional<Path> config, Path data, String host, String source, Optional<String> unit, Scope scope) {

    private static final int LONGEST_SOURCE = 100;

    static ImportOptions parse(List<String> arguments) {
        if (arguments.size() < 2
                || !arguments.getFirst().equals("records")
                || arguments.get(1).startsWith("--")) {
            throw new BadUsage(new Text(
                    "使い方: ./fumikura import records FILE.jsonl", "Usage: ./fumikura import records FILE.jsonl"));
        }
        Options options = Options.parse(
                arguments.subList(2, arguments.size()),
                "--config",
                "--data",
                "--host",
                "--source",
                "--unit",
                "--scope");
        String source = options.find("--source").orElse("旧文書管理システム");
        if (source.isBlank() || source.length() > LONGEST_SOURCE) {
            throw new BadUsage(new Text("--source は 1 字から 100 字までです。", "--source has 1 to 100 characters."));
        }
        return new ImportOptions(
                Path.of(arguments.get(1)),
                options.find("--config").map(Path::of),
                Path.of(options.find("--data").orElse("data")).toAbsolutePath().normalize(),
                options.find("--host").orElse("localhost"),
                source,
                options.find("--unit"),
                options.find("--scope").map(ImportOptions::scope).orElse(Scope.ALL));
    }

    private static Scope scope(String word) {
        return Arrays.stream(Scope.values())
                .filter(scope -> scope != Scope.NAMED)
                .filter(scope -> scope.name().equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow(() -> new BadUsage(new Text(
                        "--scope は ALL、DEPARTMENT、SECTION、SUBSECTION のいずれかです: " + word,
                        "--scope is one of ALL, DEPARTMENT, SECTION and SUBSECTION: " + word)));
    }
}
