package org.fumikura.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** The same papers in a plain table without row security, and the same questions in SQL: ILIKE, with pg_trgm where it is there. */
final class PostgresSearch {

    private static final int READERS = 20;
    private static final int AT_ONCE = 1_000;

    private final Database database;
    private final long papers;
    private final int questions;

    PostgresSearch(Database database, long papers, int questions) {
        this.database = database;
        this.papers = papers;
        this.questions = questions;
    }

    Map<String, List<Double>> ask() throws SQLException, IOException {
        try (Connection connection = database.connect(Database.SUPERUSER)) {
            fill(connection);
            var waits = new LinkedHashMap<String, List<Double>>();
            for (String shape : Papers.SHAPES) {
                var own = new ArrayList<Double>();
                for (int i = 0; i < questions; i++) {
                    String sql = sql(Papers.question(shape, i, papers), Papers.reader(i % READERS));
                    long begin = System.nanoTime();
                    count(connection, sql);
                    own.add((System.nanoTime() - begin) / 1e6);
                }
                waits.put(shape, own);
            }
            Database.execute(connection, "drop schema bench cascade");
            return waits;
        }
    }

    private void fill(Connection connection) throws SQLException, IOException {
        Database.execute(connection, "create schema bench");
        Database.execute(connection, """
                create unlogged table bench.paper (id bigint primary key, title text, words text, unit int, scope text,
                    secrecy int, allow int[], deny int[], day int)""");
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy bench.paper from stdin");
        var lines = new StringBuilder();
        for (long id = 0; id < papers; id++) {
            Papers.Paper paper = Papers.of(id);
            lines.append(id)
                    .append('\t')
                    .append(paper.title())
                    .append('\t')
                    .append((paper.title() + "\n" + paper.body() + "\n" + paper.number()).replace("\n", "\\n"))
                    .append('\t')
                    .append(paper.unit())
                    .append('\t')
                    .append(paper.scope())
                    .append('\t')
                    .append(paper.secrecy())
                    .append('\t')
                    .append(list(paper.allow()))
                    .append('\t')
                    .append(list(paper.deny()))
                    .append('\t')
                    .append(paper.day())
                    .append('\n');
            if (id % AT_ONCE == AT_ONCE - 1 || id == papers - 1) {
                byte[] bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
                copy.writeToCopy(bytes, 0, bytes.length);
                lines.setLength(0);
            }
        }
        copy.endCopy();
        index(connection);
        Database.execute(connection, "vacuum (analyze) bench.paper");
    }

    private static void index(Connection connection) throws SQLException {
        boolean there =
                Database.number(connection, "select count(*) from pg_available_extensions where name = 'pg_trgm'") > 0;
        if (!there) {
            Bench.say("PostgreSQL without pg_trgm: a plain look through the table");
            return;
        }
        Database.execute(connection, "create extension if not exists pg_trgm schema bench");
        Database.execute(connection, "create index on bench.paper using gin (words bench.gin_trgm_ops)");
        Database.execute(connection, "create index on bench.paper using gin (title bench.gin_trgm_ops)");
    }

    private static String list(Set<Integer> groups) {
        return "{" + groups.stream().map(String::valueOf).collect(Collectors.joining(",")) + "}";
    }

    /** The first twenty and how many there are; the counts of each value, which the others give too, are left out. */
    private static String sql(String question, Set<Integer> groups) {
        String mine = "'" + list(groups) + "'::int[]";
        var where = new ArrayList<String>();
        for (String word : question.split(" (?=[^\"]*(?:\"[^\"]*\"[^\"]*)*$)")) {
            String plain = word.replace("\"", "");
            if (plain.startsWith("-")) {
                where.add("words not ilike '%" + plain.substring(1) + "%'");
            } else if (plain.startsWith("件名:")) {
                where.add("title ilike '%" + plain.substring("件名:".length()) + "%'");
            } else {
                where.add("words ilike '%" + plain + "%'");
            }
        }
        where.add("not deny && " + mine);
        where.add("(allow && " + mine + " or scope = 'ALL' or scope = 'UNIT' and unit = any (" + mine + "))");
        where.add("secrecy <= 1");
        return "select id, title, count(*) over () from bench.paper where " + String.join(" and ", where)
                + " order by day desc limit 20";
    }

    private static void count(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                rows.getLong(3);
            }
        }
    }
}
