package org.fumikura.records;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.fumikura.content.Sha256;
import org.fumikura.records.Differences.Files;
import org.fumikura.records.Differences.How;
import org.fumikura.records.Differences.Pages;
import org.fumikura.records.Differences.Sheet;
import org.fumikura.records.Differences.State;
import org.fumikura.records.Differences.Totals;
import org.fumikura.records.Materials.Material;
import org.fumikura.renditions.PageWords;
import org.fumikura.renditions.Rendition;
import org.fumikura.renditions.Renditions;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.Transactions;
import org.springframework.stereotype.Component;

/** Compares the attachments of two papers page by page. Whoever asks has checked the right to read both. */
@Component
public class DifferencePages {

    /** How many letters of attachments are compared; several times what 1,200 pages on each side have. */
    private static final int MOST_LETTERS = 10_000_000;

    /** How many pairs of pages are looked at. */
    private static final long MOST_EFFORT = 6_000_000;

    private static final Text TOO_MUCH = new Text(
            "ページか文字が多いため、文字では比べていません。それぞれの資料を開いて確かめてください。",
            "It has too many pages or words to be compared; please look at both.");

    private static final Text NOT_READY =
            new Text("表示の準備をしています。少し待って、この画面を開き直してください。", "It is being made ready; open this page again in a while.");

    private final Renditions renditions;
    private final Transactions transactions;

    DifferencePages(Renditions renditions, Transactions transactions) {
        this.renditions = renditions;
        this.transactions = transactions;
    }

    /**
     * What differs, with marks on the pages that are shown. Must not be called in a transaction: comparing takes its time.
     *
     * @param from the first of the pages that differ that is shown, from 0; beyond the last one, the last ones are
     */
    public Differences between(Materials was, Materials is, int from) {
        Map<Material, List<PageTraits>> traits = traits(was, is);
        var whole = new HashMap<Material, PageTraits>();
        traits.forEach((material, pages) -> whole.put(material, PageTraits.together(pages)));
        Map<Material, Material> pairs = FilePairs.of(was, is, whole);

        var files = new ArrayList<Files>();
        var found = new ArrayList<Found>();
        var effort = new Effort();
        for (Material now : is.list()) {
            Material then = pairs.get(now);
            files.add(then == null ? alone(now, State.NEW) : compare(then, now, traits, found, effort));
        }
        was.list().stream()
                .filter(then -> !pairs.containsValue(then))
                .forEach(then -> files.add(alone(then, State.GONE)));

        List<Found> listed = found.stream()
                .sorted(Comparator.comparingInt(each -> Math.min(each.how.ordinal(), How.NEW.ordinal())))
                .toList();
        int first = first(from, listed.size());
        return new Differences(
                List.copyOf(files),
                files.stream().map(Files::totals).reduce(Totals.NONE, Totals::plus),
                listed.size(),
                first,
                marked(listed, first));
    }

    private static int first(int from, int listed) {
        int last = listed == 0 ? 0 : (listed - 1) / Differences.SHOWN * Differences.SHOWN;
        return Math.max(0, Math.min(from / Differences.SHOWN * Differences.SHOWN, last));
    }

    private record Found(How how, Optional<Sheet> was, Optional<Sheet> is) {}

    private static final class Effort {
        private long left = MOST_EFFORT;

        boolean take(long some) {
            if (some > left) {
                return false;
            }
            left -= some;
            return true;
        }
    }

    /** Of those that can be compared and have to be; without the ones that have too many words. */
    private Map<Material, List<PageTraits>> traits(Materials was, Materials is) {
        Set<Sha256> here = bytes(is);
        Set<Sha256> both = bytes(was);
        both.retainAll(here);
        List<Material> ready = Stream.concat(was.list().stream(), is.list().stream())
                .filter(material -> material.rendition().state() == Rendition.State.READY)
                .filter(material -> !both.contains(material.file().sha256()))
                .toList();
        List<Sha256> bytes =
                ready.stream().map(material -> material.file().sha256()).toList();
        Map<Sha256, List<String>> words = transactions.read(() -> renditions.readWords(bytes, MOST_LETTERS));
        var traits = new HashMap<Material, List<PageTraits>>();
        for (Material material : ready) {
            List<String> pages = words.get(material.file().sha256());
            if (pages != null && pages.size() == material.pages().size()) {
                traits.put(material, pages.stream().map(PageTraits::of).toList());
            }
        }
        return traits;
    }

    private static Set<Sha256> bytes(Materials materials) {
        var bytes = new HashSet<Sha256>();
        materials.list().forEach(material -> bytes.add(material.file().sha256()));
        return bytes;
    }

    private static Files alone(Material material, State state) {
        int pages = material.pages().size();
        boolean come = state == State.NEW;
        return new Files(
                come ? Optional.empty() : Optional.of(material),
                come ? Optional.of(material) : Optional.empty(),
                state,
                Optional.empty(),
                new Totals(0, 0, come ? pages : 0, come ? 0 : pages, 0),
                List.of());
    }

    private static Files compare(
            Material then,
            Material now,
            Map<Material, List<PageTraits>> traits,
            Collection<Found> found,
            Effort effort) {
        if (then.file().sha256().equals(now.file().sha256())) {
            int pages = now.pages().size();
            List<Differences.Range> all = pages == 0 ? List.of() : List.of(new Differences.Range(1, 1, pages));
            return files(then, now, State.SAME, Optional.empty(), new Totals(0, 0, 0, 0, pages), all);
        }
        List<PageTraits> some = traits.get(then);
        List<PageTraits> others = traits.get(now);
        if (some == null || others == null || !effort.take(Counterparts.effort(some, others))) {
            return files(then, now, State.NOT_COMPARED, Optional.of(why(then, now)), Totals.NONE, List.of());
        }
        var compared = new Compared(then, now);
        for (Counterparts.Pair pair : Counterparts.of(some, others)) {
            compared.add(pair, some, others);
        }
        found.addAll(compared.found);
        return files(then, now, State.COMPARED, Optional.empty(), compared.totals, compared.same);
    }

    private static Files files(
            Material then, Material now, State state, Optional<Text> why, Totals totals, List<Differences.Range> same) {
        return new Files(Optional.of(then), Optional.of(now), state, why, totals, List.copyOf(same));
    }

    private static Text why(Material then, Material now) {
        return now.isWaiting() || then.isWaiting()
                ? NOT_READY
                : now.state().or(then::state).orElse(TOO_MUCH);
    }

    /** The pages of two attachments as they are gone through. */
    private static final class Compared {

        private final Material then;
        private final Material now;
        private final List<Found> found = new ArrayList<>();
        private final List<Differences.Range> same = new ArrayList<>();
        private Totals totals = Totals.NONE;

        Compared(Material then, Material now) {
            this.then = then;
            this.now = now;
        }

        void add(Counterparts.Pair pair, List<PageTraits> some, List<PageTraits> others) {
            if (!pair.isWhole()) {
                boolean come = pair.was() == Counterparts.Pair.NONE;
                found.add(
                        come
                                ? new Found(How.NEW, Optional.empty(), Optional.of(new Sheet(now, pair.is() + 1)))
                                : new Found(How.GONE, Optional.of(new Sheet(then, pair.was() + 1)), Optional.empty()));
                totals = totals.plus(new Totals(0, 0, come ? 1 : 0, come ? 0 : 1, 0));
                return;
            }
            PageTraits one = some.get(pair.was());
            if (!one.isBlank() && one.name().equals(others.get(pair.is()).name())) {
                addSame(pair.was() + 1, pair.is() + 1);
                totals = totals.plus(new Totals(0, 0, 0, 0, 1));
                return;
            }
            found.add(new Found(
                    one.isBlank() ? How.PICTURE : How.CHANGED,
                    Optional.of(new Sheet(then, pair.was() + 1)),
                    Optional.of(new Sheet(now, pair.is() + 1))));
            totals = totals.plus(new Totals(one.isBlank() ? 0 : 1, one.isBlank() ? 1 : 0, 0, 0, 0));
        }

        private void addSame(int was, int is) {
            if (!same.isEmpty()) {
                Differences.Range last = same.getLast();
                if (last.was() + last.pages() == was && last.is() + last.pages() == is) {
                    same.set(same.size() - 1, new Differences.Range(last.was(), last.is(), last.pages() + 1));
                    return;
                }
            }
            same.add(new Differences.Range(was, is, 1));
        }
    }

    private List<Pages> marked(List<Found> listed, int first) {
        List<Found> shown = listed.subList(first, Math.min(listed.size(), first + Differences.SHOWN));
        List<Renditions.Place> places = shown.stream()
                .filter(each -> each.how == How.CHANGED)
                .flatMap(each -> Stream.concat(each.was.stream(), each.is.stream()))
                .map(DifferencePages::place)
                .distinct()
                .toList();
        Map<Renditions.Place, PageWords> words = transactions.read(() -> renditions.findWords(places));
        var pages = new ArrayList<Pages>();
        for (Found each : shown) {
            Optional<Differences.Marks> marks =
                    each.was.flatMap(then -> each.is.flatMap(now -> Optional.ofNullable(words.get(place(then)))
                            .flatMap(before -> Optional.ofNullable(words.get(place(now)))
                                    .map(after -> WordMarks.between(before, after)))));
            pages.add(new Pages(first + pages.size() + 1, each.how, each.was, each.is, marks));
        }
        return List.copyOf(pages);
    }

    private static Renditions.Place place(Sheet sheet) {
        return new Renditions.Place(sheet.material().file().sha256(), sheet.page());
    }
}
