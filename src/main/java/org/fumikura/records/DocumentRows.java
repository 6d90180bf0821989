package org.fumikura.records;

import static org.fumikuradb.records.Tables.DOCUMENT;
import static org.fumikuradb.records.Tables.FILE;
import static org.fumikuradb.records.Tables.NUMBER;
import static org.fumikuradb.records.Tables.OLD_RECORD;

import java.util.Optional;
import org.fumikura.organization.UnitId;
import org.fumikuradb.records.tables.records.DocumentRecord;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** Register entries as they come from the database. */
final class DocumentRows {

    /** What the access predicate is asked of. */
    static final Table<?> WITH_FILE =
            DOCUMENT.join(FILE).on(FILE.TENANT_ID.eq(DOCUMENT.TENANT_ID), FILE.ID.eq(DOCUMENT.FILE_ID));

    private DocumentRows() {}

    static Condition matching(Documents.Query query) {
        return WordSearch.allIn(query.words())
                .and(query.file().map(each -> DOCUMENT.FILE_ID.eq(each.value())).orElse(DSL.noCondition()))
                .and(query.kind().map(each -> DOCUMENT.KIND.eq(each.name())).orElse(DSL.noCondition()))
                .and(query.state().map(each -> DOCUMENT.STATE.eq(each.name())).orElse(DSL.noCondition()));
    }

    /** All numbers of the document of the row, in one column; those of an old record are as it bore them. Blank for none. */
    static Field<String> numbers() {
        Field<String> allotted =
                DSL.field(DSL.select(DSL.listAgg(NUMBER.LABEL, " ").withinGroupOrderBy(NUMBER.LABEL))
                        .from(NUMBER)
                        .where(NUMBER.DOCUMENT_ID.eq(DOCUMENT.ID)));
        Field<String> before =
                DSL.field(DSL.select(OLD_RECORD.NUMBER).from(OLD_RECORD).where(OLD_RECORD.DOCUMENT_ID.eq(DOCUMENT.ID)));
        return DSL.coalesce(allotted, before, DSL.inline(""));
    }

    /** The part of the entry that follows the words until they are final. */
    static DocumentRecord entry(Writ writ) {
        var row = new DocumentRecord();
        row.setTitle(writ.title());
        row.setFileId(writ.file().value());
        row.setSecrecy((short) writ.secrecy().ordinal());
        row.setScope(writ.scope().name());
        row.setFlags(Flag.bits(writ.flags()));
        row.setDisclosure(writ.disclosure().name());
        return row;
    }

    static Document document(Record row) {
        return new Document(
                new DocumentId(row.get(DOCUMENT.ID)),
                DocumentKind.valueOf(row.get(DOCUMENT.KIND)),
                new UnitId(row.get(DOCUMENT.UNIT_ID)),
                row.get(DOCUMENT.FISCAL_YEAR),
                row.get(DOCUMENT.TITLE),
                new FileId(row.get(DOCUMENT.FILE_ID)),
                row.get(FILE.TITLE),
                Secrecy.at(row.get(DOCUMENT.SECRECY)),
                Scope.valueOf(row.get(DOCUMENT.SCOPE)),
                Flag.of(row.get(DOCUMENT.FLAGS)),
                Disclosure.valueOf(row.get(DOCUMENT.DISCLOSURE)),
                DocumentState.valueOf(row.get(DOCUMENT.STATE)),
                row.get(DOCUMENT.REGISTERED_ON),
                Optional.ofNullable(row.get(DOCUMENT.DECIDED_ON)),
                Optional.ofNullable(row.get(DOCUMENT.EFFECTIVE_ON)),
                Optional.ofNullable(row.get(DOCUMENT.CLOSED_ON)),
                Optional.ofNullable(row.get(DOCUMENT.EXPIRES_ON)),
                Optional.ofNullable(row.get(DOCUMENT.ERASED_ON)));
    }
}
