package org.fumikura;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.fumikura.shared.LocalGovernmentCode;
import org.fumikura.shared.Text;

/**
 * Which municipality was asked to be entered.
 *
 * @param since empty for the first day of the present fiscal year
 * @param passwordGiven whether the password comes from the standard input; otherwise one is made up and shown once
 */
record FoundOptions(
        Optional<Path> config,
        LocalGovernmentCode code,
        Text name,
        List<String> hosts,
        Text body,
        String login,
        Optional<LocalDate> since,
        boolean passwordGiven) {

    static FoundOptions parse(List<String> arguments) {
        boolean passwordGiven = arguments.contains("--password-stdin");
        List<String> others = arguments.stream()
                .filter(word -> !word.equals("--password-stdin"))
                .toList();
        Options options = Options.parse(
                others,
                "--config",
                "--code",
                "--name",
                "--name-en",
                "--host",
                "--body",
                "--body-en",
                "--login",
                "--since");
        String code = options.get("--code");
        options.get("--host");
        return new FoundOptions(
                options.find("--config").map(Path::of),
                LocalGovernmentCode.find(code)
                        .orElseThrow(() -> new BadUsage(new Text(
                                "全国地方公共団体コード（6 桁）ではありません: " + code,
                                "This is not a local government code of six digits: " + code))),
                new Text(options.get("--name"), options.get("--name-en")),
                options.list("--host"),
                new Text(
                        options.find("--body").orElse("首長部局"),
                        options.find("--body-en").orElse("Mayor's departments")),
                options.get("--login"),
                options.find("--since").map(FoundOptions::date),
                passwordGiven);
    }

    private static LocalDate date(String word) {
        if (word.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
            try {
                return LocalDate.parse(word);
            } catch (java.time.format.DateTimeParseException noSuchDay) {
                // answered below
            }
        }
        throw new BadUsage(new Text("日付は 2026-04-01 の形で指定してください: " + word, "A date is written as 2026-04-01: " + word));
    }
}
