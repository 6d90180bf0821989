package org.fumikura.approval;

import static org.fumikuradb.approval.Tables.MATTER;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fumikura.organization.Actor;
import org.fumikura.organization.Exports;
import org.fumikura.organization.Organization;
import org.fumikura.organization.PersonNames;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.Text;
import org.fumikura.sheets.Sheet;
import org.fumikura.sheets.Sheets;
import org.fumikura.tenancy.Municipality;
import org.fumikura.tenancy.Transactions;
import org.fumikuradb.approval.tables.records.MatterRecord;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Prints the 決裁待ち一覧: the rows that the reader sees in the list, and no others (A.10-waiting). */
@Component
class WaitingSheets {

    /** The most matters that are printed; who has more of them wants a table. */
    static final int MOST = 1_000;

    private final DSLContext db;
    private final MatterLists lists;
    private final Authorities authorities;
    private final Organization organization;
    private final Exports exports;
    private final Transactions transactions;
    private final OfficialClock clock;
    private final TemplateEngine templates;
    private final Sheets sheets;

    WaitingSheets(
            DSLContext db,
            MatterLists lists,
            Authorities authorities,
            Organization organization,
            Exports exports,
            Transactions transactions,
            OfficialClock clock,
            TemplateEngine templates,
            Sheets sheets) {
        this.db = db;
        this.lists = lists;
        this.authorities = authorities;
        this.organization = organization;
        this.exports = exports;
        this.transactions = transactions;
        this.clock = clock;
        this.templates = templates;
        this.sheets = sheets;
    }

    /** @throws TooManyToPrint when more than {@value #MOST} matters wait */
    WaitingSheet page(Actor actor, Municipality municipality) {
        return transactions.read(() -> {
            List<MatterLine> waiting = exports.all(page -> lists.list(MatterLists.Kind.WAITING, actor, page));
            if (waiting.size() > MOST) {
                throw new TooManyToPrint(MOST);
            }
            return new WaitingSheet(
                    municipality.name().ja(),
                    municipality.sample(),
                    actor.post().name().ja(),
                    lines(waiting, actor),
                    clock.now());
        });
    }

    private List<WaitingSheet.Line> lines(List<MatterLine> waiting, Actor actor) {
        Map<UUID, MatterRecord> rows = db.selectFrom(MATTER)
                .where(MATTER.DOCUMENT_ID.in(
                        waiting.stream().map(MatterLine::id).toList()))
                .fetchMap(MATTER.DOCUMENT_ID);
        Map<UUID, Text> units = organization.unitNames(
                rows.values().stream().map(MatterRecord::getUnitId).collect(Collectors.toSet()));
        PersonNames people = organization.names(
                rows.values().stream().map(MatterRecord::getDrafterId).collect(Collectors.toSet()));
        Map<String, String> kinds = authorities.list(actor.post().unit().body(), clock.today()).stream()
                .collect(Collectors.toMap(Authority::matterCode, Authority::matterName, (one, same) -> one));
        return waiting.stream()
                .flatMap(line -> Optional.ofNullable(rows.get(line.id())).stream()
                        .map(row -> line(line, row, units, people, kinds)))
                .toList();
    }

    private WaitingSheet.Line line(
            MatterLine line, MatterRecord row, Map<UUID, Text> units, PersonNames people, Map<String, String> kinds) {
        String name = people.on(row.getDrafterId(), clock.today()).map(Text::ja).orElse("");
        Text unit = units.get(row.getUnitId());
        return new WaitingSheet.Line(
                line.number(),
                line.title(),
                (line.drafter().ja() + "　" + name).strip(),
                unit == null ? "" : unit.ja(),
                kinds.getOrDefault(row.getMatterCode(), row.getMatterCode()),
                line.amount(),
                line.dueOn(),
                line.since());
    }

    /**
     * The list as a PDF. The caller notes it as an export.
     *
     * @throws org.fumikura.sheets.NoFace if this machine has no Japanese typeface
     */
    Sheet print(WaitingSheet page) {
        var html = new StringOutput();
        templates.render("approval/waiting-sheet.jte", Map.of("model", page), html);
        return sheets.pdf(html.toString());
    }
}
