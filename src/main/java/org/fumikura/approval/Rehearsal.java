package org.fumikura.approval;

import static org.fumikuradb.approval.Tables.AUTHORITY;
import static org.fumikuradb.approval.Tables.STEP;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fumikura.organization.Actor;
import org.fumikura.organization.Organization;
import org.fumikura.organization.Post;
import org.fumikura.organization.PostSuccession;
import org.fumikura.organization.Unit;
import org.fumikura.organization.UnitLevel;
import org.fumikura.records.NumberKind;
import org.fumikura.records.Numbers;
import org.fumikura.shared.FiscalYear;
import org.fumikura.shared.FiscalYearNames;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.Transactions;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/**
 * What a day to come will change for open matters, in one snapshot (A.17): whom they will ask, posts that nobody will hold,
 * routes that the rules of that day will not let decide, sections without numbers, rows that begin or end. Reads only.
 */
@Component
class Rehearsal {

    private final DSLContext db;
    private final Transactions transactions;
    private final RehearsedMatters matters;
    private final Organization organization;
    private final Numbers numbers;
    private final OfficialClock clock;

    Rehearsal(
            DSLContext db,
            Transactions transactions,
            RehearsedMatters matters,
            Organization organization,
            Numbers numbers,
            OfficialClock clock) {
        this.db = db;
        this.transactions = transactions;
        this.matters = matters;
        this.organization = organization;
        this.numbers = numbers;
        this.clock = clock;
    }

    /** What can be found, the most pressing first. */
    enum Kind {
        VACANT("決裁者が空席になる", "Nobody will hold the deciding post"),
        STOPPED("その日の決裁区分では決裁できない", "Could not be decided by that day's rules"),
        DRAFTER_LEAVES("起案者が職を離れる", "The drafter leaves her post"),
        NO_NUMBERS("番号様式がない", "No numbers"),
        PASSES_ON("あて先の職が引き継がれる", "Another post will be asked"),
        HOLDER_CHANGES("処理する人が替わる", "Somebody else will be asked"),
        RULE_BEGINS("決裁区分の行が始まる", "A row of authority begins"),
        RULE_ENDS("決裁区分の行が終わる", "A row of authority ends");

        private final Text label;

        Kind(String ja, String en) {
            this.label = new Text(ja, en);
        }

        Text label() {
            return label;
        }

        /** Whether it tells who will hold which post: before the day that is for those who may foresee (A.8). */
        boolean foretells() {
            return this == VACANT || this == DRAFTER_LEAVES || this == PASSES_ON || this == HOLDER_CHANGES;
        }

        /** Whether something has to be done about it before the day comes. */
        boolean isPressing() {
            return compareTo(NO_NUMBERS) <= 0;
        }
    }

    /**
     * One thing that changes.
     *
     * @param what the post, section, row or matter
     * @param now how it is today
     * @param then how it will be
     * @param matters how many open matters it touches; 0 where it is about none
     * @param path where it can be looked at; empty where the reader can not
     */
    record Line(Kind kind, Text what, Text now, Text then, int matters, Optional<String> path) {}

    /**
     * All of it that the reader may know of.
     *
     * @param leftOut what she may not know before its day, whether there is any or not
     * @param whole false when there were more open matters than are looked at one by one
     */
    record Report(LocalDate on, List<Line> lines, List<Kind> leftOut, boolean whole) {}

    /** @param on after today */
    Report report(LocalDate on, Actor actor) {
        return transactions.read(() -> {
            boolean foresees = actor.horizon().reaches(on);
            var lines = new ArrayList<Line>();
            if (foresees) {
                addPosts(on, lines);
            }
            boolean whole = matters.add(on, actor, lines);
            addNumbers(on, actor, lines);
            addRules(on, lines);
            lines.sort(Comparator.comparing(Line::kind));
            List<Kind> leftOut = foresees
                    ? List.of()
                    : Arrays.stream(Kind.values()).filter(Kind::foretells).toList();
            return new Report(on, List.copyOf(lines), leftOut, whole);
        });
    }

    private void addPosts(LocalDate on, List<Line> lines) {
        Map<Asked, Integer> all = asked(false, on);
        Map<Asked, Integer> deciding = asked(true, on);
        Map<UUID, List<Text>> holders = organization.holderLabels(clock.today());
        Map<UUID, List<Text>> next = organization.holderLabels(on);
        Map<UUID, Post> posts = organization.postsById(all.keySet().stream()
                .flatMap(each -> Stream.of(each.now, each.then))
                .distinct()
                .toList());
        all.forEach((asked, count) -> {
            Post post = Objects.requireNonNull(posts.get(asked.now));
            Post heir = Objects.requireNonNull(posts.get(asked.then));
            Text now = names(holders.get(asked.now));
            Text then = names(next.get(asked.then));
            if (!next.containsKey(asked.then) && deciding.containsKey(asked)) {
                lines.add(new Line(Kind.VACANT, heir.name(), now, then, deciding.getOrDefault(asked, 0), unit(heir)));
            } else if (!post.id().equals(heir.id())) {
                lines.add(new Line(Kind.PASSES_ON, post.name(), now, held(heir, then), count, unit(heir)));
            } else if (!now.equals(then)) {
                lines.add(new Line(Kind.HOLDER_CHANGES, post.name(), now, then, count, unit(post)));
            }
        });
    }

    private static Text held(Post heir, Text by) {
        return new Text(
                heir.name().ja() + "（" + heir.unit().name().ja() + "）" + by.ja(),
                heir.name().en() + " (" + heir.unit().name().en() + "): " + by.en());
    }

    /** A post that open matters ask or will ask today, and the one that goes on with it on the day. */
    private record Asked(UUID now, UUID then) {}

    /** How many open matters each asks. */
    private Map<Asked, Integer> asked(boolean deciding, LocalDate on) {
        Field<UUID> now = PostSuccession.inCharge(STEP.POST_ID, clock.today()).as("asked_now");
        Field<UUID> then = PostSuccession.inCharge(STEP.POST_ID, on).as("asked_then");
        return db.select(now, then, DSL.countDistinct(STEP.DOCUMENT_ID))
                .from(STEP)
                .where(
                        STEP.STATE.in(DSL.inline(StepState.WAITING.name()), DSL.inline(StepState.ACTIVE.name())),
                        deciding ? STEP.KIND.eq(DSL.inline(StepKind.DECISION.name())) : DSL.noCondition())
                .groupBy(DSL.field(DSL.name("asked_now")), DSL.field(DSL.name("asked_then")))
                .fetchMap(row -> new Asked(row.value1(), row.value2()), row -> row.value3());
    }

    static Optional<String> unit(Post post) {
        return Optional.of("/administration/posts/" + post.id().value());
    }

    private static Text names(@org.jspecify.annotations.Nullable Collection<Text> labels) {
        if (labels == null || labels.isEmpty()) {
            return new Text("空席", "nobody");
        }
        return new Text(
                labels.stream().map(Text::ja).collect(Collectors.joining("、")),
                labels.stream().map(Text::en).collect(Collectors.joining(", ")));
    }

    private void addNumbers(LocalDate on, Actor actor, List<Line> lines) {
        FiscalYear year = FiscalYear.of(on);
        LocalDate known = Numbers.areKeptBy(actor) ? on : actor.horizon().nearest(on);
        List<Unit> sections = organization.listUnits(known).stream()
                .filter(unit -> unit.level() == UnitLevel.SECTION)
                .toList();
        for (NumberKind kind : NumberKind.values()) {
            Set<UUID> counting = numbers.unitsCounting(kind, year, on);
            sections.stream()
                    .filter(unit -> !counting.contains(unit.id().value()))
                    .forEach(unit -> lines.add(new Line(
                            Kind.NO_NUMBERS,
                            unit.name(),
                            kind.label(),
                            new Text(
                                    year.label(FiscalYearNames.STANDARD).ja() + "の様式がない",
                                    "none for "
                                            + year.label(FiscalYearNames.STANDARD)
                                                    .en()),
                            0,
                            Optional.of("/administration/number-series"))));
        }
    }

    private void addRules(LocalDate on, List<Line> lines) {
        for (boolean begins : new boolean[] {true, false}) {
            db.selectFrom(AUTHORITY)
                    .where(DSL.condition(
                            begins
                                    ? "lower({0}) > {1}::date and lower({0}) <= {2}::date"
                                    : "upper({0}) > {1}::date and upper({0}) <= {2}::date",
                            AUTHORITY.VALID,
                            DSL.val(clock.today()),
                            DSL.val(on)))
                    .orderBy(AUTHORITY.MATTER_CODE, AUTHORITY.EXPENDITURE_ITEM, AUTHORITY.AMOUNT_FROM)
                    .forEach(row -> lines.add(new Line(
                            begins ? Kind.RULE_BEGINS : Kind.RULE_ENDS,
                            Text.same((row.get(AUTHORITY.MATTER_CODE) + " " + row.get(AUTHORITY.MATTER_NAME) + " "
                                            + row.get(AUTHORITY.EXPENDITURE_ITEM))
                                    .strip()),
                            begins ? new Text("まだない", "not yet") : Text.same(row.get(AUTHORITY.SOURCE)),
                            begins ? Text.same(row.get(AUTHORITY.SOURCE)) : new Text("終わる", "ended"),
                            0,
                            Optional.of(ApprovalAdministration.AUTHORITIES + "/" + row.get(AUTHORITY.ID)))));
        }
    }
}
