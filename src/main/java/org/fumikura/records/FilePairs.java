package org.fumikura.records;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import org.fumikura.records.Materials.Material;
import org.jspecify.annotations.Nullable;

/**
 * Which attachments of two papers are counterparts: by equal bytes, then by their names and parts, then by what is written in
 * them, then by names that differ in their figures alone, as those of two years do. Decision 0028.
 */
final class FilePairs {

    private static final int ALIKE = 200;

    private final Map<Material, PageTraits> traits;
    private final Set<Material> was;
    private final Set<Material> is;
    private final Map<Material, Material> found = new LinkedHashMap<>();

    private FilePairs(Materials was, Materials is, Map<Material, PageTraits> traits) {
        this.was = new LinkedHashSet<>(was.list());
        this.is = new LinkedHashSet<>(is.list());
        this.traits = traits;
    }

    /**
     * By the attachment of the second paper; without those that have none.
     *
     * @param traits of those that have words
     */
    static Map<Material, Material> of(Materials was, Materials is, Map<Material, PageTraits> traits) {
        var pairs = new FilePairs(was, is, traits);
        pairs.match((one, other) -> one.file().sha256().equals(other.file().sha256()));
        pairs.match((one, other) ->
                isNamed(one, other) && one.file().role() == other.file().role());
        pairs.match(FilePairs::isNamed);
        pairs.matchAlike();
        pairs.match((one, other) -> stem(one).equals(stem(other))
                && one.file().role() == other.file().role());
        return pairs.found;
    }

    private static boolean isNamed(Material one, Material other) {
        return one.file().name().equals(other.file().name());
    }

    private static String stem(Material material) {
        return material.file().name().replaceAll("[\\p{Nd}元]+", "0");
    }

    private void match(BiPredicate<Material, Material> isCounterpart) {
        for (Material now : List.copyOf(is)) {
            was.stream()
                    .filter(then -> isCounterpart.test(then, now))
                    .findFirst()
                    .ifPresent(then -> take(then, now));
        }
    }

    private void take(Material then, Material now) {
        was.remove(then);
        is.remove(now);
        found.put(now, then);
    }

    private record Alike(Material was, Material is, int likeness) {}

    private void matchAlike() {
        var alike = new ArrayList<Alike>();
        for (Material then : was) {
            for (Material now : is) {
                alike.add(new Alike(then, now, likeness(traits.get(then), traits.get(now))));
            }
        }
        alike.sort(Comparator.comparingInt(Alike::likeness).reversed());
        for (Alike each : alike) {
            if (each.likeness >= ALIKE && was.contains(each.was) && is.contains(each.is)) {
                take(each.was, each.is);
            }
        }
    }

    private static int likeness(@Nullable PageTraits one, @Nullable PageTraits other) {
        return one == null || other == null || one.isBlank() || other.isBlank() ? 0 : one.likeness(other);
    }
}
