package org.fumikura.organization;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fumikura.organization.MasterFile.Taken;
import org.fumikura.shared.Text;
import org.jspecify.annotations.Nullable;

/** Masters as programs read and write them. */
final class MasterViews {

    private static final int LONGEST_CELL = 1_000;

    private MasterViews() {}

    /** @param changeable whether the caller may take rows in, given a token for it */
    @Schema(name = "Master")
    record MasterView(String code, Text title, boolean changeable, List<ColumnView> columns) {

        static MasterView of(MasterFile master, Actor actor) {
            return new MasterView(
                    master.code(),
                    master.title(),
                    actor.may(master.permissionToChange()),
                    master.columns().stream()
                            .map(column -> new ColumnView(column.key(), column.label(), column.demanded()))
                            .toList());
        }
    }

    @Schema(name = "MasterColumn")
    record ColumnView(String key, Text label, boolean demanded) {}

    /**
     * Rows to be taken in.
     *
     * @param from the day from which what they change holds
     * @param rows cells by the keys of the columns, written as in a file; a column that is left out is empty
     */
    @Schema(name = "MasterRows")
    record Rows(
            @NotNull LocalDate from,

            @NotNull @Size(min = 1, max = MasterImports.MOST_ROWS)
            List<@NotNull Map<String, @NotNull @Size(max = LONGEST_CELL) String>> rows) {}

    /**
     * @param refusal why all of it is refused although each row alone would do; left out when it is not
     * @param consequences what follows from it, such as which past matters would be decided by somebody else
     */
    @Schema(name = "MasterRehearsal")
    record Rehearsal(
            Counts counts, List<Line> lines, @Nullable Text refusal, List<Text> consequences) {

        static Rehearsal of(MasterImports.Outcome outcome) {
            return new Rehearsal(
                    Counts.of(outcome),
                    outcome.lines().stream().map(Line::of).toList(),
                    outcome.whole().orElse(null),
                    outcome.consequences().stream()
                            .map(MasterFile.Consequence::what)
                            .toList());
        }
    }

    /**
     * What becomes of the row at this place.
     *
     * @param before what stood in the cells that it changes, by the keys of their columns; left out when it changes none
     */
    @Schema(name = "MasterLine")
    record Line(Taken taken, @Nullable Text why, @Nullable Map<String, String> before) {

        static Line of(MasterImports.Line line) {
            var before = new LinkedHashMap<String, String>();
            line.changes().forEach((key, change) -> before.put(key, change.before()));
            return new Line(line.taken(), line.why().orElse(null), before.isEmpty() ? null : before);
        }
    }

    @Schema(name = "MasterTaking")
    record TakingView(Counts counts, List<FirstPassword> firstPasswords) {}

    @Schema(name = "FirstPassword")
    record FirstPassword(String login, String password) {

        static FirstPassword of(Taking.FirstPassword first) {
            return new FirstPassword(first.login(), first.password());
        }

        @Override
        public String toString() {
            return "FirstPassword[" + login + "]";
        }
    }

    /** How many rows became what. */
    @Schema(name = "MasterCounts")
    record Counts(long added, long changed, long ended, long unchanged, long refused) {

        static Counts of(MasterImports.Outcome outcome) {
            return new Counts(
                    outcome.count(Taken.NEW),
                    outcome.count(Taken.CHANGED),
                    outcome.count(Taken.ENDED),
                    outcome.count(Taken.UNCHANGED),
                    outcome.count(Taken.REFUSED));
        }

        String written() {
            return added + " " + changed + " " + ended + " " + unchanged;
        }

        static Counts read(String written) {
            String[] numbers = written.split(" ");
            return new Counts(
                    Long.parseLong(numbers[0]),
                    Long.parseLong(numbers[1]),
                    Long.parseLong(numbers[2]),
                    Long.parseLong(numbers[3]),
                    0);
        }
    }
}
