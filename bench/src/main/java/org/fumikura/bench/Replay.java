package org.fumikura.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says again what the program said during one approval, for another document, in plain SQL over one connection. */
final class Replay {

    private static final Pattern FIELD = Pattern.compile("\"(\\w+)\" ?: ?\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final int SALT_BYTES = 32;

    private final Connection connection;
    private final List<Recording.Conversation> conversations;
    private final String document;
    private final String key;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    /**
     * @param document which was approved when it was recorded
     * @param key of the form that was sent then
     */
    Replay(Connection connection, List<Recording.Conversation> conversations, String document, String key)
            throws SQLException {
        this.connection = connection;
        this.conversations = conversations;
        this.document = document;
        this.key = key;
        connection.setAutoCommit(false);
    }

    void approve(String other) throws SQLException {
        String newKey = UUID.randomUUID().toString();
        for (Recording.Conversation conversation : conversations) {
            connection.setReadOnly(conversation.readOnly());
            for (Recording.Spoken spoken : conversation.statements()) {
                say(spoken, other, newKey);
            }
            connection.commit();
        }
    }

    private void say(Recording.Spoken spoken, String other, String newKey) throws SQLException {
        PreparedStatement statement = prepared.get(spoken.sql());
        if (statement == null) {
            statement = connection.prepareStatement(spoken.sql());
            prepared.put(spoken.sql(), statement);
        }
        for (int i = 0; i < spoken.values().size(); i++) {
            String value = spoken.values().get(i);
            statement.setString(i + 1, value == null ? null : value(value, other, newKey));
        }
        if (statement.execute()) {
            try (ResultSet rows = statement.getResultSet()) {
                while (rows.next()) {
                    rows.getObject(1);
                }
            }
        }
    }

    private String value(String recorded, String other, String newKey) {
        String value = recorded.replace(document, other).replace(key, newKey);
        return value.contains("\"commitment\"") ? act(value, other) : value;
    }

    /** The act of the ledger made anew, so that it is chained as lawfully as one of the program. */
    private static String act(String recorded, String other) {
        var fields = new HashMap<String, String>();
        Matcher field = FIELD.matcher(recorded);
        while (field.find()) {
            fields.put(field.group(1), field.group(2));
        }
        byte[] salt = new byte[SALT_BYTES];
        ThreadLocalRandom.current().nextBytes(salt);
        String detail = fields.get("detail").replace("\\\"", "\"");
        var entry = new Chain.Entry(
                UUID.randomUUID(),
                fields.get("kind"),
                fields.get("subjectKind"),
                UUID.fromString(other),
                UUID.fromString(fields.get("personId")),
                UUID.fromString(fields.get("postId")),
                micros(fields.get("officialAt")),
                micros(fields.get("machineAt")),
                Chain.commitment(salt, detail));
        String now = recorded;
        for (Map.Entry<String, String> changed : Map.of(
                        "id", entry.id().toString(),
                        "salt", base64(salt),
                        "commitment", base64(entry.commitment()),
                        "body", base64(entry.body()))
                .entrySet()) {
            now = now.replaceFirst(
                    "\"" + changed.getKey() + "\" ?: ?\"[^\"]*\"",
                    "\"" + changed.getKey() + "\":\"" + changed.getValue() + "\"");
        }
        return now;
    }

    private static long micros(String moment) {
        return java.time.temporal.ChronoUnit.MICROS.between(java.time.Instant.EPOCH, java.time.Instant.parse(moment));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
