package org.fumikura;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.fumikura.organization.TokenScope;
import org.fumikura.shared.Text;

/**
 * For whom an access token was asked for.
 *
 * @param host a host name of her municipality
 */
record TokenOptions(String login, Path data, String host, Set<TokenScope> scopes, int days) {

    private static final int USUAL_DAYS = 30;

    static TokenOptions parse(List<String> arguments) {
        if (arguments.isEmpty() || arguments.getFirst().startsWith("--")) {
            throw new BadUsage(new Text("誰のトークンかをログイン名で指定してください。", "Say by a login whose token it is."));
        }
        Path data = Path.of("data");
        String host = "localhost";
        Set<TokenScope> scopes = EnumSet.of(TokenScope.READ, TokenScope.WRITE);
        int days = USUAL_DAYS;
        Iterator<String> words = arguments.subList(1, arguments.size()).iterator();
        while (words.hasNext()) {
            String option = words.next();
            switch (option) {
                case "--data" -> data = Path.of(DemoOptions.value(option, words));
                case "--host" -> host = DemoOptions.value(option, words);
                case "--scope" -> scopes = scopes(DemoOptions.value(option, words));
                case "--days" -> days = days(DemoOptions.value(option, words));
                default -> throw DemoOptions.unknown(option);
            }
        }
        return new TokenOptions(arguments.getFirst(), data.toAbsolutePath().normalize(), host, scopes, days);
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
