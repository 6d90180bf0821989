package org.fumikura.approval;

import static org.fumikuradb.approval.Tables.AUTHORITY;
import static org.fumikuradb.approval.Tables.MATTER;
import static org.fumikuradb.approval.Tables.STEP;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fumikura.organization.Actor;
import org.fumikura.organization.Organization;
import org.fumikura.organization.Post;
import org.fumikura.organization.PostId;
import org.fumikura.organization.Unit;
import org.fumikura.organization.UnitLevel;
import org.fumikura.records.Document;
import org.fumikura.records.DocumentId;
import org.fumikura.records.Documents;
import org.fumikura.records.NumberKind;
import org.fumikura.records.Numbers;
import org.fumikura.shared.FiscalYear;
import org.fumikura.shared.FiscalYearNames;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.Transactions;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/**
 * What a day to come will change for open matters, in one snapshot (A.17): whom they will ask, posts that nobody will hold,
 * routes that the rules of that day will not let decide, sections without numbers, rows that begin or end. Reads only.
 */
@Component
class Rehearsal {

    /** How many open matters are looked at one by one. */
    static final int MOST_MATTERS = 2_000;

    /** How far ahead it looks. */
    static final int YEARS = 3;

    private final DSLContext db;
    private final Transactions transactions;
    private final Matters matters;
    private final Offices offices;
    private final Organization organization;
    private final Numbers numbers;
    private final Documents documents;
    private final OfficialClock clock;

    Rehearsal(
            DSLContext db,
            Transactions transactions,
            Matters matters,
            Offices offices,
            Organization organization,
            Numbers numbers,
            Documents documents,
            OfficialClock clock) {
        this.db = db;
        this.transactions = transactions;
        this.matters = matters;
        this.offices = offices;
        this.organization = organization;
        this.numbers = numbers;
        this.documents = documents;
        this.clock = clock;
    }

    /** What can be found, the most pressing first. */
    enum Kind {
        POST_ENDS("あて先の職がなくなる", "A post that is asked will be gone"),
        VACANT("決裁者が空席になる", "Nobody will hold the deciding post"),
        STOPPED("その日の決裁区分では決裁できない", "Could not be decided by that day's rules"),
        DRAFTER_LEAVES("起案者が職を離れる", "The drafter leaves her post"),
        NO_NUMBERS("番号様式がない", "No numbers"),
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
     * All of it.
     *
     * @param whole false when there were more open matters than are looked at one by one
     */
    record Report(LocalDate on, List<Line> lines, boolean whole) {}

    /** @param on after today */
    Report report(LocalDate on, Actor actor) {
        return transactions.read(() -> {
            var lines = new ArrayList<Line>();
            Map<PostId, Integer> asked = asked(false);
            Map<PostId, Integer> deciding = asked(true);
            Set<PostId> there = organization.existing(asked.keySet(), on);
            Map<UUID, List<Text>> holders = organization.holderLabels(clock.today());
            Map<UUID, List<Text>> next = organization.holderLabels(on);
            for (Post post : organization.getPosts(List.copyOf(asked.keySet()))) {
                UUID id = post.id().value();
                int count = asked.getOrDefault(post.id(), 0);
                Text now = names(holders.get(id));
                Text then = names(next.get(id));
                if (!there.contains(post.id())) {
                    lines.add(new Line(Kind.POST_ENDS, post.name(), now, new Text("廃止", "gone"), count, unit(post)));
                } else if (!next.containsKey(id) && deciding.containsKey(post.id())) {
                    lines.add(new Line(Kind.VACANT, post.name(), now, then, deciding.get(post.id()), unit(post)));
                } else if (!now.equals(then)) {
                    lines.add(new Line(Kind.HOLDER_CHANGES, post.name(), now, then, count, unit(post)));
                }
            }
            boolean whole = addMatters(on, actor, lines);
            addNumbers(on, lines);
            addRules(on, lines);
            lines.sort(java.util.Comparator.comparing(Line::kind));
            return new Report(on, List.copyOf(lines), whole);
        });
    }

    /** The posts that open matters ask or will ask, and how many each. */
    private Map<PostId, Integer> asked(boolean deciding) {
        return db
                .select(STEP.POST_ID, DSL.countDistinct(STEP.DOCUMENT_ID))
                .from(STEP)
                .where(
                        STEP.STATE.in(DSL.inline(StepState.WAITING.name()), DSL.inline(StepState.ACTIVE.name())),
                        deciding ? STEP.KIND.eq(DSL.inline(StepKind.DECISION.name())) : DSL.noCondition())
                .groupBy(STEP.POST_ID)
                .fetch()
                .stream()
                .collect(Collectors.toMap(row -> new PostId(row.value1()), row -> row.value2()));
    }

    private static Optional<String> unit(Post post) {
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

    /** Matters that could be decided as they stand today and could not on the day, and those whose drafter will have left. */
    private boolean addMatters(LocalDate on, Actor actor, List<Line> lines) {
        List<UUID> open = db.select(MATTER.DOCUMENT_ID)
                .from(MATTER)
                .where(MATTER.STATE.eq(DSL.inline(MatterState.CIRCULATING.name())))
                .orderBy(MATTER.DOCUMENT_ID)
                .limit(MOST_MATTERS + 1)
                .fetch(MATTER.DOCUMENT_ID);
        List<UUID> looked = open.stream().limit(MOST_MATTERS).toList();
        Map<UUID, Document> readable = documents.readable(looked, actor.reader());
        var leaving = new HashMap<PostId, Integer>();
        var lawful = new ArrayList<Matter>();
        for (UUID id : looked) {
            Matter matter = matters.find(new DocumentId(id)).orElseThrow();
            if (!organization.isHeldBy(matter.drafterPost(), matter.drafter(), on)) {
                leaving.merge(matter.drafterPost(), 1, Integer::sum);
            }
            if (stopped(matter).isEmpty()) {
                lawful.add(matter);
            }
        }
        // all of them in one look ahead, which asks the same thing once
        transactions.ahead(on, () -> {
            lawful.forEach(matter -> stopped(matter)
                    .ifPresent(why -> lines.add(stopped(
                            matter,
                            why,
                            Optional.ofNullable(readable.get(matter.id().value()))))));
            return true;
        });
        organization
                .getPosts(List.copyOf(leaving.keySet()))
                .forEach(post -> lines.add(new Line(
                        Kind.DRAFTER_LEAVES,
                        post.name(),
                        new Text("在職", "holds it"),
                        new Text("離任", "has left it"),
                        leaving.getOrDefault(post.id(), 0),
                        unit(post))));
        return open.size() <= MOST_MATTERS;
    }

    private static Line stopped(Matter matter, Text why, Optional<Document> readable) {
        return new Line(
                Kind.STOPPED,
                readable.map(document -> Text.same(document.title()))
                        .orElse(new Text("（閲覧できない案件）", "(a matter that you may not read)")),
                new Text("決裁できる", "can be decided"),
                why,
                1,
                readable.map(document -> "/matters/" + matter.id().value()));
    }

    private Optional<Text> stopped(Matter matter) {
        return new Lawfulness(matter, offices.of(matter)).stopped();
    }

    private void addNumbers(LocalDate on, List<Line> lines) {
        FiscalYear year = FiscalYear.of(on);
        List<Unit> sections = organization.listUnits(on).stream()
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
