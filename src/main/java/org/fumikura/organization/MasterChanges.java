package org.fumikura.organization;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fumikura.organization.MasterFile.Taken;

/** What rows of a file change in a master, cell by cell: its rows of a day before any was taken in, against those after all. */
public final class MasterChanges {

    private final MasterFile master;
    private final LocalDate today;
    private final Map<List<String>, MasterRow> before;
    private final Map<List<String>, MasterRow> after;

    MasterChanges(MasterFile master, LocalDate today, List<List<String>> before, List<List<String>> after) {
        this.master = master;
        this.today = today;
        this.before = byKey(before);
        this.after = byKey(after);
    }

    /**
     * A cell that becomes another.
     *
     * @param before blank when there was nothing
     * @param after blank when there is nothing any more
     */
    public record Change(String before, String after) {}

    /** The cells that a line changes, by the keys of their columns; none of a new row, and none that can not be told. */
    Map<String, Change> of(MasterRow row, Taken taken) {
        if (taken != Taken.CHANGED && taken != Taken.ENDED) {
            return Map.of();
        }
        List<String> key = master.key(row, today);
        MasterRow was = before.get(key);
        if (was == null) {
            return Map.of();
        }
        MasterRow is = after.get(key);
        var changes = new LinkedHashMap<String, Change>();
        for (MasterFile.Column column : master.columns()) {
            String old = was.cells().getOrDefault(column.key(), "");
            String now = is == null ? left(column, old, row) : is.cells().getOrDefault(column.key(), "");
            if (!old.equals(now)) {
                changes.put(column.key(), new Change(old, now));
            }
        }
        return changes;
    }

    /** What is left in a cell of a row that is not there on the day any more: it has its last day now, or is gone. */
    private String left(MasterFile.Column column, String old, MasterRow row) {
        if (row.get(MasterFile.LAST).isEmpty()) {
            return "";
        }
        return column.key().equals(MasterFile.LAST)
                ? row.day(MasterFile.LAST, today).map(LocalDate::toString).orElse("")
                : old;
    }

    private Map<List<String>, MasterRow> byKey(List<List<String>> rows) {
        var byKey = new HashMap<List<String>, MasterRow>();
        for (List<String> cells : rows) {
            var row = MasterRow.of(master, cells);
            byKey.putIfAbsent(master.key(row, today), row);
        }
        return byKey;
    }
}
