package org.fumikura.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes many documents of some: every row that hangs on one is written again under new ids. They are load, not records: no
 * act made them. Documents lie in the order of their days, as they do in an office. What is done to them afterwards is done
 * as to any other.
 */
final class Copies {

    private static final String ROWS = """
            select c.table_schema || '.' || c.table_name,
                string_agg(c.column_name, ', ' order by c.ordinal_position),
                string_agg(case
                    when c.column_name in ('document_id', 'id') then 'md5(k || r.' || c.column_name || '::text)::uuid'
                    when c.table_name = 'number' and c.column_name = 'n' then 'r.n + k * 1000'
                    else 'r.' || c.column_name end, ', ' order by c.ordinal_position),
                case when c.table_name = 'document' then 'id' else 'document_id' end
            from information_schema.columns c
            where c.table_schema in ('records', 'approval') and c.table_name not like 'draft%'
                and (c.table_schema, c.table_name) in (
                    select d.table_schema, d.table_name from information_schema.columns d
                    where d.column_name = 'document_id' or d.table_schema = 'records' and d.table_name = 'document')
            group by c.table_schema, c.table_name
            """;

    /** Copies begin here, so that no number which the program gives meanwhile is one of theirs. */
    private static final int FIRST = 1000;

    private Copies() {}

    /** Makes so many documents, or a few more, of the completed ones of the demonstration. */
    static void completed(Connection superuser, int documents) throws SQLException {
        long begin = System.nanoTime();
        String which = "exists (select from records.number n where n.document_id = d.id) and d.state = 'CLOSED'";
        long have =
                Database.number(superuser, "select count(*) from records.document d where tenant_id = 1 and " + which);
        int times = Math.toIntExact(documents / have + 1);
        // a checkpoint amid the copies would have whole pages logged again
        Database.execute(superuser, "alter system set max_wal_size = '16GB'");
        Database.execute(superuser, "select pg_reload_conf()");
        make(superuser, which, FIRST, FIRST + times - 1);
        Database.execute(superuser, "alter system reset max_wal_size");
        Database.execute(superuser, "select pg_reload_conf()");
        settle(superuser);
        Bench.say(
                "%,d documents, %,d of them copies, in %.1f s",
                Database.number(superuser, "select count(*) from records.document"),
                times * have,
                (System.nanoTime() - begin) / 1e9);
    }

    /** What a database does on its own after a while. */
    static void settle(Connection superuser) throws SQLException {
        Database.execute(superuser, "vacuum (analyze)");
        Database.execute(superuser, "checkpoint");
    }

    /**
     * @param which a condition on {@code records.document d}
     * @param from the first number of a copy; the same number of the same document is the same copy
     * @param to the last one
     */
    static void make(Connection connection, String which, int from, int to) throws SQLException {
        connection.setAutoCommit(false);
        Database.execute(connection, "set local session_replication_role = replica");
        Database.execute(connection, "set local synchronous_commit = off");
        var inserts = new ArrayList<String>();
        try (Statement statement = connection.createStatement();
                ResultSet table = statement.executeQuery(ROWS)) {
            while (table.next()) {
                inserts.add("insert into %s (%s) select %s from %s r, generate_series(%d, %d) k where r.tenant_id = 1"
                                .formatted(
                                        table.getString(1),
                                        table.getString(2),
                                        table.getString(3),
                                        table.getString(1),
                                        from,
                                        to)
                        + " and r." + table.getString(4) + " in (select d.id from bench_chosen d)"
                        + (table.getString(4).equals("id") ? " order by r.registered_on, k" : ""));
            }
        }
        Database.execute(
                connection,
                "create temporary table bench_chosen on commit drop as select d.id from records.document d where d.tenant_id = 1 and "
                        + which);
        for (String insert : inserts) {
            Database.execute(connection, insert);
        }
        connection.commit();
        connection.setAutoCommit(true);
    }

    /** The ids of copies of one document, in the order of their numbers. */
    static List<String> ids(Connection connection, String document, int from, int to) throws SQLException {
        var ids = new ArrayList<String>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select md5(k || '" + document
                        + "')::uuid from generate_series(" + from + ", " + to + ") k order by k")) {
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
        }
        return ids;
    }
}
