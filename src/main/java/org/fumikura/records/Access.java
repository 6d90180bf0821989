package org.fumikura.records;

import static org.fumikuradb.records.Tables.ACCESS_RULE;
import static org.fumikuradb.records.Tables.DOCUMENT;
import static org.fumikuradb.records.Tables.FILE;

import java.util.Set;
import java.util.UUID;
import org.fumikura.organization.Reader;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * Who may read what (docs/domain/access.md, A.16), as one set-based predicate for every list, count and page:
 *
 * <p>not denied ∧ (a grant on the document names her ∨ file and document reach her by scope or by a grant on the file) ∧
 * clearance ≥ both secrecies ∧ every flag of both allowed. A grant by name on a 指定者 document counts as clearance for it.
 */
final class Access {

    private Access() {}

    /** For queries over {@code document} joined with {@code file}. */
    static Condition mayRead(Reader reader) {
        return isShutOut(onDocument(), reader)
                .not()
                .and(rule(onDocument(), true, reader).or(reachesFile(reader).and(reachesDocument(reader))))
                .and(isCleared(DOCUMENT.SECRECY, DOCUMENT.SCOPE, exists(onDocument(), true, byName(reader)), reader))
                .and(flagsAllowed(DOCUMENT.FLAGS, reader))
                .and(flagsAllowed(FILE.FLAGS, reader));
    }

    /** For queries over {@code file} alone: whether a rule denies a reader what lies or is to lie in it. */
    static Condition isShutOutOf(DocumentId document, Reader reader) {
        return isShutOut(ACCESS_RULE.DOCUMENT_ID.eq(document.value()), reader);
    }

    /** For queries over {@code file} alone: whether a reader whom a document in it will name is cleared for both. */
    static Condition isClearedFor(Secrecy secrecy, Scope scope, Reader reader) {
        return isCleared(DSL.val((short) secrecy.ordinal()), DSL.val(scope.name()), DSL.trueCondition(), reader);
    }

    /** For queries over {@code file} alone: which flags of it and of a document in it a reader does not handle. */
    static Field<Integer> flagsBeyond(Set<Flag> flags, Reader reader) {
        return flagsBeyond(DSL.val(Flag.bits(flags)).bitOr(FILE.FLAGS), reader);
    }

    /** For queries over {@code file} alone: whether the file's own entry may be seen. */
    static Condition maySeeFile(Reader reader) {
        return rule(onFile(), false, reader)
                .not()
                .and(reachesFile(reader))
                .and(FILE.SECRECY.le((short) reader.clearance()))
                .and(flagsAllowed(FILE.FLAGS, reader));
    }

    private static Condition reachesFile(Reader reader) {
        return scope(FILE.SCOPE, FILE.UNIT_ID, reader).or(rule(onFile(), true, reader));
    }

    /** A grant on the file opens what lies in it, but not what is for named people only. */
    private static Condition reachesDocument(Reader reader) {
        return scope(DOCUMENT.SCOPE, DOCUMENT.UNIT_ID, reader)
                .or(DOCUMENT.SCOPE.ne(Scope.NAMED.name()).and(rule(onFile(), true, reader)));
    }

    private static Condition isShutOut(Condition document, Reader reader) {
        return rule(document, false, reader).or(rule(onFile(), false, reader));
    }

    /** A grant by name on a 指定者 document counts as clearance for it. */
    private static Condition isCleared(Field<Short> secrecy, Field<String> scope, Condition named, Reader reader) {
        short clearance = (short) reader.clearance();
        return secrecy.le(clearance)
                .and(FILE.SECRECY.le(clearance))
                .or(scope.eq(Scope.NAMED.name()).and(named));
    }

    private static Condition byName(Reader reader) {
        return ACCESS_RULE
                .PERSON_ID
                .eq(reader.person().value())
                .or(ACCESS_RULE.POST_ID.eq(reader.post().value()));
    }

    private static Condition onDocument() {
        return ACCESS_RULE.DOCUMENT_ID.eq(DOCUMENT.ID);
    }

    private static Condition onFile() {
        return ACCESS_RULE.FILE_ID.eq(FILE.ID);
    }

    /** Whether a rule names the reader: herself, the post in which she acts, or a unit of its line. */
    private static Condition rule(Condition target, boolean allowed, Reader reader) {
        return exists(target, allowed, byName(reader).or(isIn(ACCESS_RULE.UNIT_ID, reader.line())));
    }

    private static Condition exists(Condition target, boolean allowed, Condition names) {
        return DSL.exists(DSL.selectOne().from(ACCESS_RULE).where(target, ACCESS_RULE.ALLOWED.eq(allowed), names));
    }

    private static Condition scope(Field<String> scope, Field<UUID> unit, Reader reader) {
        return scope.eq(Scope.ALL.name())
                .or(scope.eq(Scope.DEPARTMENT.name()).and(isIn(unit, reader.department())))
                .or(scope.eq(Scope.SECTION.name()).and(isIn(unit, reader.section())))
                .or(scope.eq(Scope.SUBSECTION.name()).and(isIn(unit, reader.subsection())));
    }

    private static Condition flagsAllowed(Field<Integer> flags, Reader reader) {
        return flagsBeyond(flags, reader).eq(0);
    }

    private static Field<Integer> flagsBeyond(Field<Integer> flags, Reader reader) {
        return flags.bitAnd(~reader.handles());
    }

    private static Condition isIn(Field<UUID> unit, Set<UUID> units) {
        return unit.eq(DSL.any(DSL.val(units.toArray(UUID[]::new))));
    }
}
