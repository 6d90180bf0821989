package org.fumikura.records;

import static org.fumikuradb.records.Tables.FILE_HOLDER;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fumikura.organization.Reader;
import org.fumikura.search.Allowed;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** The rules of finding ({@link FindingRule}) for a reader, with what the plan knows of files that are held by name. */
@Component
class FindingRules {

    private final DSLContext db;

    FindingRules(DSLContext db) {
        this.db = db;
    }

    /** By which parts somebody finds a document, or does not. */
    FindingRule of(Reader reader) {
        return FindingRule.of(reader, held(reader));
    }

    /** The entry of a file itself, by the keys of {@link FoundFiles}: {@link Access#maySeeFile} once more. */
    Allowed ofFile(Reader reader) {
        return Allowed.all(
                of(reader).wholeOfFile(),
                reader.horizon().ahead()
                        ? new Allowed.All(List.of())
                        : new Allowed.AtMost(
                                FoundFiles.BEGINS, (int) reader.on().toEpochDay()));
    }

    /** Which unit holds which file by name; few files ever are. */
    private Map<UUID, UUID> held(Reader reader) {
        return db.select(FILE_HOLDER.FILE_ID, FILE_HOLDER.UNIT_ID)
                .from(FILE_HOLDER)
                .where(Holding.inForce(reader.on()))
                .fetchMap(FILE_HOLDER.FILE_ID, FILE_HOLDER.UNIT_ID);
    }
}
