package org.fumikura.records;

import static org.fumikuradb.records.Tables.ACCESS_RULE;
import static org.fumikuradb.records.Tables.DOCUMENT;
import static org.fumikuradb.records.Tables.FILE;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.fumikura.organization.Reader;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * Who may read what (docs/domain/access.md, A.16), as one set-based predicate for every list, count and page:
 *
 * <p>not denied ∧ (a grant on the document names her ∨ file and document reach her by scope or by a grant on the file) ∧
 * clearance ≥ both secrecies ∧ every flag of both allowed. A grant by name on a 指定者 document counts as clearance for it.
 *
 * <p>A scope is counted from the unit in charge (I-16): the one that holds the file by name, or else the one for which file or
 * document was entered; the reader's sets know what each unit goes on with.
 */
final class Access {

    private static final Rules OF_DOCUMENT = Rules.of(ACCESS_RULE.DOCUMENT_ID, DOCUMENT.ID);
    private static final Rules OF_DOCUMENTS = Rules.ofMany(ACCESS_RULE.DOCUMENT_ID, DOCUMENT.ID);
    private static final Rules OF_FILE = Rules.of(ACCESS_RULE.FILE_ID, FILE.ID);

    private Access() {}

    /** For queries over {@code document} joined with {@code file} that come to few documents, such as by their ids. */
    static Condition mayRead(Reader reader) {
        return mayRead(OF_DOCUMENT, ofFile -> ofFile, reader);
    }

    /**
     * The same for queries over all documents: the rules and files that reach the reader are gathered first, once, instead of
     * being looked for at each document.
     */
    static Condition mayReadOfAll(Reader reader) {
        return mayRead(
                OF_DOCUMENTS,
                ofFile -> DOCUMENT.FILE_ID.in(DSL.select(FILE.ID).from(FILE).where(ofFile)),
                reader);
    }

    /** @param in says of a document what is said of its file */
    private static Condition mayRead(Rules document, UnaryOperator<Condition> in, Reader reader) {
        Condition shutOut =
                document.exists(false, anyName(reader)).or(in.apply(OF_FILE.exists(false, anyName(reader))));
        Condition reached =
                ofState(reader, reach -> in.apply(reachesFile(reach, reader)).and(reachesDocument(in, reach, reader)));
        short clearance = (short) reader.clearance();
        // a grant by name on a 指定者 document counts as clearance for it
        Condition cleared = DOCUMENT.SECRECY
                .le(clearance)
                .and(in.apply(FILE.SECRECY.le(clearance)))
                .or(isScope(DOCUMENT.SCOPE, Scope.NAMED).and(document.exists(true, byName(reader))));
        return shutOut.not()
                .and(document.exists(true, anyName(reader)).or(reached).or(waitsForAnother(document, reader)))
                .and(cleared)
                .and(flagsAllowed(DOCUMENT.FLAGS, reader))
                .and(in.apply(flagsAllowed(FILE.FLAGS, reader)));
    }

    /**
     * What circulates and waits for a post in whose place she may act (代決, 職務代理, 代理): a route's own grant reaches her as
     * long as it is undecided. It is no clearance, and what the other post may read besides stays closed to her.
     */
    private static Condition waitsForAnother(Rules document, Reader reader) {
        if (reader.inPlaceOf().isEmpty()) {
            return DSL.falseCondition();
        }
        return DOCUMENT.STATE
                .eq(DSL.inline(DocumentState.PENDING.name()))
                .and(document.exists(
                        true,
                        Holding.isIn(ACCESS_RULE.POST_ID, reader.inPlaceOf())
                                .and(ACCESS_RULE.CAUSE.eq(DSL.inline("ROUTE")))));
    }

    /** For queries over {@code file} alone: whether a rule denies a reader what lies or is to lie in it. */
    static Condition isShutOutOf(DocumentId document, Reader reader) {
        return Rules.of(ACCESS_RULE.DOCUMENT_ID, DSL.val(document.value()))
                .exists(false, anyName(reader))
                .or(OF_FILE.exists(false, anyName(reader)));
    }

    /** For queries over {@code file} alone: whether a reader whom a document in it will name is cleared for both. */
    static Condition isClearedFor(Secrecy secrecy, Scope scope, Reader reader) {
        if (scope == Scope.NAMED) {
            return DSL.trueCondition();
        }
        short clearance = (short) reader.clearance();
        return DSL.condition(secrecy.ordinal() <= clearance).and(FILE.SECRECY.le(clearance));
    }

    /** For queries over {@code file} alone: which flags of it and of a document in it a reader does not handle. */
    static Field<Integer> flagsBeyond(Set<Flag> flags, Reader reader) {
        return flagsBeyond(DSL.val(Flag.bits(flags)).bitOr(FILE.FLAGS), reader);
    }

    /** For queries over {@code file} alone: whether the file's own entry may be seen. */
    static Condition maySeeFile(Reader reader) {
        return OF_FILE.exists(false, anyName(reader))
                .not()
                .and(reachesFile(reader.ofFiles(), reader))
                .and(FILE.SECRECY.le((short) reader.clearance()))
                .and(flagsAllowed(FILE.FLAGS, reader));
    }

    /**
     * What of documents reaches a reader: while they are open by the succession of open documents, afterwards by that of files;
     * without a difference where both are the same, as usual.
     */
    static Condition ofState(Reader reader, Function<Reader.Reach, Condition> of) {
        if (reader.ofOpen().equals(reader.ofFiles())) {
            return of.apply(reader.ofFiles());
        }
        Condition open = DOCUMENT.STATE.in(Arrays.stream(DocumentState.values())
                .filter(DocumentState::isOpen)
                .map(state -> DSL.inline(state.name()))
                .toList());
        return open.and(of.apply(reader.ofOpen())).or(open.not().and(of.apply(reader.ofFiles())));
    }

    private static Condition reachesFile(Reader.Reach reach, Reader reader) {
        return scope(FILE.SCOPE, FILE.UNIT_ID, ofFile -> ofFile, reach, reader.on())
                .or(OF_FILE.exists(true, anyName(reader)));
    }

    /** A grant on the file opens what lies in it, but not what is for named people only. */
    private static Condition reachesDocument(UnaryOperator<Condition> in, Reader.Reach reach, Reader reader) {
        return scope(DOCUMENT.SCOPE, DOCUMENT.UNIT_ID, in, reach, reader.on())
                .or(DOCUMENT.SCOPE
                        .ne(DSL.inline(Scope.NAMED.name()))
                        .and(in.apply(OF_FILE.exists(true, anyName(reader)))));
    }

    private static Condition byName(Reader reader) {
        return ACCESS_RULE.PERSON_ID.eq(reader.person().value()).or(Holding.isIn(ACCESS_RULE.POST_ID, reader.seats()));
    }

    /** Herself, the post in which she acts or one with whose work it goes on, or a unit of its line. */
    private static Condition anyName(Reader reader) {
        return byName(reader).or(Holding.isIn(ACCESS_RULE.UNIT_ID, reader.line()));
    }

    /** Counted from the unit that holds the file by name on a day, or else from the one of the row. */
    private static Condition scope(
            Field<String> scope, Field<UUID> unit, UnaryOperator<Condition> in, Reader.Reach reach, LocalDate on) {
        return isScope(scope, Scope.ALL)
                .or(atLevel(scope, units -> Holding.isIn(unit, units), reach).andNot(in.apply(Holding.byName(on))))
                .or(atLevel(scope, units -> in.apply(Holding.by(units, on)), reach));
    }

    private static Condition atLevel(Field<String> scope, Function<Set<UUID>, Condition> of, Reader.Reach reach) {
        return isScope(scope, Scope.DEPARTMENT)
                .and(of.apply(reach.department()))
                .or(isScope(scope, Scope.SECTION).and(of.apply(reach.section())))
                .or(isScope(scope, Scope.SUBSECTION).and(of.apply(reach.subsection())));
    }

    /** What is the same for everybody stands in the statement itself, so that a plan made once for all readers knows it. */
    private static Condition isScope(Field<String> scope, Scope value) {
        return scope.eq(DSL.inline(value.name()));
    }

    /** That hardly anything has flags is said first: the database knows it, and takes the reckoning for a rare condition. */
    private static Condition flagsAllowed(Field<Integer> flags, Reader reader) {
        return flags.eq(DSL.inline(0)).or(flagsBeyond(flags, reader).eq(DSL.inline(0)));
    }

    private static Field<Integer> flagsBeyond(Field<Integer> flags, Reader reader) {
        return flags.bitAnd(~reader.handles());
    }

    /** Whether there is a rule on the row of a query. */
    private interface Rules {

        Condition exists(boolean allowed, Condition names);

        /** Looked for at each row. */
        static Rules of(Field<UUID> target, Field<UUID> row) {
            return (allowed, names) -> DSL.exists(DSL.selectOne()
                    .from(ACCESS_RULE)
                    .where(target.eq(row), ACCESS_RULE.ALLOWED.eq(DSL.inline(allowed)), names));
        }

        /** Gathered for all rows, so that each row is only looked up. */
        static Rules ofMany(Field<UUID> target, Field<UUID> row) {
            return (allowed, names) -> row.in(DSL.select(target)
                    .from(ACCESS_RULE)
                    .where(target.isNotNull(), ACCESS_RULE.ALLOWED.eq(DSL.inline(allowed)), names));
        }
    }
}
