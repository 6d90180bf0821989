package org.fumikura;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.fumikura.testing.TestInstallation;

/** What the tables hold of municipalities, seen with the eyes of somebody in the machine room. */
final class CityRows {

    private final Database everything;

    CityRows(TestInstallation installation) {
        this.everything = new Database(installation.superuser());
    }

    void awaitFollowers() {
        String behind =
                "select count(*) from ledger.head h where h.position > 0 and (select coalesce(min(f.position), 0) "
                        + "from ledger.follower f where f.tenant_id = h.tenant_id) < h.position";
        await("the followers catch up").atMost(Duration.ofSeconds(30)).until(() -> everything.number(behind) == 0);
    }

    /** An id of every table that has ids, and of a matter in each state. */
    List<String> idsOf(int municipality) throws SQLException {
        List<String> ids = idsByModuleOf(municipality).values().stream()
                .flatMap(List::stream)
                .distinct()
                .toList();
        assertThat(ids).hasSizeGreaterThan(20);
        return ids;
    }

    /** The same by the module that keeps them. */
    Map<String, List<String>> idsByModuleOf(int municipality) throws SQLException {
        var ids = new TreeMap<String, List<String>>();
        ids.put("approval", new ArrayList<>(mattersOf(municipality)));
        for (String table : everything.list("select table_schema || '.' || table_name from information_schema.columns "
                + "where column_name = 'id' and data_type = 'uuid' order by 1")) {
            ids.computeIfAbsent(table.replaceFirst("\\..*", ""), module -> new ArrayList<>())
                    .addAll(everything.list("select id::text from %s where tenant_id = %d order by id limit 1"
                            .formatted(table, municipality)));
        }
        assertThat(ids).containsKeys("organization", "records", "approval");
        return ids;
    }

    List<String> mattersOf(int municipality) throws SQLException {
        return everything.list(
                ("select distinct on (state) document_id::text from approval.matter where tenant_id = %d "
                                + "union (select document_id::text from approval.draft where tenant_id = %<d order by 1 limit 3) "
                                + "union (select document_id::text from approval.paper_route where tenant_id = %<d limit 1) "
                                + "union (select document_id::text from approval.perusal_draft where tenant_id = %<d limit 1)")
                        .formatted(municipality));
    }

    /** One that is open, one that is final, and one that was never sent: whatever a button is pressed on. */
    List<String> someMattersOf(int municipality) throws SQLException {
        return everything.list(
                ("(select document_id::text from approval.matter where tenant_id = %d and state = 'CIRCULATING' limit 1) "
                                + "union (select document_id::text from approval.matter where tenant_id = %<d and state = 'CLOSED' limit 1) "
                                + "union (select document_id::text from approval.draft where tenant_id = %<d limit 1)")
                        .formatted(municipality));
    }

    String post(String name) throws SQLException {
        return everything
                .list("select id::text from organization.post where tenant_id = 1 and name = '%s'".formatted(name))
                .getFirst();
    }

    List<String> drafters() throws SQLException {
        return everything.list("select distinct p.login from (select tenant_id, person_id from approval.draft "
                + "where tenant_id = 1 order by document_id::text limit 3) d join organization.person p "
                + "on p.tenant_id = d.tenant_id and p.id = d.person_id order by 1");
    }

    Map<String, String> everyRowOf(int municipality) throws SQLException {
        return content(municipality, "true");
    }

    Map<String, String> everyRowOfRecordOf(int municipality) throws SQLException {
        return content(
                municipality, "exists (select from pg_trigger g where g.tgrelid = c.oid and g.tgname = 'of_record')");
    }

    private Map<String, String> content(int municipality, String which) throws SQLException {
        var content = new TreeMap<String, String>();
        String tables = everything
                .list("select c.oid::regclass::text from pg_class c join pg_attribute a "
                        + "on a.attrelid = c.oid and a.attname = 'tenant_id' where c.relkind in ('r', 'p') and "
                        + which)
                .stream()
                .map(table -> ("select '%s ' || count(*) || ' rows ' || md5(coalesce(string_agg(t::text, '|' "
                                + "order by t::text), '')) from %<s t where tenant_id = %d")
                        .formatted(table, municipality))
                .collect(Collectors.joining(" union all "));
        for (String table : everything.list(tables)) {
            content.put(table.replaceFirst(" .*", ""), table);
        }
        assertThat(content).hasSizeGreaterThan(15);
        return new TreeMap<>(content);
    }
}
