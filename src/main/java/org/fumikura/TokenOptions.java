package org.fumikura;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.fumikura.organization.TokenScope;
import org.fumikura.shared.Text;

/**
 * For whom an access token was asked for.
 *
 * @param config of an installation in service; empty for a demonstration
 * @param data the folder of a demonstration
 * @param host a host name of her municipality
 */
record TokenOptions(String login, Optional<Path> config, Path data, String host, Set<TokenScope> scopes, int days) {

    static TokenOptions parse(List<String> arguments) {
        if (arguments.isEmpty() || arguments.getFirst().startsWith("--")) {
            throw new BadUsage(new Text("誰のトークンかをログイン名で指定してください。", "Say by a login whose token it is."));
        }
        Options options = Options.parse(
                arguments.subList(1, arguments.size()), "--config", "--data", "--host", "--scope", "--days");
        return new TokenOptions(
                arguments.getFirst(),
                options.find("--config").map(Path::of),
                Path.of(options.find("--data").orElse("data")).toAbsolutePath().normalize(),
                options.find("--host").orElse("localhost"),
                scopes(options.find("--scope").orElse("READ,WRITE")),
                days(options.find("--days").orElse("30")));
    }

    private static Set<TokenScope> scopes(String words) {
        try {
            return Arrays.stream(words.split(","))
                    .map(word -> TokenScope.valueOf(word.strip().toUpperCase(Locale.ROOT)))
                    .collect(Collectors.toSet());
        } catch (IllegalArgumentException unknown) {
            throw new BadUsage(new Text(
                    "範囲は READ, WRITE, ADMINISTER をコンマで区切って指定します: " + words,
                    "Scopes are READ, WRITE and ADMINISTER, apart by commas: " + words));
        }
    }

    private static int days(String word) {
        if (!word.matches("[0-9]{1,3}")) {
            throw new BadUsage(new Text("日数は 1 から 366 までの数です: " + word, "Days are a number from 1 to 366: " + word));
        }
        return Integer.parseInt(word);
    }
}
