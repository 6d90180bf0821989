package org.fumikura.records;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fumikura.organization.Reader;
import org.fumikura.search.Allowed;

/**
 * Who may find a document: {@link Access} once more, in the keys of the index, part by part. The index is asked for
 * {@linkplain #whole the whole}, and whoever wants to know why is told the same parts, so that the two can not differ. Units
 * stand in the index as documents were entered for them: a reorganisation changes the reader's sets, not the index.
 *
 * @param shutOut a rule on the document keeps her out
 * @param shutOutOfFile a rule on its file does
 * @param named a grant on the document names her
 * @param open what reaches her while the document is open
 * @param completed what reaches her afterwards
 * @param waits it circulates and waits for a post in whose place she may act
 * @param cleared she is cleared for the document's secrecy
 * @param clearedForFile she is cleared for its file's
 * @param clearedByName it is for named people only, and names her
 * @param mishandled the flags that she does not handle
 */
record FindingRule(
        Allowed shutOut,
        Allowed shutOutOfFile,
        Allowed named,
        Reach open,
        Reach completed,
        Allowed waits,
        Allowed cleared,
        Allowed clearedForFile,
        Allowed clearedByName,
        Set<String> mishandled) {

    static final String UNIT = "unit";
    static final String STATE = "state";
    static final String OPEN = "open";
    static final String SCOPE = "scope";
    static final String FLAG = "flag";
    static final String SECRECY = "secrecy";
    static final String ALLOW = "allow";
    static final String ALLOW_ON_ROUTE = "allow.route";
    static final String DENY = "deny";
    static final String IN_FILE = "file";
    static final String FILE_UNIT = "file.unit";
    static final String FILE_SCOPE = "file.scope";
    static final String FILE_FLAG = "file.flag";
    static final String FILE_SECRECY = "file.secrecy";
    static final String FILE_ALLOW = "file.allow";
    static final String FILE_DENY = "file.deny";

    /**
     * How file and document reach her; each has to.
     *
     * @param file by the file's scope
     * @param document by the document's
     * @param byFile a grant on the file names her
     * @param notNamed the document is not for named people alone, so that a grant on the file opens it
     */
    record Reach(Allowed file, Allowed document, Allowed byFile, Allowed notNamed) {

        Allowed ofFile() {
            return Allowed.any(file, byFile);
        }

        Allowed ofDocument() {
            return Allowed.any(document, Allowed.all(notNamed, byFile));
        }

        Allowed both() {
            return Allowed.all(ofFile(), ofDocument());
        }
    }

    /** @param held which unit holds which file by name on the reader's day */
    static FindingRule of(Reader reader, Map<UUID, UUID> held) {
        Set<String> byName = names(Stream.concat(Stream.of(reader.person().value()), reader.seats().stream()));
        Set<String> anyName = Stream.concat(byName.stream(), names(reader.line().stream()).stream())
                .collect(Collectors.toSet());
        return new FindingRule(
                new Allowed.Is(DENY, anyName),
                new Allowed.Is(FILE_DENY, anyName),
                new Allowed.Is(ALLOW, anyName),
                reach(reader.ofOpen(), anyName, held),
                reach(reader.ofFiles(), anyName, held),
                Allowed.all(
                        Allowed.is(STATE, DocumentState.PENDING.name()),
                        new Allowed.Is(ALLOW_ON_ROUTE, names(reader.inPlaceOf().stream()))),
                new Allowed.AtMost(SECRECY, reader.clearance()),
                new Allowed.AtMost(FILE_SECRECY, reader.clearance()),
                Allowed.all(Allowed.is(SCOPE, Scope.NAMED.name()), new Allowed.Is(ALLOW, byName)),
                Arrays.stream(Flag.values())
                        .filter(flag -> (reader.handles() & 1 << flag.ordinal()) == 0)
                        .map(Enum::name)
                        .collect(Collectors.toSet()));
    }

    private static Reach reach(Reader.Reach reach, Set<String> anyName, Map<UUID, UUID> held) {
        return new Reach(
                scope(FILE_SCOPE, FILE_UNIT, reach, held),
                scope(SCOPE, UNIT, reach, held),
                new Allowed.Is(FILE_ALLOW, anyName),
                new Allowed.Not(Allowed.is(SCOPE, Scope.NAMED.name())));
    }

    /** Counted from the unit that holds the file by name, which few files have, or else from the one of the row. */
    private static Allowed scope(String scope, String unit, Reader.Reach reach, Map<UUID, UUID> held) {
        Allowed entered = atLevel(scope, reach, units -> new Allowed.Is(unit, names(units.stream())));
        if (held.isEmpty()) {
            return Allowed.any(Allowed.is(scope, Scope.ALL.name()), entered);
        }
        Allowed isHeld = new Allowed.Is(IN_FILE, names(held.keySet().stream()));
        Allowed byName = atLevel(
                scope,
                reach,
                units -> new Allowed.Is(
                        IN_FILE,
                        names(held.entrySet().stream()
                                .filter(file -> units.contains(file.getValue()))
                                .map(Map.Entry::getKey))));
        return Allowed.any(Allowed.is(scope, Scope.ALL.name()), Allowed.all(entered, new Allowed.Not(isHeld)), byName);
    }

    private static Allowed atLevel(String scope, Reader.Reach reach, Function<Set<UUID>, Allowed> of) {
        return Allowed.any(
                Allowed.all(Allowed.is(scope, Scope.DEPARTMENT.name()), of.apply(reach.department())),
                Allowed.all(Allowed.is(scope, Scope.SECTION.name()), of.apply(reach.section())),
                Allowed.all(Allowed.is(scope, Scope.SUBSECTION.name()), of.apply(reach.subsection())));
    }

    private static Set<String> names(Stream<UUID> ids) {
        return ids.map(UUID::toString).collect(Collectors.toSet());
    }

    /** Nobody shut her out. */
    Allowed letIn() {
        return new Allowed.Not(Allowed.any(shutOut, shutOutOfFile));
    }

    /** By one way or another it reaches her; mostly the same is with the same units while it is open and afterwards. */
    Allowed reached() {
        Allowed byScope = open.equals(completed)
                ? completed.both()
                : Allowed.any(
                        Allowed.all(Allowed.is(OPEN, "true"), open.both()),
                        Allowed.all(Allowed.is(OPEN, "false"), completed.both()));
        return Allowed.any(named, byScope, waits);
    }

    /** She is cleared for it. */
    Allowed trusted() {
        return Allowed.any(Allowed.all(cleared, clearedForFile), clearedByName);
    }

    /** She handles what it contains. */
    Allowed handled() {
        return Allowed.all(
                new Allowed.Not(new Allowed.Is(FLAG, mishandled)),
                new Allowed.Not(new Allowed.Is(FILE_FLAG, mishandled)));
    }

    /** The entry of a file itself, by its keys alone. */
    Allowed wholeOfFile() {
        return Allowed.all(
                new Allowed.Not(shutOutOfFile),
                completed.ofFile(),
                clearedForFile,
                new Allowed.Not(new Allowed.Is(FILE_FLAG, mishandled)));
    }

    /** What the index is asked for. */
    Allowed whole() {
        return Allowed.all(letIn(), reached(), trusted(), handled());
    }
}
