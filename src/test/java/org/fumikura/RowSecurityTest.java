package org.fumikura;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.fumikura.database.Login;
import org.fumikura.testing.FumikuraTest;
import org.fumikura.testing.TestInstallation;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Asks the database's own catalogue whether any table could show a municipality's rows to another one. */
@FumikuraTest
class RowSecurityTest {

    /** The tables that belong to no municipality, and why. A new one is a decision: docs/domain/tenancy.md lists them too. */
    private static final Map<String, String> OF_THE_INSTALLATION = Map.of(
            "tenancy.municipality", "the directory of the municipalities; only the installation writes it",
            "tenancy.host", "the directory of host names, asked before the municipality is known",
            "tenancy.scheduled_task", "which program has claimed which job; holds numbers alone",
            "demo.clock", "the demonstration has one official clock for everybody");

    /** The tables that change without an act in the ledger, and why. */
    private static final Map<String, String> WORKING = Map.ofEntries(
            Map.entry("approval.batch", "a table that drafts are made from; they have rows of their own"),
            Map.entry("approval.batch_draft", "which drafts were made together"),
            Map.entry("approval.draft", "words that nobody has submitted yet"),
            Map.entry("approval.draft_attachment", "hangs on the draft"),
            Map.entry("approval.draft_step", "hangs on the draft"),
            Map.entry("approval.draft_link", "hangs on the draft"),
            Map.entry("approval.draft_pointer", "hangs on the draft"),
            Map.entry(
                    "approval.kind_proposal",
                    "which kinds were proposed, for the figures; what was submitted is in the matter"),
            Map.entry("approval.memo", "what somebody noted for herself alone; no part of the record"),
            Map.entry("approval.opened", "who has looked at what; the access log has it too"),
            Map.entry("approval.opened_attachment", "what was sent to whom; the step keeps how many"),
            Map.entry("approval.perusal_draft", "words that nobody has sent yet"),
            Map.entry("approval.perusal_draft_attachment", "hangs on the perusal in preparation"),
            Map.entry("approval.recurrence_draft", "hangs on the draft"),
            Map.entry("content.blob", "which bytes are on the disk; rows of record refer to them"),
            Map.entry("content.damage", "what the last check of the bytes found"),
            Map.entry("content.doomed", "which bytes are to leave the disk"),
            Map.entry("demo.clock", "moved with an act in the installation's chain"),
            Map.entry("demo.progress", "how far the demonstration city is built"),
            Map.entry("desk.mail", "what is to be sent, without words"),
            Map.entry("desk.mailbox", "where a person wants her mail"),
            Map.entry("desk.notice", "follows the ledger"),
            Map.entry("desk.preference", "how a person wants to be told"),
            Map.entry("frame.submission", "which forms were carried out"),
            Map.entry("ledger.act", "is the ledger"),
            Map.entry("ledger.detail", "is the ledger"),
            Map.entry("ledger.head", "is the ledger"),
            Map.entry("ledger.follower", "how far a follower has read"),
            Map.entry("meetings.opened", "who has looked at which material; the access log has it too"),
            Map.entry("organization.access_log", "another thing than the ledger: who looked at what"),
            Map.entry("organization.access_log_default", "a part of the access log"),
            Map.entry("organization.access_token_use", "when a token was shown last"),
            Map.entry("organization.access_log_summary", "what is left of old months of the access log"),
            Map.entry("organization.import_file", "a file of masters that is looked at and not taken in yet"),
            Map.entry("organization.session", "who is signed in"),
            Map.entry("organization.sign_in_attempt", "who failed to sign in"),
            Map.entry(
                    "records.file_proposal",
                    "which files were proposed, for the figures; what was chosen is in the entry"),
            Map.entry("records.printing", "who printed what and why; a print is no act, its line is in the access log"),
            Map.entry("records.printing_words", "the reason of a print in words, which goes with the document's"),
            Map.entry("records.upload", "files beside a form that is not accepted yet"),
            Map.entry("redaction.arrival", "a PDF before its redaction is begun"),
            Map.entry("redaction.find", "what was found; as secret as the PDF, gone once it is confirmed"),
            Map.entry("redaction.page", "the letters of the PDF; can be read anew"),
            Map.entry("redaction.sought", "what is looked for; as secret as the PDF, gone once it is confirmed"),
            Map.entry("redaction.task", "what is still to be read or made"),
            Map.entry("renditions.page", "hangs on the rendition"),
            Map.entry("renditions.task", "what is still to be made of bytes"),
            Map.entry("renditions.rendition", "what can be shown of bytes; can be made anew"),
            Map.entry("search.known", "what a saved search has found already; no words"),
            Map.entry("search.saved", "what somebody looks for again and again; nobody else's concern"),
            Map.entry("search.synonym_revision", "says whether synonyms, which have acts, are still the same"),
            Map.entry("statistics.matter", "figures that follow the ledger and can be made anew"),
            Map.entry("statistics.step", "figures that follow the ledger and can be made anew"),
            Map.entry("statistics.after_view", "figures that follow the ledger and can be made anew"),
            Map.entry("statistics.receipt", "figures that follow the ledger and can be made anew"),
            Map.entry("statistics.used", "counts that follow the ledger and can be made anew"),
            Map.entry("statistics.prints_seen", "how far the access log was looked through for prints"),
            Map.entry("tenancy.job", "what the program does by itself; what it changes has acts of its own"),
            Map.entry("tenancy.scheduled_task", "which program has claimed which job"),
            Map.entry("records.words", "an anchor without words; comes with its document, goes by records.erase"));

    private static final String TABLES = """
            select c.oid, n.nspname || '.' || c.relname as name
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema')
                and n.nspname not like 'pg\\_%' and c.relname <> 'flyway_schema_history'
            """;

    @Autowired
    private TestInstallation installation;

    @Test
    void theReviewedListsNameOnlyTablesThatThereAre() throws SQLException {
        List<String> tables = ask("select name from (" + TABLES + ") t");

        assertThat(tables).hasSizeGreaterThan(40);
        assertThat(tables)
                .as("a table has gone: take it off the list in this test")
                .containsAll(OF_THE_INSTALLATION.keySet())
                .containsAll(WORKING.keySet());
    }

    @Test
    void everyTableSaysWhoseItsRowsAre() throws SQLException {
        assertThat(protectedTables("""
                not exists (select from pg_attribute a
                    join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
                    where a.attrelid = t.oid and a.attname = 'tenant_id' and a.atttypid = 'integer'::regtype
                        and a.attnotnull and a.attgenerated = ''
                        and pg_get_expr(d.adbin, d.adrelid) = 'tenancy.current_id()')"""))
                .as("give it 'tenant_id integer not null' and call tenancy.protect, or list it here with a reason")
                .isEmpty();
    }

    @Test
    void everyTableIsClosedToOtherMunicipalitiesItsOwnerIncluded() throws SQLException {
        assertThat(protectedTables("""
                not exists (select from pg_class c where c.oid = t.oid and c.relrowsecurity and c.relforcerowsecurity)"""))
                .as("call tenancy.protect for it in its migration")
                .isEmpty();
        assertThat(protectedTables("""
                (select array_agg((p.polcmd, p.polpermissive, p.polroles, pg_get_expr(p.polqual, t.oid),
                    pg_get_expr(p.polwithcheck, t.oid))::text) from pg_policy p where p.polrelid = t.oid)
                is distinct from array[('*', true, '{0}'::oid[], '(tenant_id = tenancy.current_id())',
                    '(tenant_id = tenancy.current_id())')::text]"""))
                .as("it must have the one policy that tenancy.protect makes, and no other: policies add up")
                .isEmpty();
    }

    @Test
    void everyKeyBeginsWithTheMunicipality() throws SQLException {
        String leads = "(select a.attname from pg_attribute a where a.attrelid = t.oid and a.attnum = i.indkey[0]) "
                + "= 'tenant_id'";
        assertThat(protectedTables("not exists (select from pg_index i where i.indrelid = t.oid and i.indisprimary and "
                        + leads + ")"))
                .as("let its primary key begin with tenant_id")
                .isEmpty();
        assertThat(protectedTables("exists (select from pg_index i where i.indrelid = t.oid and i.indisunique and not "
                        + leads + ")"))
                .as("a unique key over all municipalities tells one what another has: begin it with tenant_id")
                .isEmpty();
    }

    @Test
    void everyForeignKeyStaysWithinTheMunicipality() throws SQLException {
        List<String> crossing = ask("""
                with t as (%s)
                select t.name || ' ' || k.conname
                from pg_constraint k
                join t on t.oid = k.conrelid
                join pg_attribute there on there.attrelid = k.confrelid and there.attname = 'tenant_id'
                join pg_attribute here on here.attrelid = k.conrelid and here.attname = 'tenant_id'
                where k.contype = 'f'
                    and array_position(k.conkey, here.attnum) is distinct from array_position(k.confkey, there.attnum)
                    or k.contype = 'f' and array_position(k.confkey, there.attnum) is null
                """.formatted(TABLES));

        assertThat(crossing)
                .as("its check passes by row security: put tenant_id into the foreign key, on both sides")
                .isEmpty();
    }

    @Test
    void theProgramOwnsNothingAndIsAboveNoRule() throws SQLException {
        assertThat(ask("""
                select 'pg_class ' || relname from pg_class where relowner = 'fumikura_app'::regrole
                union all select 'pg_proc ' || proname from pg_proc where proowner = 'fumikura_app'::regrole
                union all select 'pg_namespace ' || nspname from pg_namespace where nspowner = 'fumikura_app'::regrole"""))
                .as("the owner of a thing can change it: let fumikura_owner own it")
                .isEmpty();
        assertThat(ask("""
                select rolname from pg_roles
                where pg_has_role('fumikura_app', oid, 'member') and (rolsuper or rolbypassrls or rolname = 'fumikura_owner')"""))
                .as("fumikura_app must not be, or be able to become, a role that row security does not bind")
                .isEmpty();
        assertThat(ask("select name from (" + TABLES
                        + ") t where has_table_privilege('fumikura_app', t.oid, 'TRUNCATE, REFERENCES, TRIGGER')"))
                .as("row security does not bind these rights: revoke them")
                .isEmpty();
    }

    @Test
    void whatRunsWithItsOwnersRightsIsBoundToo() throws SQLException {
        assertThat(ask("""
                select p.oid::regprocedure::text from pg_proc p join pg_roles r on r.oid = p.proowner
                where p.prosecdef and (r.rolsuper or r.rolbypassrls)"""))
                .as("a function with the rights of such an owner sees every municipality's rows")
                .isEmpty();
        assertThat(ask("""
                select p.oid::regprocedure::text from pg_proc p join pg_namespace n on n.oid = p.pronamespace
                where p.prosecdef and n.nspname not in ('pg_catalog', 'information_schema')
                    and not 'search_path=pg_catalog' = any (coalesce(p.proconfig, '{}'))"""))
                .as("add 'set search_path = pg_catalog': else the caller chooses what its names mean")
                .isEmpty();
    }

    @Test
    void everyTableIsOfRecordOrReviewedAsAWorkingOne() throws SQLException {
        Set<String> ofRecord = new TreeSet<>(ask("""
                select t.name from (%s) t join pg_trigger g on g.tgrelid = t.oid
                where g.tgname = 'of_record' and g.tgdeferrable and g.tginitdeferred and g.tgenabled = 'O'
                    and g.tgfoid = 'ledger.require_act()'::regprocedure and g.tgqual is null
                    and g.tgtype = (1 | 4 | 8 | 16)""".formatted(TABLES)));

        for (String table : ask("select name from (" + TABLES + ") t")) {
            assertThat(ofRecord.contains(table) ^ WORKING.containsKey(table))
                    .as(
                            "%s: call ledger.of_record for it in its migration, or (never both) list it here as a working"
                                    + " table with a reason",
                            table)
                    .isTrue();
        }
    }

    @Test
    void workWithoutAMunicipalitySeesNothing() throws SQLException {
        List<String> filled = new ArrayList<>();
        try (Connection everybody = installation.superuser().connect();
                Connection nobody = installation.application().connect()) {
            for (String table : readableTables()) {
                if (number(everybody, "select count(*) from " + table) > 0) {
                    filled.add(table);
                }
                assertThat(number(nobody, "select count(*) from " + table))
                        .as("%s shows rows although no municipality is set", table)
                        .isZero();
            }
            assertThat(filled).as("the demonstration city fills most tables").hasSizeGreaterThan(25);
            run(nobody, "select set_config('app.municipality', '', false)");
            for (String table : filled) {
                assertThat(number(nobody, "select count(*) from " + table))
                        .as("%s shows rows to a pooled connection that forgot its municipality", table)
                        .isZero();
            }
        }
    }

    @Test
    void workInAMunicipalitySeesItsOwnRowsOnly() throws SQLException {
        try (Connection mihon = installation.application().connect()) {
            run(mihon, "select set_config('app.municipality', '2', false)");

            assertThat(number(mihon, "select count(*) from organization.person"))
                    .isPositive();
            for (String table : readableTables()) {
                assertThat(number(mihon, "select count(*) from " + table + " where tenant_id <> 2"))
                        .as("%s shows rows of another municipality", table)
                        .isZero();
            }
        }
    }

    @Test
    void nothingCanBeWrittenWithoutOrForAnotherMunicipality() throws SQLException {
        List<String> writable = ask("select name from (" + protectedOnly()
                + ") t where has_table_privilege('fumikura_app', oid, 'INSERT')");
        assertThat(writable).hasSizeGreaterThan(30);
        for (String table : writable) {
            assertRefused("insert into " + table + " default values", "");
            assertRefused("insert into " + table + " (tenant_id) values (1)", "");
            assertRefused("insert into " + table + " (tenant_id) values (1)", "2");
        }
    }

    private void assertRefused(String sql, String municipality) throws SQLException {
        try (Connection connection = installation.application().connect()) {
            run(connection, "select set_config('app.municipality', '" + municipality + "', false)");
            assertThatThrownBy(() -> run(connection, sql))
                    .as("%s in municipality '%s'", sql, municipality)
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            refusal -> assertThat(refusal.getMessage())
                                    .as(
                                            "%s in municipality '%s' was refused, but neither by row security nor by a trigger that"
                                                    + " found nothing",
                                            sql, municipality)
                                    .matches("(?s).*(row-level security policy|PL/pgSQL function).*"));
        }
    }

    private List<String> protectedTables(String fault) throws SQLException {
        return ask("select t.name from (" + protectedOnly() + ") t where " + fault);
    }

    private List<String> readableTables() throws SQLException {
        return ask("select name from (" + protectedOnly()
                + ") t where has_table_privilege('fumikura_app', oid, 'SELECT')");
    }

    private static String protectedOnly() {
        return TABLES + " and n.nspname || '.' || c.relname not in ('"
                + String.join("', '", OF_THE_INSTALLATION.keySet()) + "')";
    }

    private List<String> ask(String sql) throws SQLException {
        Login owner = installation.owner();
        try (Connection connection = owner.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
