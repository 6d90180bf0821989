package org.fumikura.records;

import static org.fumikuradb.records.Tables.FILE;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fumikura.organization.Reader;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectField;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/**
 * Whether a document that is not registered yet could be read by those whom it will name: its drafter and the posts of its
 * route. The rule is the one of {@link Access}, so that nothing is sent to somebody for whom it does not exist.
 */
@Component
public class ReadingAhead {

    private final DSLContext db;

    ReadingAhead(DSLContext db) {
        this.db = db;
    }

    /**
     * What a document is to carry.
     *
     * @param id of the document; rules that already name it count
     */
    public record Marks(DocumentId id, FileId file, Secrecy secrecy, Scope scope, Set<Flag> flags) {}

    /**
     * Why a reader could not read a document although it names her.
     *
     * @param shutOut a rule on the document or its file denies it to her
     * @param secrecy the higher secrecy of both when she is not cleared for it
     * @param flags those of both that she does not handle
     */
    public record Obstacle(boolean shutOut, Optional<Secrecy> secrecy, Set<Flag> flags) {

        /** Whether she could read it. */
        public boolean isNone() {
            return !shutOut && secrecy.isEmpty() && flags.isEmpty();
        }
    }

    /**
     * What would keep some readers from a document that names each of them.
     *
     * @return one for each reader, in their order; none at all when there is no such file
     */
    public List<Obstacle> obstacles(Marks marks, List<Reader> readers) {
        var fields = new ArrayList<SelectField<?>>();
        fields.add(FILE.SECRECY);
        for (Reader reader : readers) {
            fields.add(DSL.field(Access.isShutOutOf(marks.id(), reader)));
            fields.add(DSL.field(Access.isClearedFor(marks.secrecy(), marks.scope(), reader)));
            fields.add(Access.flagsBeyond(marks.flags(), reader));
        }
        return db.select(fields)
                .from(FILE)
                .where(FILE.ID.eq(marks.file().value()))
                .fetchOptional()
                .map(row -> obstacles(row, marks, readers.size()))
                .orElse(List.of());
    }

    private static List<Obstacle> obstacles(Record row, Marks marks, int readers) {
        Secrecy ofFile = Secrecy.at(row.get(FILE.SECRECY));
        Secrecy higher = ofFile.compareTo(marks.secrecy()) > 0 ? ofFile : marks.secrecy();
        var obstacles = new ArrayList<Obstacle>();
        for (int i = 0; i < readers; i++) {
            int at = 1 + 3 * i;
            boolean cleared = row.get(at + 1, Boolean.class);
            obstacles.add(new Obstacle(
                    row.get(at, Boolean.class),
                    cleared ? Optional.empty() : Optional.of(higher),
                    Flag.of(row.get(at + 2, Integer.class))));
        }
        return List.copyOf(obstacles);
    }
}
