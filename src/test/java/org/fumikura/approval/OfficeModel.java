package org.fumikura.approval;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.fumikura.organization.BodyId;
import org.fumikura.organization.Deputies.Capacity;
import org.fumikura.organization.PersonId;
import org.fumikura.organization.PostId;
import org.fumikura.organization.Rank;
import org.fumikura.organization.UnitId;
import org.fumikura.organization.Validity;
import org.fumikura.shared.Text;

/**
 * An invented office: who holds which post, who is away, who stands in for whom. Posts and people are small numbers.
 *
 * @param holders by post
 * @param away people
 * @param order the published order of deputies, by post
 * @param acting the formal order of who carries out a vacant post's duties, by post
 * @param delegates whom the holder of a post lets answer, by post
 */
record OfficeModel(
        Map<Integer, List<Integer>> holders,
        Set<Integer> away,
        Map<Integer, List<Integer>> order,
        Map<Integer, Integer> acting,
        Map<Integer, Integer> delegates,
        Table table)
        implements Office {

    static final int DRAFTER = 1;
    /** From whom the drafter took it over; she holds a post of the office. */
    static final int EARLIER_DRAFTER = 3;
    /** The drafter's line: 係長, 課長, 部長, 副区長. */
    static final List<Integer> LINE = List.of(10, 11, 12, 13);
    /** Heads of other sections, and an examiner. */
    static final List<Integer> OTHERS = List.of(20, 21);

    /** Who stands above them and the drafter's line. */
    static final List<Integer> COMMON = List.of(13);

    static final int EXAMINER = 30;
    static final List<Integer> POSTS = List.of(10, 11, 12, 13, 20, 21, EXAMINER);

    /**
     * What the table of authority says.
     *
     * @param decides the post of the line that is the lowest to decide
     */
    record Table(int decides, boolean selfDecidable, boolean byProxy, Set<Integer> concurrences, boolean examined) {}

    static boolean hasDrafted(int person) {
        return person == DRAFTER || person == EARLIER_DRAFTER;
    }

    static PostId post(int n) {
        return new PostId(new UUID(1, n));
    }

    static PersonId person(int n) {
        return new PersonId(new UUID(2, n));
    }

    static int number(PostId post) {
        return (int) post.value().getLeastSignificantBits();
    }

    static Addressee addressee(StepKind kind, int post, Joining joining) {
        return new Addressee(kind, post(post), new UnitId(new UUID(3, post)), joining);
    }

    boolean holds(int person, int post) {
        return holders.getOrDefault(post, List.of()).contains(person);
    }

    boolean unattended(int post) {
        return away.containsAll(holders.getOrDefault(post, List.of()));
    }

    /** By formal order; while nobody is there, the first of the published order who is; and as the holder lets her. */
    Set<Capacity> standsIn(int acting, int asked) {
        var all = new java.util.HashSet<Capacity>();
        if (acting == asked) {
            return all;
        }
        if (this.acting.getOrDefault(asked, 0) == acting) {
            all.add(Capacity.ACTING);
        }
        Optional<Integer> next = order.getOrDefault(asked, List.of()).stream()
                .filter(deputy -> !unattended(deputy))
                .findFirst();
        if (unattended(asked) && next.filter(deputy -> deputy == acting).isPresent()) {
            all.add(Capacity.PROXY);
        }
        if (delegates.getOrDefault(asked, 0) == acting) {
            all.add(Capacity.DELEGATE);
        }
        return all;
    }

    @Override
    public List<PersonId> holders(PostId post) {
        return holders.getOrDefault(number(post), List.of()).stream()
                .map(OfficeModel::person)
                .toList();
    }

    @Override
    public boolean isUnattended(PostId post) {
        return unattended(number(post));
    }

    @Override
    public Set<Capacity> inPlaceOf(PostId acting, PostId asked) {
        return standsIn(number(acting), number(asked));
    }

    @Override
    public Rank rank(PostId post) {
        return rank(number(post));
    }

    static Rank rank(int post) {
        return switch (post) {
            case 10, EXAMINER -> Rank.SUBSECTION_HEAD;
            case 12 -> Rank.DEPARTMENT_HEAD;
            case 13 -> Rank.DEPUTY_MAYOR;
            default -> Rank.SECTION_HEAD;
        };
    }

    @Override
    public Text name(PostId post) {
        return Text.same("post " + number(post));
    }

    @Override
    public boolean isInLine(PostId post) {
        return LINE.contains(number(post));
    }

    @Override
    public boolean isAbove(PostId post, UnitId unit) {
        return COMMON.contains(number(post));
    }

    @Override
    public Optional<Ruling> ruling() {
        var required = new java.util.ArrayList<Required>();
        table.concurrences()
                .forEach(post -> required.add(
                        new Required(StepKind.CONCURRENCE, Set.of(post(post)), Text.same("post " + post), "§5")));
        if (table.examined()) {
            required.add(new Required(StepKind.EXAMINATION, Set.of(post(EXAMINER)), Text.same("examiner"), "§6"));
        }
        return Optional.of(new Ruling(rule(), rank(table.decides()), table.selfDecidable(), table.byProxy(), required));
    }

    private Authority rule() {
        return new Authority(
                new UUID(4, 1),
                new BodyId(new UUID(5, 1)),
                "X",
                "X",
                "",
                new AmountRange(0, Optional.empty()),
                rank(table.decides()),
                new Authority.Terms(table.selfDecidable(), false, table.byProxy(), false, Recirculation.EVERYBODY),
                "§1",
                Optional.empty(),
                List.of(),
                new Validity(LocalDate.of(2022, 4, 1), Optional.empty()));
    }
}
