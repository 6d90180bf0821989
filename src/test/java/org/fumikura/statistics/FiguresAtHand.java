package org.fumikura.statistics;

import java.util.List;
import java.util.Optional;
import org.fumikura.organization.Actor;
import org.fumikura.organization.UnitLevel;
import org.fumikura.tenancy.Transactions;
import org.fumikura.testing.Toshima;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** The figures of 令和元年度 that were counted by hand, and how tests read figures. */
@Component
class FiguresAtHand {

    static final String OWN = "020301";
    static final String OTHER = "030101";

    private final FiguresPages pages;
    private final Transactions transactions;
    private final Toshima toshima;
    private final DSLContext db;

    FiguresAtHand(FiguresPages pages, Transactions transactions, Toshima toshima, DSLContext db) {
        this.pages = pages;
        this.transactions = transactions;
        this.toshima = toshima;
        this.db = db;
    }

    void enter() {
        toshima.run(() -> transactions.work(() -> {
            db.execute("delete from statistics.matter where submitted_on < '2020-04-01'");
            db.execute("delete from statistics.step where acted_on < '2020-04-01'");
            matter(OWN, "2019-05-07", "null", 0);
            matter(OWN, "2019-05-13", "null", 2);
            matter(OWN, "2019-05-13", "'SECRET'", 0);
            matter(OWN, "2019-05-31", "'OTHER'", 1);
            matter(OTHER, "2019-05-08", "null", 0);
            matter(OWN, "2018-05-08", "'OTHER'", 0);
            row(OWN, "DENIED", "2019-06-03", "null", "'2019-06-03'", "null", 0);
            for (int minutes : new int[] {60, 120, 180, 240, 1000}) {
                db.execute(
                        "insert into statistics.step (document_id, round, ordinal, kind, unit_id, capacity, acted_on,"
                                + " waited_minutes) select gen_random_uuid(), 1, 1, 'REVIEW', id, 'SELF', '2019-05-07', "
                                + minutes
                                + " from organization.unit where code = '" + OWN + "'");
            }
        }));
    }

    void matter(String unit, String decided, String paper, int printed) {
        row(unit, "CLOSED", decided, "'" + decided + "'", "null", paper, printed);
    }

    void row(String unit, String state, String submitted, String decided, String ended, String paper, int printed) {
        db.execute("insert into statistics.matter (document_id, unit_id, matter_code, state, submitted_on, decided_on,"
                + " ended_on, capacity, attachments, paper_reason, returns, objections, resubmissions, ratified, prints)"
                + " select gen_random_uuid(), id, 'X', '" + state + "', '" + submitted + "', " + decided + ", " + ended
                + ", 'SELF', 1, " + paper + ", 1, 0, 1, false, " + printed + " from organization.unit where code = '"
                + unit + "'");
    }

    List<String> details(String kind) {
        return toshima.read(() -> db.fetch("select d.detail from ledger.detail d join ledger.act a on a.tenant_id ="
                        + " d.tenant_id and a.position = d.position where a.kind = '" + kind + "'")
                .getValues(0, String.class));
    }

    long number(String sql) {
        return Long.parseLong(text(sql));
    }

    String text(String sql) {
        return toshima.read(() -> String.valueOf(db.fetchValue(sql)));
    }

    List<List<String>> table(String login, String figures, String code, int year) {
        return sections(login, figures, year).stream()
                .filter(section -> section.code().equals(code))
                .findFirst()
                .orElseThrow()
                .rows()
                .stream()
                .map(row -> row.stream().map(Value::plain).toList())
                .toList();
    }

    List<Section> sections(String login, String figures, int year) {
        Actor actor = toshima.actor(login);
        return toshima.read(() -> pages.sections(
                pages.get(figures),
                new FiguresPages.Asked(Optional.of(year), Optional.of(UnitLevel.SECTION), Optional.empty()),
                actor));
    }
}
