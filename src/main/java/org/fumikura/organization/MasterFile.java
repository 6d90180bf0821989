package org.fumikura.organization;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.fumikura.shared.Text;

/** A master that is taken out into files and in from them. A module registers those that it owns. */
public interface MasterFile {

    /** The key of the column whose day ends a row, in the masters that have one. */
    String LAST = "last";

    /** Its name in addresses and in the names of files, e.g. {@code units}. */
    String code();

    Text title();

    /** The page of its list. */
    String path();

    /** Who may take it out. */
    String permissionToRead();

    /** Who may take it in. */
    String permissionToChange();

    /** In the order in which they are written; read by either of their names, in any order. */
    List<Column> columns();

    /**
     * What rows about the same thing have in common, however they are written.
     *
     * @param today how years without an era are read
     * @throws RowRefused when the row can not be read
     */
    List<String> key(MasterRow row, LocalDate today);

    /**
     * All rows of a date with a part of a name or code that a reader may know of, as they are written; in a transaction.
     *
     * @param words blank for all
     */
    List<List<String>> rows(LocalDate on, String words, Reader reader);

    /**
     * Takes one row in; part of the current write. A row that is there already as it stands in the file changes nothing.
     *
     * @return what became of it
     * @throws RowRefused when it can not be taken in
     */
    Taken take(MasterRow row, Taking taking);

    /**
     * What follows from the master as it stands on a day, where that is worth knowing before a file is taken in: asked in the
     * rehearsal, when all rows were taken.
     */
    default List<Consequence> consequences(LocalDate on, Reader reader) {
        return List.of();
    }

    /** @param path where it can be looked at; empty where nowhere */
    record Consequence(Text what, Optional<String> path) {}

    /** What a constraint of the database says, by its name, where it is the master's own. */
    default Optional<Text> rule(String constraint) {
        return Optional.empty();
    }

    /** Whether its rows of days to come are secret until their day: then they are for those who may foresee (A.8). */
    default boolean foretells() {
        return false;
    }

    /** Whether each new row gets a first password; they are hashed before the write, because that takes its time. */
    default boolean handsFirstPasswords() {
        return false;
    }

    /** Why something ends or changes, where that is demanded; read only, as the ledger has it. */
    Column REASON = Column.of("reason", "理由", "Reason");

    /** @param demanded whether a file without it is refused */
    record Column(String key, Text label, boolean demanded) {

        public static Column of(String key, String ja, String en) {
            return new Column(key, new Text(ja, en), false);
        }

        public static Column demanded(String key, String ja, String en) {
            return new Column(key, new Text(ja, en), true);
        }
    }

    /** What becomes of a row. */
    enum Taken {
        NEW("新規", "New"),
        CHANGED("変更", "Changed"),
        ENDED("終了", "Ended"),
        UNCHANGED("変更なし", "Unchanged"),
        REFUSED("取り込めない", "Refused");

        private final Text label;

        Taken(String ja, String en) {
            this.label = new Text(ja, en);
        }

        public Text label() {
            return label;
        }
    }
}
