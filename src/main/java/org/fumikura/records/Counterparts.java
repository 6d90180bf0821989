package org.fumikura.records;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Which pages of two papers are counterparts (対応するページ): in the order of both, and as alike as possible in all, so that a
 * page that was put in between makes none that follows another one. Decision 0028.
 */
final class Counterparts {

    /** From which likeness on two pages can be versions of one. */
    private static final int ALIKE = 300;

    /** Nothing tells pictures apart: they go together in their order where nothing else is to be had. */
    private static final int PICTURES = 1;

    private Counterparts() {}

    /**
     * Two pages that are counterparts, or one without.
     *
     * @param was its place in the first paper, from 0, or {@link #NONE}
     * @param is its place in the second paper, from 0, or {@link #NONE}
     */
    record Pair(int was, int is) {

        static final int NONE = -1;

        boolean isWhole() {
            return was != NONE && is != NONE;
        }

        private Pair turned() {
            return new Pair(is, was);
        }
    }

    /** How many pairs of pages have to be looked at. */
    static long effort(List<PageTraits> was, List<PageTraits> is) {
        Ends ends = Ends.of(was, is);
        return (long) (was.size() - ends.same()) * (is.size() - ends.same());
    }

    /** Each page once, those without a counterpart where they stand; turned round, the same pairs are found. */
    static List<Pair> of(List<PageTraits> was, List<PageTraits> is) {
        if (isTurned(was, is)) {
            return find(is, was).stream().map(Pair::turned).toList();
        }
        return find(was, is);
    }

    /** Where several ways are as good, one is taken that does not depend on which paper is called the first. */
    private static boolean isTurned(List<PageTraits> was, List<PageTraits> is) {
        Iterator<PageTraits> other = is.iterator();
        for (PageTraits page : was) {
            int order = other.hasNext() ? page.name().compareTo(other.next().name()) : 1;
            if (order != 0) {
                return order > 0;
            }
        }
        return false;
    }

    private static List<Pair> find(List<PageTraits> was, List<PageTraits> is) {
        Ends ends = Ends.of(was, is);
        int n = was.size() - ends.same();
        int m = is.size() - ends.same();
        List<PageTraits> some = was.subList(ends.head, ends.head + n);
        List<PageTraits> others = is.subList(ends.head, ends.head + m);
        var pairs = new ArrayList<Pair>();
        for (int k = 1; k <= ends.tail; k++) {
            pairs.add(new Pair(was.size() - k, is.size() - k));
        }
        int[][] best = best(some, others);
        int i = n;
        int j = m;
        while (i > 0 || j > 0) {
            int worth = i > 0 && j > 0 ? worth(some.get(i - 1), others.get(j - 1)) : 0;
            if (worth > 0 && best[i][j] == best[i - 1][j - 1] + worth) {
                pairs.add(new Pair(ends.head + --i, ends.head + --j));
            } else if (j > 0 && (i == 0 || best[i][j] == best[i][j - 1])) {
                pairs.add(new Pair(Pair.NONE, ends.head + --j));
            } else {
                pairs.add(new Pair(ends.head + --i, Pair.NONE));
            }
        }
        for (int k = ends.head - 1; k >= 0; k--) {
            pairs.add(new Pair(k, k));
        }
        Collections.reverse(pairs);
        return List.copyOf(pairs);
    }

    /** How much the best pairs of the first so many pages of each paper are worth. */
    private static int[][] best(List<PageTraits> some, List<PageTraits> others) {
        var best = new int[some.size() + 1][others.size() + 1];
        var shared = new Shared(others);
        for (int i = 1; i <= some.size(); i++) {
            PageTraits one = some.get(i - 1);
            int[] inCommon = shared.with(one);
            for (int j = 1; j <= others.size(); j++) {
                PageTraits other = others.get(j - 1);
                int worth = one.canBeAlike(other, inCommon[j - 1], ALIKE) ? worth(one, other) : 0;
                best[i][j] = Math.max(Math.max(best[i - 1][j], best[i][j - 1]), best[i - 1][j - 1] + worth);
            }
        }
        return best;
    }

    /** How many numbers of its sketch a page shares with each of many; most pairs of pages need not be looked at any closer. */
    private static final class Shared {

        private final Map<Integer, List<Integer>> pages = new HashMap<>();
        private final int many;

        Shared(List<PageTraits> others) {
            many = others.size();
            for (int j = 0; j < many; j++) {
                for (int number : others.get(j).sketch()) {
                    pages.computeIfAbsent(number, unused -> new ArrayList<>()).add(j);
                }
            }
        }

        int[] with(PageTraits one) {
            var shared = new int[many];
            for (int number : one.sketch()) {
                for (int j : pages.getOrDefault(number, List.of())) {
                    shared[j]++;
                }
            }
            return shared;
        }
    }

    private static int worth(PageTraits one, PageTraits other) {
        if (one.isBlank() || other.isBlank()) {
            return one.isBlank() && other.isBlank() ? PICTURES : 0;
        }
        int likeness = one.likeness(other);
        return likeness < ALIKE ? 0 : likeness;
    }

    /** How many pages are the same at the begin and at the end of both. */
    private record Ends(int head, int tail) {

        static Ends of(List<PageTraits> was, List<PageTraits> is) {
            int most = Math.min(was.size(), is.size());
            int head = 0;
            while (head < most && isSame(was.get(head), is.get(head))) {
                head++;
            }
            int tail = 0;
            while (tail < most - head && isSame(was.get(was.size() - 1 - tail), is.get(is.size() - 1 - tail))) {
                tail++;
            }
            return new Ends(head, tail);
        }

        private static boolean isSame(PageTraits one, PageTraits other) {
            return !one.isBlank() && one.name().equals(other.name());
        }

        int same() {
            return head + tail;
        }
    }
}
