package org.fumikura.organization;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
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
        List<LedgerEntry> entries = ledger.history(subject);
        Map<UUID, Text> people = organization.labels(entries.stream()
                .map(LedgerEntry::person)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        List<List<Cell>> rows = entries.stream()
                .sorted(Comparator.comparingLong(LedgerEntry::position).reversed())
                .map(entry -> cells(entry, people))
                .toList();
        return new Facts.Section(
                new Text("経過", "History"),
                new Table(COLUMNS, rows, new Text("記録された行為はありません。", "Nothing was recorded.")),
                List.of());
    }

    private List<Cell> cells(LedgerEntry entry, Map<UUID, Text> people) {
        LedgerEntry.Detail detail = entry.detail();
        String doer = detail == null ? "" : detail.doer();
        Text person = entry.person() == null ? null : people.get(entry.person());
        return List.of(
                new Cell.Moment(entry.officialAt()),
                person == null
                        ? Cell.of(doer)
                        : Cell.of(new Text(doer + "（" + person.ja() + "）", doer + " (" + person.en() + ")")),
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
