package org.fumikura.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fumikura.organization.Actor;
import org.fumikura.organization.PostId;
import org.fumikura.organization.PostSuccession;
import org.fumikura.records.DocumentId;
import org.fumikura.testing.FumikuraTest;
import org.fumikura.testing.Reorganization;
import org.fumikura.testing.Site;
import org.fumikura.testing.TestClocks;
import org.fumikura.testing.TestInstallation;
import org.fumikura.testing.Toshima;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The first of April on which every unit and every post of the city is another one, with 4,000 matters on their way. */
@FumikuraTest
class ReorganizationTest {

    private static final LocalDate DAY = LocalDate.of(2023, 4, 1);
    private static final int COPIES = 1_000;

    private static final List<String> PEOPLE = List.of(
            MatterWalk.DRAFTER,
            MatterWalk.SUBSECTION_HEAD,
            MatterWalk.SECTION_HEAD,
            MatterWalk.DEPARTMENT_HEAD,
            "fuku-kucho");

    @Autowired
    private MatterWalk walk;

    @Autowired
    private Approvals approvals;

    @Autowired
    private MatterLists lists;

    @Autowired
    private Matters matters;

    @Autowired
    private Offices offices;

    @Autowired
    private PostSuccession succession;

    @Autowired
    private Reorganization reorganization;

    @Autowired
    private Toshima toshima;

    @Autowired
    private Site site;

    @Autowired
    private TestClocks clocks;

    @Autowired
    private TestInstallation installation;

    @Autowired
    private DSLContext db;

    @Test
    @DisplayName("I-16 I-17 4,000 open matters go through the reorganisation of the whole city at midnight")
    void theWholeCityAtMidnight() throws SQLException {
        DocumentId atSubsection = walk.submitted("係長を待つ案件");
        DocumentId atSection = walk.submitted("課長を待つ案件");
        walk.approve(atSection, MatterWalk.SUBSECTION_HEAD);
        DocumentId atDepartment = walk.draft("部長を待つ案件", "部長", false);
        walk.submit(atDepartment);
        walk.approve(atDepartment, MatterWalk.SUBSECTION_HEAD);
        DocumentId decided = walk.decided("完結を待つ案件");
        List<DocumentId> walked = List.of(atSubsection, atSection, atDepartment, decided);
        copy(walked, COPIES);
        List<UUID> open = open();
        assertThat(open).hasSizeGreaterThanOrEqualTo(4_000);

        clocks.setOfficial(DAY.minusDays(20).atTime(9, 0));
        Map<String, Integer> rowsBefore = rows();
        long before = transaction();
        Reorganization.Outcome outcome = toshima.in(() -> reorganization.prepare(DAY));
        assertThat(writtenSince(before)).isZero();
        assertThat(rows()).isEqualTo(rowsBefore);

        clocks.setOfficial(DAY.minusDays(1).atTime(23, 59, 59));
        Map<String, Integer> waiting = waiting();
        assertThat(waiting.get(MatterWalk.SUBSECTION_HEAD)).isGreaterThanOrEqualTo(COPIES);
        Actor old = toshima.actor(MatterWalk.SUBSECTION_HEAD);
        walk.approve(atSubsection, MatterWalk.SUBSECTION_HEAD);
        waiting.merge(MatterWalk.SUBSECTION_HEAD, -1, Integer::sum);
        waiting.merge(MatterWalk.SECTION_HEAD, 1, Integer::sum);

        clocks.setOfficial(DAY.atTime(0, 0, 0));
        assertThat(waiting()).isEqualTo(waiting);
        assertThat(writtenSince(before)).isLessThanOrEqualTo(5);
        Actor next = toshima.actor(MatterWalk.SUBSECTION_HEAD);
        assertThat(next.post().id()).isEqualTo(outcome.posts().get(old.post().id()));
        assertThat(orphans()).isZero();
        toshima.read(() -> {
            for (UUID each : open) {
                Matter matter = matters.find(new DocumentId(each)).orElseThrow();
                for (Step step : matter.circulation().route()) {
                    PostId wanted = outcome.posts().getOrDefault(step.asked(), succession.inCharge(step.asked(), DAY));
                    assertThat(step.post()).isEqualTo(wanted);
                }
            }
            walked.stream()
                    .map(id -> matters.find(id).orElseThrow())
                    .filter(matter -> matter.state() == MatterState.CIRCULATING)
                    .forEach(matter -> assertThat(new Lawfulness(matter, offices.of(matter)).stopped())
                            .isEmpty());
            return true;
        });

        assertThatExceptionOfType(RuntimeException.class)
                .isThrownBy(() -> toshima.run(() -> approvals.approve(atDepartment, old, "")));
        walk.decide(atSection, MatterWalk.SECTION_HEAD);
        walk.decide(atSubsection, MatterWalk.SECTION_HEAD);
        walk.approve(atDepartment, MatterWalk.SECTION_HEAD);
        walk.decide(atDepartment, MatterWalk.DEPARTMENT_HEAD);
        walk.close(decided);
        assertThat(walk.matter(atSection).state()).isEqualTo(MatterState.AWAITING_CLOSE);
        assertThat(walk.matter(decided).state()).isEqualTo(MatterState.CLOSED);

        for (DocumentId each : walked) {
            assertThat(site.signedIn(MatterWalk.SECTION_HEAD)
                            .get("/matters/" + each.value())
                            .status())
                    .isEqualTo(200);
        }
    }

    private Map<String, Integer> waiting() {
        var waiting = new HashMap<String, Integer>();
        for (String login : PEOPLE) {
            Actor actor = toshima.actor(login);
            waiting.put(login, toshima.read(() -> lists.count(MatterLists.Kind.WAITING, actor)));
        }
        return waiting;
    }

    private List<UUID> open() {
        return toshima.read(() -> db.fetch("""
                select document_id from approval.matter
                where state not in ('CLOSED', 'DENIED', 'ABANDONED')""").getValues(0, UUID.class));
    }

    /** Open places of routes whose post nobody holds on the day, or which is not there. */
    private int orphans() {
        return toshima.read(() -> db.fetchSingle("""
                select count(*) from approval.step s
                where s.state in ('WAITING', 'ACTIVE') and not exists (
                    select from organization.assignment h
                    join organization.post p on p.id = h.post_id and p.valid @> {0}
                    where h.valid @> {0} and h.post_id = organization.post_in_charge(1, s.post_id, {0}))""", DSL.val(DAY)).get(0, Integer.class));
    }

    private long transaction() throws SQLException {
        try (Connection connection = installation.superuser().connect();
                Statement statement = connection.createStatement();
                ResultSet id = statement.executeQuery("select pg_current_xact_id()::text::bigint")) {
            id.next();
            return id.getLong(1);
        }
    }

    private int writtenSince(long transaction) {
        return toshima.read(() -> db.fetchSingle("""
                select (select count(*) from records.document where xmin::text::bigint > {0})
                    + (select count(*) from records.file where xmin::text::bigint > {0})
                    + (select count(*) from records.access_rule where xmin::text::bigint > {0})
                    + (select count(*) from approval.matter where xmin::text::bigint > {0})
                    + (select count(*) from approval.step where xmin::text::bigint > {0})""", DSL.val(transaction)).get(0, Integer.class));
    }

    private Map<String, Integer> rows() {
        var rows = new HashMap<String, Integer>();
        for (String table : List.of("records.document", "records.file", "approval.matter", "approval.step")) {
            rows.put(
                    table,
                    toshima.read(() ->
                            db.fetchSingle("select count(*) from " + table).get(0, Integer.class)));
        }
        return rows;
    }

    /** More of some matters: load, which no act made. */
    private void copy(List<DocumentId> some, int times) throws SQLException {
        String ids = String.join(
                "','", some.stream().map(id -> id.value().toString()).toList());
        try (Connection connection = installation.superuser().connect();
                Statement statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            for (String table : List.of(
                    "records.document",
                    "records.words",
                    "records.version",
                    "records.access_rule",
                    "approval.matter",
                    "approval.step",
                    "approval.submission")) {
                statement.execute("""
                        do $do$ begin execute (
                            select format('insert into %1$s (%%s) select %%s from %1$s r, generate_series(1, %2$d) k where %%s in (''%3$s'')',
                                string_agg(quote_ident(column_name), ', ' order by ordinal_position),
                                string_agg(case when column_name in ('id', 'document_id') then format('md5(r.%%I::text || k)::uuid', column_name)
                                    else 'r.' || quote_ident(column_name) end, ', ' order by ordinal_position),
                                case '%1$s' when 'records.document' then 'r.id' else 'r.document_id' end)
                            from information_schema.columns where table_schema || '.' || table_name = '%1$s'); end $do$
                        """.formatted(table, times, ids.replace("','", "'',''")));
            }
        }
    }
}
