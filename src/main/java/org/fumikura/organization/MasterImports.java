package org.fumikura.organization;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fumikura.organization.MasterFile.Taken;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.Refusal;
import org.fumikura.shared.Text;
import org.fumikura.sheets.Grid;
import org.fumikura.tenancy.Transactions;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/**
 * Takes masters in from files (I-22). A rehearsal carries out every row by the same use cases and under the same rules as in
 * earnest, and is rolled back; so what it shows is what will happen. In earnest all rows are one write with an act for each
 * change, or nothing: one row that is refused refuses the file. Taking the same file in again changes nothing.
 */
@Component
public class MasterImports {

    /** Each row is carried out twice, in one write each, while somebody waits. */
    static final int MOST_ROWS = 2_000;

    private final DSLContext db;
    private final Transactions transactions;
    private final Credentials credentials;
    private final OfficialClock clock;

    MasterImports(DSLContext db, Transactions transactions, Credentials credentials, OfficialClock clock) {
        this.db = db;
        this.transactions = transactions;
        this.credentials = credentials;
        this.clock = clock;
    }

    /**
     * What becomes of one row.
     *
     * @param number as a spreadsheet program shows it: the head is row 1
     * @param row its cells as the file has them
     * @param why empty unless it is refused
     * @param changes the cells that become others, by the keys of their columns
     */
    public record Line(
            int number, MasterRow row, Taken taken, Optional<Text> why, Map<String, MasterChanges.Change> changes) {

        Line(int number, MasterRow row, Taken taken, Optional<Text> why) {
            this(number, row, taken, why, Map.of());
        }

        private Line changing(MasterChanges all) {
            return new Line(number, row, taken, why, all.of(row, taken));
        }
    }

    /**
     * What becomes of a file.
     *
     * @param before the master as it stood on the day before any row was taken
     * @param whole why it is refused although each row alone would do
     * @param consequences what follows from it; only of a rehearsal that refuses nothing and changes something
     */
    public record Outcome(
            List<List<String>> before,
            List<Line> lines,
            Optional<Text> whole,
            List<Taking.FirstPassword> handed,
            List<MasterFile.Consequence> consequences) {

        private Outcome with(List<MasterFile.Consequence> following) {
            return new Outcome(before, lines, whole, handed, following);
        }

        public long count(Taken taken) {
            return lines.stream().filter(line -> line.taken() == taken).count();
        }

        public boolean isRefused() {
            return whole.isPresent() || count(Taken.REFUSED) > 0;
        }

        /** Whether there is something to do. */
        public boolean changesSomething() {
            return count(Taken.UNCHANGED) + count(Taken.REFUSED) < lines.size();
        }

        /** The same for the same outcome from the same state: whether what was previewed is what would happen now. */
        public String seal() {
            String all = Stream.concat(
                            before.stream()
                                    .map(cells -> String.join("\u0001", cells))
                                    .sorted(),
                            lines.stream()
                                    .map(line -> line.number() + " " + line.taken() + " "
                                            + String.join(
                                                    "\u0001", line.row().cells().values())))
                    .collect(Collectors.joining("\n"));
            try {
                return HexFormat.of()
                        .formatHex(java.security.MessageDigest.getInstance("SHA-256")
                                .digest(all.getBytes(StandardCharsets.UTF_8)));
            } catch (java.security.NoSuchAlgorithmException missing) {
                throw new IllegalStateException(missing);
            }
        }
    }

    /** What taking a file in would do; nothing has changed afterwards. */
    public Outcome rehearse(MasterFile master, Grid grid, LocalDate from, Actor actor) {
        Taking taking = Taking.rehearsal(actor, from, clock.today());
        try {
            transactions.write(() -> {
                List<List<String>> before = master.rows(from, "", actor.reader());
                List<Line> lines = told(master, before, takeEach(master, grid, taking), taking, actor.reader());
                var outcome = new Outcome(before, lines, deferred(actor.horizon()), List.of(), List.of());
                throw new Rehearsed(
                        outcome.isRefused() || !outcome.changesSomething()
                                ? outcome
                                : outcome.with(master.consequences(from, actor.reader())));
            });
            throw new IllegalStateException("a rehearsal ends by being rolled back");
        } catch (Rehearsed over) {
            return over.outcome;
        }
    }

    /**
     * Takes a file in; to be called after a rehearsal that refused nothing and changes something.
     *
     * @param rehearsed what the rehearsal showed
     * @throws ChangedMeanwhile when it would do something else now; nothing has changed then
     * @throws DataIntegrityViolationException when another write came between; nothing has changed then
     * @throws RowRefused likewise
     */
    Outcome apply(MasterFile master, Grid grid, LocalDate from, Actor actor, Outcome rehearsed) {
        long passwords = master.handsFirstPasswords() ? rehearsed.count(Taken.NEW) : 0;
        List<Credentials.First> prepared =
                Stream.generate(credentials::first).limit(passwords).toList();
        return transactions.write(() -> {
            Taking taking = Taking.inEarnest(actor, from, clock.today(), prepared);
            List<List<String>> before = master.rows(from, "", actor.reader());
            var lines = new ArrayList<Line>();
            for (int i = 0; i < grid.rows().size(); i++) {
                MasterRow row = row(master, grid, grid.rows().get(i));
                lines.add(new Line(grid.lines().get(i), row, master.take(row, taking), Optional.empty()));
            }
            var outcome = new Outcome(
                    before,
                    told(master, before, lines, taking, actor.reader()),
                    Optional.empty(),
                    List.copyOf(taking.handed()),
                    List.of());
            if (!outcome.seal().equals(rehearsed.seal())) {
                throw new ChangedMeanwhile();
            }
            return outcome;
        });
    }

    private List<Line> takeEach(MasterFile master, Grid grid, Taking taking) {
        var lines = new ArrayList<Line>();
        for (int i = 0; i < grid.rows().size(); i++) {
            db.execute("savepoint one_row");
            Line line = take(
                    master, row(master, grid, grid.rows().get(i)), grid.lines().get(i), taking);
            db.execute(line.why().isPresent() ? "rollback to savepoint one_row" : "release savepoint one_row");
            lines.add(line);
        }
        return lines;
    }

    private static Line take(MasterFile master, MasterRow row, int number, Taking taking) {
        try {
            return new Line(number, row, master.take(row, taking), Optional.empty());
        } catch (RowRefused refused) {
            return refused(row, number, refused.why());
        } catch (DataIntegrityViolationException refused) {
            return refused(row, number, RegisterRefusal.words(refused, master::rule, taking.horizon()));
        } catch (Refusal refused) {
            return refused(row, number, refused.message());
        }
    }

    private static Line refused(MasterRow row, int number, Text why) {
        return new Line(number, row, Taken.REFUSED, Optional.of(why));
    }

    /** The lines with the cells that they change; to be called when all rows were taken. */
    private static List<Line> told(
            MasterFile master, List<List<String>> before, List<Line> lines, Taking taking, Reader reader) {
        if (lines.stream().noneMatch(line -> line.taken() == Taken.CHANGED || line.taken() == Taken.ENDED)) {
            return List.copyOf(lines);
        }
        var changes = new MasterChanges(master, taking.today(), before, master.rows(taking.from(), "", reader));
        return lines.stream().map(line -> line.changing(changes)).toList();
    }

    /**
     * The rules that hold at the end of a write, over all rows together; that a write leaves an act is not among them, because
     * acts are written last.
     */
    private Optional<Text> deferred(Horizon horizon) {
        try {
            db.execute("savepoint all_rows");
            db.execute("set constraints organization.separate_duties, organization.successors,"
                    + " organization.assignment_of_somebody_named immediate");
            return Optional.empty();
        } catch (DataIntegrityViolationException refused) {
            db.execute("rollback to savepoint all_rows");
            return Optional.of(RegisterRefusal.words(refused, name -> Optional.empty(), horizon));
        }
    }

    private static MasterRow row(MasterFile master, Grid grid, List<String> cells) {
        var byKey = new LinkedHashMap<String, String>();
        for (int i = 0; i < cells.size(); i++) {
            String key = key(master, grid.head().get(i));
            if (key != null) {
                byKey.put(key, cells.get(i));
            }
        }
        return new MasterRow(byKey);
    }

    /** The key of a column by how a file calls it; null when the master has no such column. */
    static @Nullable String key(MasterFile master, String head) {
        String name = head.strip();
        return master.columns().stream()
                .filter(column ->
                        column.label().ja().equals(name) || column.label().en().equalsIgnoreCase(name))
                .map(MasterFile.Column::key)
                .findFirst()
                .orElse(null);
    }

    /** The columns that a file lacks although it must have them. */
    public static List<Text> missing(MasterFile master, Grid grid) {
        List<String> present = grid.head().stream()
                .map(head -> String.valueOf(key(master, head)))
                .toList();
        return master.columns().stream()
                .filter(column -> column.demanded() && !present.contains(column.key()))
                .map(MasterFile.Column::label)
                .toList();
    }

    /** Ends a rehearsal: every exception rolls a write back. */
    private static final class Rehearsed extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final transient Outcome outcome;

        Rehearsed(Outcome outcome) {
            super(null, null, false, false);
            this.outcome = outcome;
        }
    }
}
