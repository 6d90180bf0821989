package org.fumikura.records;

import static org.fumikuradb.records.Tables.ACCESS_RULE;
import static org.fumikuradb.records.Tables.DOCUMENT;
import static org.fumikuradb.records.Tables.FILE;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.fumikura.organization.Organization;
import org.fumikura.organization.Reader;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.SQLDialect;
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
        return Asked.OF_DOCUMENT.by(reader);
    }

    /**
     * The same for queries over all documents: the rules and files that reach the reader are gathered first, once, instead of
     * being looked for at each document.
     */
    static Condition mayReadOfAll(Reader reader) {
        return Asked.OF_ALL_DOCUMENTS.by(reader);
    }

    /**
     * For queries over {@code file} alone: whether the file's own entry may be seen. One that is ready for a section to come is
     * seen by who foresees alone (A.8).
     */
    static Condition maySeeFile(Reader reader) {
        return Asked.OF_FILE.by(reader);
    }

    private static Condition mayRead(Who who) {
        return mayRead(OF_DOCUMENT, ofFile -> ofFile, who);
    }

    private static Condition mayReadOfAll(Who who) {
        return mayRead(
                OF_DOCUMENTS,
                ofFile -> DOCUMENT.FILE_ID.in(DSL.select(FILE.ID).from(FILE).where(ofFile)),
                who);
    }

    /** @param in says of a document what is said of its file */
    private static Condition mayRead(Rules document, UnaryOperator<Condition> in, Who who) {
        Condition shutOut = document.exists(false, anyName(who)).or(in.apply(OF_FILE.exists(false, anyName(who))));
        Condition reached =
                ofState(who, reach -> in.apply(reachesFile(reach, who)).and(reachesDocument(in, reach, who)));
        // a grant by name on a 指定者 document counts as clearance for it
        Condition cleared = DOCUMENT.SECRECY
                .le(who.clearance())
                .and(in.apply(FILE.SECRECY.le(who.clearance())))
                .or(isScope(DOCUMENT.SCOPE, Scope.NAMED).and(document.exists(true, byName(who))));
        return shutOut.not()
                .and(document.exists(true, anyName(who)).or(reached).or(waitsForAnother(document, who)))
                .and(cleared)
                .and(flagsAllowed(DOCUMENT.FLAGS, who))
                .and(in.apply(flagsAllowed(FILE.FLAGS, who)));
    }

    private static Condition maySeeFile(Who who) {
        return OF_FILE.exists(false, anyName(who))
                .not()
                .and(reachesFile(who.ofFiles(), who))
                .and(FILE.SECRECY.le(who.clearance()))
                .and(flagsAllowed(FILE.FLAGS, who))
                .and(who.kind().foresees() ? DSL.noCondition() : Organization.hasBegun(FILE.UNIT_ID, who.on()));
    }

    /**
     * What circulates and waits for a post in whose place she may act (代決, 職務代理, 代理): a route's own grant reaches her as
     * long as it is undecided. It is no clearance, and what the other post may read besides stays closed to her.
     */
    private static Condition waitsForAnother(Rules document, Who who) {
        if (!who.kind().standsIn()) {
            return DSL.falseCondition();
        }
        return DOCUMENT.STATE
                .eq(DSL.inline(DocumentState.PENDING.name()))
                .and(document.exists(
                        true,
                        Holding.isIn(ACCESS_RULE.POST_ID, who.inPlaceOf())
                                .and(ACCESS_RULE.CAUSE.eq(DSL.inline("ROUTE")))));
    }

    /** For queries over {@code file} alone: whether a rule denies a reader what lies or is to lie in it. */
    static Condition isShutOutOf(DocumentId document, Reader reader) {
        Who who = Who.of(reader);
        return Rules.of(ACCESS_RULE.DOCUMENT_ID, DSL.val(document.value()))
                .exists(false, anyName(who))
                .or(OF_FILE.exists(false, anyName(who)));
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
        return flagsBeyond(DSL.val(Flag.bits(flags)).bitOr(FILE.FLAGS), Who.of(reader));
    }

    /** What of documents lies with the section of a reader; see {@link #ofState}. */
    static Condition isOfSection(Reader reader) {
        Who who = Who.of(reader);
        return ofState(who, reach -> Holding.inCharge(DOCUMENT.UNIT_ID, reach.section(), who.on()));
    }

    /**
     * What of documents reaches a reader: while they are open by the succession of open documents, afterwards by that of files;
     * without a difference where both are the same, as usual.
     */
    private static Condition ofState(Who who, Function<Reach, Condition> of) {
        if (who.kind().isSame()) {
            return of.apply(who.ofFiles());
        }
        Condition open = DOCUMENT.STATE.in(Arrays.stream(DocumentState.values())
                .filter(DocumentState::isOpen)
                .map(state -> DSL.inline(state.name()))
                .toList());
        return open.and(of.apply(who.ofOpen())).or(open.not().and(of.apply(who.ofFiles())));
    }

    private static Condition reachesFile(Reach reach, Who who) {
        return scope(FILE.SCOPE, FILE.UNIT_ID, ofFile -> ofFile, reach, who.on())
                .or(OF_FILE.exists(true, anyName(who)));
    }

    /** A grant on the file opens what lies in it, but not what is for named people only. */
    private static Condition reachesDocument(UnaryOperator<Condition> in, Reach reach, Who who) {
        return scope(DOCUMENT.SCOPE, DOCUMENT.UNIT_ID, in, reach, who.on())
                .or(DOCUMENT.SCOPE
                        .ne(DSL.inline(Scope.NAMED.name()))
                        .and(in.apply(OF_FILE.exists(true, anyName(who)))));
    }

    private static Condition byName(Who who) {
        return ACCESS_RULE.PERSON_ID.eq(who.person()).or(Holding.isIn(ACCESS_RULE.POST_ID, who.seats()));
    }

    /** Herself, the post in which she acts or one with whose work it goes on, or a unit of its line. */
    private static Condition anyName(Who who) {
        return byName(who).or(Holding.isIn(ACCESS_RULE.UNIT_ID, who.line()));
    }

    /** Counted from the unit that holds the file by name on a day, or else from the one of the row. */
    private static Condition scope(
            Field<String> scope, Field<UUID> unit, UnaryOperator<Condition> in, Reach reach, Field<LocalDate> on) {
        return isScope(scope, Scope.ALL)
                .or(atLevel(scope, units -> Holding.isIn(unit, units), reach).andNot(in.apply(Holding.byName(on))))
                .or(atLevel(scope, units -> in.apply(Holding.by(units, on)), reach));
    }

    private static Condition atLevel(Field<String> scope, Function<Field<UUID[]>, Condition> of, Reach reach) {
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
    private static Condition flagsAllowed(Field<Integer> flags, Who who) {
        return flags.eq(DSL.inline(0)).or(flagsBeyond(flags, who).eq(DSL.inline(0)));
    }

    private static Field<Integer> flagsBeyond(Field<Integer> flags, Who who) {
        return flags.bitAnd(who.mishandles());
    }

    /**
     * A question of access, worded once for all readers of a kind: each request asks several, and to word one takes longer than
     * to answer it.
     */
    private static final class Asked {

        static final Asked OF_DOCUMENT = new Asked(Access::mayRead);
        static final Asked OF_ALL_DOCUMENTS = new Asked(Access::mayReadOfAll);
        static final Asked OF_FILE = new Asked(Access::maySeeFile);

        private static final Pattern NAME = Pattern.compile("(?<!:):([a-z]\\w*)");

        private final Function<Who, Condition> question;
        private final Map<Kind, String> words = new ConcurrentHashMap<>();

        Asked(Function<Who, Condition> question) {
            this.question = question;
        }

        Condition by(Reader reader) {
            Who who = Who.of(reader);
            return DSL.condition(words.computeIfAbsent(who.kind(), this::worded), who.values());
        }

        /** Named values become the places of a plain template. */
        private String worded(Kind kind) {
            Who anybody = Who.anybody(kind);
            List<String> names =
                    Arrays.stream(anybody.values()).map(Field::getName).toList();
            return NAME.matcher(DSL.using(SQLDialect.POSTGRES).renderNamedParams(question.apply(anybody)))
                    .replaceAll(name -> "{" + names.indexOf(name.group(1)) + "}");
        }
    }

    /**
     * Readers about whom a question has the same words.
     *
     * @param standsIn who may act in the place of another post
     * @param isSame whom the same units' documents reach, open or completed
     * @param foresees who sees the days to come
     */
    private record Kind(boolean standsIn, boolean isSame, boolean foresees) {}

    /** Units whose documents of each scope reach a reader. */
    private record Reach(Field<UUID[]> subsection, Field<UUID[]> section, Field<UUID[]> department) {

        static Reach of(Reader.Reach reach) {
            return new Reach(
                    Holding.units(reach.subsection()),
                    Holding.units(reach.section()),
                    Holding.units(reach.department()));
        }

        static Reach named(String name) {
            return new Reach(
                    DSL.param(name + "_subsection", UUID[].class),
                    DSL.param(name + "_section", UUID[].class),
                    DSL.param(name + "_department", UUID[].class));
        }
    }

    /**
     * What is asked about a reader.
     *
     * @param mishandles the flags that she does not handle
     */
    private record Who(
            Kind kind,
            Field<UUID> person,
            Field<UUID[]> seats,
            Field<UUID[]> line,
            Field<UUID[]> inPlaceOf,
            Field<Short> clearance,
            Field<Integer> mishandles,
            Field<LocalDate> on,
            Reach ofFiles,
            Reach ofOpen) {

        static Who of(Reader reader) {
            return new Who(
                    new Kind(
                            !reader.inPlaceOf().isEmpty(),
                            reader.ofOpen().equals(reader.ofFiles()),
                            reader.horizon().ahead()),
                    DSL.val(reader.person().value()),
                    Holding.units(reader.seats()),
                    Holding.units(reader.line()),
                    Holding.units(reader.inPlaceOf()),
                    DSL.val((short) reader.clearance()),
                    DSL.val(~reader.handles()),
                    DSL.val(reader.on()),
                    Reach.of(reader.ofFiles()),
                    Reach.of(reader.ofOpen()));
        }

        /** Everybody of a kind, by names in place of values. */
        static Who anybody(Kind kind) {
            return new Who(
                    kind,
                    DSL.param("person", UUID.class),
                    DSL.param("seats", UUID[].class),
                    DSL.param("line", UUID[].class),
                    DSL.param("in_place_of", UUID[].class),
                    DSL.param("clearance", Short.class),
                    DSL.param("mishandles", Integer.class),
                    DSL.param("on_day", LocalDate.class),
                    Reach.named("files"),
                    Reach.named(kind.isSame() ? "files" : "open"));
        }

        Field<?>[] values() {
            return new Field<?>[] {
                person,
                seats,
                line,
                inPlaceOf,
                clearance,
                mishandles,
                on,
                ofFiles.subsection,
                ofFiles.section,
                ofFiles.department,
                ofOpen.subsection,
                ofOpen.section,
                ofOpen.department
            };
        }
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
