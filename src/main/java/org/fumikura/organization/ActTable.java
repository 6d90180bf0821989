package org.fumikura.organization;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fumikura.frame.Cell;
import org.fumikura.frame.Facts;
import org.fumikura.frame.Table;
import org.fumikura.ledger.Act;
import org.fumikura.ledger.Ledger;
import org.fumikura.ledger.LedgerEntry;
import org.fumikura.shared.Text;
import org.springframework.stereotype.Component;

/** What was done to one row of the masters, as a table of its page: the ledger's lines about it, the newest first. */
@Component
public class ActTable {

    private static final List<Text> COLUMNS =
            List.of(new Text("日時", "When"), new Text("職・職員", "Who"), new Text("行為", "What"), new Text("内容", "Details"));

    private final Ledger ledger;
    private final Organization organization;

    ActTable(Ledger ledger, Organization organization) {
        this.ledger = ledger;
        this.organization = organization;
    }

    /** To be called in a transaction, for readers who may see the subject. */
    public Facts.Section of(UUID subject) {
        return table(ledger.history(subject));
    }

    /** As the other, without what an act of the organisation tells of days beyond the horizon. */
    Facts.Section of(UUID subject, Horizon horizon) {
        return table(ledger.history(subject).stream()
                .filter(entry -> isKnown(entry, horizon))
                .toList());
    }

    /** Whether each day that an act names has come for a reader: what it changes is known from that day on. */
    private static boolean isKnown(LedgerEntry entry, Horizon horizon) {
        LedgerEntry.Detail detail = entry.detail();
        return detail == null
                || detail.changes().stream()
                        .flatMap(change -> Stream.of(change.before(), change.after()))
                        .filter(Objects::nonNull)
                        .allMatch(horizon::reaches);
    }

    private Facts.Section table(List<LedgerEntry> entries) {
        PersonNames people =
                organization.names(entries.stream().map(LedgerEntry::person).toList());
        List<List<Cell>> rows = entries.stream()
                .sorted(Comparator.comparingLong(LedgerEntry::position).reversed())
                .map(entry -> cells(entry, people))
                .toList();
        return new Facts.Section(
                new Text("経過", "History"),
                new Table(COLUMNS, rows, new Text("記録された行為はありません。", "Nothing was recorded.")),
                List.of());
    }

    private List<Cell> cells(LedgerEntry entry, PersonNames people) {
        LedgerEntry.Detail detail = entry.detail();
        String doer = detail == null ? "" : detail.doer();
        return List.of(
                new Cell.Moment(entry.officialAt()),
                Cell.of(people.at(entry.person(), entry.officialAt())
                        .map(name -> new Text(doer + "（" + name.ja() + "）", doer + " (" + name.en() + ")"))
                        .orElse(Text.same(doer))),
                Cell.of(ledger.words(entry.kind())),
                Cell.of(detail == null ? "" : words(detail)));
    }

    private static String words(LedgerEntry.Detail detail) {
        String changes = detail.changes().stream().map(ActTable::words).collect(Collectors.joining("、"));
        return detail.title()
                + (changes.isEmpty() ? "" : "：" + changes)
                + (detail.reason().isBlank() ? "" : "（" + detail.reason() + "）");
    }

    private static String words(Act.Change change) {
        String before = change.before() == null ? "" : change.before() + " → ";
        return change.what() + " " + before + (change.after() == null ? "" : change.after());
    }
}
