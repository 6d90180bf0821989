package org.fumikura.organization;

import static org.fumikuradb.organization.Tables.ASSIGNMENT;
import static org.fumikuradb.organization.Tables.PERSON_NAME;
import static org.fumikuradb.organization.Tables.POST;
import static org.fumikuradb.organization.Tables.POST_SUCCESSION;
import static org.fumikuradb.organization.Tables.ROLE_GRANT;
import static org.fumikuradb.organization.Tables.SUCCESSION;
import static org.fumikuradb.organization.Tables.UNIT;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.Transactions;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/**
 * The organisation of a day to come against today's, in one snapshot (docs/domain/organization.md, A.2.1): first what would
 * hang in the air, then what begins and ends until then. For those who may foresee; reads only.
 */
@Component
class Preparation {

    private final DSLContext db;
    private final Transactions transactions;
    private final ChartRows chart;
    private final StaffRows staff;
    private final Organization organization;
    private final Orphans orphans;
    private final OfficialClock clock;

    Preparation(
            DSLContext db,
            Transactions transactions,
            ChartRows chart,
            StaffRows staff,
            Organization organization,
            Orphans orphans,
            OfficialClock clock) {
        this.db = db;
        this.transactions = transactions;
        this.chart = chart;
        this.staff = staff;
        this.organization = organization;
        this.orphans = orphans;
        this.clock = clock;
    }

    /** What can be found, orphans first. */
    enum Kind {
        LEADERLESS("率いる人がいない", "Nobody leads it"),
        CLERKLESS("文書取扱主任がいない", "No records clerk"),
        GRANT_ORPHANED("なくなる職・組織の権限", "Role of what is gone"),
        DEPUTY_ORPHANED("なくなる職の代決順位", "Deputy of what is gone"),
        ACTING_ORPHANED("なくなる職の職務代理", "Acting order of what is gone"),
        DELEGATION_ORPHANED("なくなる職の代理", "Delegation of what is gone"),
        UNIT_ORPHANED("承継先のない組織", "Unit without successors"),
        POST_ORPHANED("承継する職のない職", "Post that nobody goes on with"),
        UNIT_ENDS("組織の廃止", "Unit ends"),
        UNIT_BEGINS("組織の設置", "Unit begins"),
        POST_ENDS("職の廃止", "Post ends"),
        POST_BEGINS("職の設置", "Post begins"),
        LEAVES("退く職員", "Leaver"),
        ASSIGNMENT_ENDS("免", "Relieved"),
        ASSIGNMENT_BEGINS("就任", "Assigned"),
        ENTERS("職員の登録", "New person"),
        RENAMED("氏名の変更", "New name"),
        ROLE_ENDS("権限の取消し", "Role ends"),
        ROLE_BEGINS("権限の付与", "Role begins");

        private final Text label;

        Kind(String ja, String en) {
            this.label = new Text(ja, en);
        }

        Text label() {
            return label;
        }

        /** Whether it must not be there when the day comes. */
        boolean isOrphan() {
            return compareTo(POST_ORPHANED) <= 0;
        }
    }

    /**
     * One of them.
     *
     * @param day the first day on which it is so; empty for an orphan
     * @param detail of an orphan what to do about it, else what belongs to it
     */
    record Line(Kind kind, Text what, Optional<LocalDate> day, Text detail, String path) {

        static Line orphan(Kind kind, Text what, Text toDo, String path) {
            return new Line(kind, what, Optional.empty(), toDo, path);
        }
    }

    record Report(LocalDate on, List<Line> lines) {

        long orphans() {
            return lines.stream().filter(line -> line.kind().isOrphan()).count();
        }
    }

    /** @param on after today */
    Report report(LocalDate on) {
        return transactions.read(() -> {
            LocalDate today = clock.today();
            var lines = new ArrayList<>(orphans.on(on));
            addUnits(today, on, lines);
            addPosts(today, on, lines);
            addAssignments(today, on, lines);
            addNames(today, on, lines);
            addRoles(today, on, lines);
            return new Report(on, List.copyOf(lines));
        });
    }

    private static Condition ends(Field<?> valid, LocalDate today, LocalDate on) {
        return DSL.condition("upper({0}) > {1}::date and upper({0}) <= {2}::date", valid, DSL.val(today), DSL.val(on));
    }

    private static Condition begins(Field<?> valid, LocalDate today, LocalDate on) {
        return DSL.condition("lower({0}) > {1}::date and lower({0}) <= {2}::date", valid, DSL.val(today), DSL.val(on));
    }

    private static Optional<LocalDate> dayAfter(Validity validity) {
        return validity.last().map(last -> last.plusDays(1));
    }

    private void addUnits(LocalDate today, LocalDate on, List<Line> lines) {
        Map<UUID, List<UUID>> heirs = db.selectDistinct(SUCCESSION.UNIT_ID, SUCCESSION.SUCCESSOR_ID)
                .from(SUCCESSION)
                .where(SUCCESSION.SINCE.gt(today))
                .fetchGroups(SUCCESSION.UNIT_ID, SUCCESSION.SUCCESSOR_ID);
        Map<UUID, Text> names = organization.unitNames(
                heirs.values().stream().flatMap(List::stream).distinct().toList());
        chart.unitsEver(ends(UNIT.VALID, today, on), Horizon.NONE).forEach(unit -> {
            List<Text> next = heirs.getOrDefault(unit.id(), List.of()).stream()
                    .map(names::get)
                    .filter(Objects::nonNull)
                    .toList();
            lines.add(new Line(
                    Kind.UNIT_ENDS,
                    unit.name(),
                    dayAfter(unit.validity()),
                    new Text(
                            "承継先 " + next.stream().map(Text::ja).collect(Collectors.joining("、")),
                            "goes on as " + next.stream().map(Text::en).collect(Collectors.joining(", "))),
                    unit(unit.id())));
        });
        chart.unitsEver(begins(UNIT.VALID, today, on), Horizon.NONE)
                .forEach(unit -> lines.add(new Line(
                        Kind.UNIT_BEGINS,
                        unit.name(),
                        Optional.of(unit.validity().first()),
                        unit.level().label(),
                        unit(unit.id()))));
    }

    private void addPosts(LocalDate today, LocalDate on, List<Line> lines) {
        Map<UUID, UUID> heirs = db.select(POST_SUCCESSION.POST_ID, POST_SUCCESSION.SUCCESSOR_ID)
                .from(POST_SUCCESSION)
                .where(POST_SUCCESSION.SINCE.gt(today))
                .fetchMap(POST_SUCCESSION.POST_ID, POST_SUCCESSION.SUCCESSOR_ID);
        Map<UUID, Post> next = organization.postsById(heirs.values());
        chart.postsEver(ends(POST.VALID, today, on), Horizon.NONE).forEach(post -> {
            Text heir = Optional.ofNullable(heirs.get(post.id()))
                    .map(next::get)
                    .map(found -> new Text(
                            found.name().ja() + "（" + found.unit().name().ja() + "）",
                            found.name().en() + " (" + found.unit().name().en() + ")"))
                    .orElse(Text.same("—"));
            lines.add(new Line(
                    Kind.POST_ENDS,
                    post.name(),
                    dayAfter(post.validity()),
                    new Text(
                            post.unitName().ja() + "　承継する職 " + heir.ja(),
                            post.unitName().en() + "; goes on as " + heir.en()),
                    post(post.id())));
        });
        chart.postsEver(begins(POST.VALID, today, on), Horizon.NONE)
                .forEach(post -> lines.add(new Line(
                        Kind.POST_BEGINS,
                        post.name(),
                        Optional.of(post.validity().first()),
                        post.unitName(),
                        post(post.id()))));
    }

    private void addAssignments(LocalDate today, LocalDate on, List<Line> lines) {
        Set<UUID> staying = db.select(ASSIGNMENT.PERSON_ID)
                .from(ASSIGNMENT)
                .where(Organization.validOn(ASSIGNMENT.VALID, on))
                .fetchSet(ASSIGNMENT.PERSON_ID);
        List<StaffRows.AssignmentLine> ending =
                staff.assignmentsEver(today, ends(ASSIGNMENT.VALID, today, on), Horizon.NONE);
        ending.stream()
                .filter(line -> !staying.contains(line.person()))
                .forEach(line -> lines.add(line(Kind.LEAVES, line, dayAfter(line.validity()))));
        ending.stream()
                .filter(line -> staying.contains(line.person()))
                .forEach(line -> lines.add(line(Kind.ASSIGNMENT_ENDS, line, dayAfter(line.validity()))));
        staff.assignmentsEver(today, begins(ASSIGNMENT.VALID, today, on), Horizon.NONE)
                .forEach(line -> lines.add(line(
                        Kind.ASSIGNMENT_BEGINS,
                        line,
                        Optional.of(line.validity().first()))));
    }

    private static Line line(Kind kind, StaffRows.AssignmentLine line, Optional<LocalDate> day) {
        return new Line(
                kind,
                line.label(),
                day,
                new Text(
                        line.postName().ja() + "（" + line.kind().label().ja() + "）",
                        line.postName().en() + " (" + line.kind().label().en() + ")"),
                person(line.person()));
    }

    /** A name that begins: another one, or that of somebody who was not there before. */
    private void addNames(LocalDate today, LocalDate on, List<Line> lines) {
        List<UUID> named = db.selectDistinct(PERSON_NAME.PERSON_ID)
                .from(PERSON_NAME)
                .where(begins(PERSON_NAME.VALID, today, on))
                .orderBy(PERSON_NAME.PERSON_ID)
                .fetch(PERSON_NAME.PERSON_ID);
        PersonNames names = organization.names(named);
        var known = new HashSet<UUID>();
        for (UUID person : named) {
            Optional<Text> now = names.on(person, today);
            names.all(person).reversed().stream()
                    .filter(name -> name.first()
                            .filter(first -> first.isAfter(today) && !first.isAfter(on))
                            .isPresent())
                    .forEach(name -> lines.add(new Line(
                            now.isEmpty() && known.add(person) ? Kind.ENTERS : Kind.RENAMED,
                            name.label(),
                            name.first(),
                            now.map(label -> new Text("いまは" + label.ja(), "now " + label.en()))
                                    .orElse(new Text("この日から", "from that day on")),
                            person(person))));
        }
    }

    private void addRoles(LocalDate today, LocalDate on, List<Line> lines) {
        staff.grantsEver(ends(ROLE_GRANT.VALID, today, on), Horizon.NONE)
                .forEach(line -> lines.add(line(Kind.ROLE_ENDS, line, dayAfter(line.validity()))));
        staff.grantsEver(begins(ROLE_GRANT.VALID, today, on), Horizon.NONE)
                .forEach(line -> lines.add(
                        line(Kind.ROLE_BEGINS, line, Optional.of(line.validity().first()))));
    }

    private static Line line(Kind kind, StaffRows.GrantLine line, Optional<LocalDate> day) {
        return new Line(
                kind,
                line.postName(),
                day,
                new Text(
                        line.role().label().ja() + "（" + line.atName().ja() + "）",
                        line.role().label().en() + " (" + line.atName().en() + ")"),
                post(line.post()));
    }

    private static String unit(UUID id) {
        return UnitController.LIST.path() + "/" + id;
    }

    private static String post(UUID id) {
        return PostController.LIST.path() + "/" + id;
    }

    private static String person(UUID id) {
        return PersonController.LIST.path() + "/" + id;
    }
}
