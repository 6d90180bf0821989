package org.fumikura.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the program says to the database during one request, from the database's own log. */
final class Recording {

    private static final Pattern LINE = Pattern.compile(
            "^\\d{4}-\\d\\d-\\d\\d [0-9:.]+ UTC \\[(\\d+)\\] fumikura_app (LOG|DETAIL):  (.*)$", Pattern.DOTALL);
    private static final Pattern STATEMENT = Pattern.compile("^(?:execute [^:]+|statement): (.*)$", Pattern.DOTALL);
    private static final Pattern PARAMETER = Pattern.compile("\\$(\\d+) = (NULL|'((?:[^']++|'')*+)')");

    private Recording() {}

    /** A statement with question marks, and the values in their places; null for NULL. */
    record Spoken(String sql, List<String> values) {}

    /** One transaction. */
    record Conversation(boolean readOnly, List<Spoken> statements) {}

    /** Something that talks to the program. */
    interface Request {
        void send() throws IOException;
    }

    /** Records what one request leads to; what the followers do on their own is left out. */
    static List<Conversation> of(Connection superuser, Path data, Request request)
            throws IOException, SQLException, InterruptedException {
        for (String setting : new String[] {"log_statement = 'all'", "log_error_verbosity = 'default'"}) {
            Database.execute(superuser, "alter system set " + setting);
        }
        Database.execute(superuser, "select pg_reload_conf()");
        Thread.sleep(500);
        Path log = data.resolve("postgres.log");
        long from = Files.size(log);
        request.send();
        Thread.sleep(50);
        byte[] all = Files.readAllBytes(log);
        Database.execute(superuser, "alter system reset log_statement");
        Database.execute(superuser, "alter system reset log_error_verbosity");
        Database.execute(superuser, "select pg_reload_conf()");
        return parse(new String(all, (int) from, all.length - (int) from, StandardCharsets.UTF_8));
    }

    private static List<Conversation> parse(String log) {
        var open = new LinkedHashMap<String, List<Spoken>>();
        var done = new ArrayList<Conversation>();
        for (String entry : log.split("\n(?=\\d{4}-\\d\\d-\\d\\d )")) {
            Matcher line = LINE.matcher(entry.strip());
            if (!line.matches()) {
                continue;
            }
            List<Spoken> statements = open.computeIfAbsent(line.group(1), pid -> new ArrayList<>());
            if (line.group(2).equals("DETAIL")) {
                if (!statements.isEmpty()) {
                    Spoken last = statements.removeLast();
                    statements.add(withValues(last.sql, line.group(3)));
                }
                continue;
            }
            Matcher statement = STATEMENT.matcher(line.group(3));
            if (!statement.matches()) {
                continue;
            }
            String sql = statement.group(1).replace("\n\t", "\n");
            if (sql.equals("COMMIT")) {
                end(open.remove(line.group(1)), done);
            } else {
                statements.add(new Spoken(sql, List.of()));
            }
        }
        return done;
    }

    private static void end(List<Spoken> statements, List<Conversation> done) {
        boolean follower = statements.stream().anyMatch(spoken -> spoken.sql.contains("\"ledger\".\"follower\""));
        boolean directory = statements.stream()
                .allMatch(spoken -> spoken.sql.startsWith("BEGIN")
                        || spoken.sql.contains("set_config")
                        || spoken.sql.contains("from \"tenancy\".\"municipality\""));
        if (follower || directory) {
            return;
        }
        boolean readOnly = statements.getFirst().sql.equals("BEGIN READ ONLY");
        done.add(new Conversation(
                readOnly,
                statements.stream()
                        .filter(spoken -> !spoken.sql.startsWith("BEGIN"))
                        .toList()));
    }

    private static Spoken withValues(String sql, String detail) {
        Map<Integer, String> values = new LinkedHashMap<>();
        Matcher parameter = PARAMETER.matcher(detail);
        while (parameter.find()) {
            String value = parameter.group(3);
            values.put(Integer.valueOf(parameter.group(1)), value == null ? null : value.replace("''", "'"));
        }
        var inOrder = new ArrayList<String>();
        String marked = Pattern.compile("\\$(\\d+)").matcher(sql).replaceAll(mark -> {
            inOrder.add(values.get(Integer.valueOf(mark.group(1))));
            return "?";
        });
        return new Spoken(marked, inOrder);
    }
}
