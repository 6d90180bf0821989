package org.fumikura.renditions;

import static org.fumikuradb.renditions.Tables.PAGE;
import static org.fumikuradb.renditions.Tables.RENDITION;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fumikura.content.Sha256;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What can be shown of bytes of the current municipality. Nobody is asked for a permission here: whoever asks has found the
 * bytes under the permission of what they belong to. Renditions are made by themselves for all bytes that are kept, and die
 * with them.
 */
@Component
public class Renditions {

    /** How wide pictures of pages are made, in dots: thumbnails, and pages for usual, sharp and largest screens. */
    public static final Set<Integer> WIDTHS = Set.of(160, 900, 1_800, 3_600);

    /** Sizes that differ by less than a point are the same. */
    private static final float ALIKE = 1;

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<List<PageWords.Run>> RUNS = new TypeReference<>() {};

    private final DSLContext db;
    private final RenditionOrders orders;
    private final RenditionWork work;
    private final Pictures pictures;

    Renditions(DSLContext db, RenditionOrders orders, RenditionWork work, Pictures pictures) {
        this.db = db;
        this.orders = orders;
        this.work = work;
        this.pictures = pictures;
    }

    /** What is known now, by the bytes; one query however many are asked for. Without bytes that are not kept. */
    public Map<Sha256, Rendition> find(Collection<Sha256> all) {
        List<byte[]> names = all.stream().map(Sha256::bytes).distinct().toList();
        if (names.isEmpty()) {
            return Map.of();
        }
        Map<Sha256, List<Record>> rows = new LinkedHashMap<>();
        db.select(
                        RENDITION.SHA256,
                        RENDITION.STATE,
                        RENDITION.TROUBLE,
                        RENDITION.TOLD,
                        RENDITION.URGENT,
                        PAGE.WIDTH,
                        PAGE.HEIGHT)
                .from(RENDITION)
                .leftJoin(PAGE)
                .on(PAGE.TENANT_ID.eq(RENDITION.TENANT_ID), PAGE.SHA256.eq(RENDITION.SHA256))
                .where(RENDITION.SHA256.in(names))
                .orderBy(RENDITION.SHA256, PAGE.NUMBER)
                .forEach(row -> rows.computeIfAbsent(Sha256.of(row.get(RENDITION.SHA256)), unused -> new ArrayList<>())
                        .add(row));
        Map<Sha256, Rendition> found = new HashMap<>();
        rows.forEach((name, those) -> found.put(name, read(those)));
        return found;
    }

    /** The rows are those of one rendition, one for each page, or one without a page. */
    private static Rendition read(List<Record> rows) {
        Record first = rows.getFirst();
        var state = Rendition.State.valueOf(first.get(RENDITION.STATE));
        return new Rendition(
                state,
                Optional.ofNullable(first.get(RENDITION.TROUBLE)).map(Trouble::valueOf),
                first.get(RENDITION.TOLD),
                state == Rendition.State.WAITING && first.get(RENDITION.URGENT),
                rows.stream()
                        .filter(row -> row.get(PAGE.WIDTH) != null)
                        .map(row -> new Rendition.PageSize(row.get(PAGE.WIDTH), row.get(PAGE.HEIGHT)))
                        .toList());
    }

    /** Somebody waits for these: they are made before others. In the caller's transaction. */
    public void hasten(Collection<Sha256> awaited) {
        orders.hasten(awaited);
        work.wake();
    }

    /** The words of a page and where they stand; empty when there is no such page. */
    public Optional<PageWords> findWords(Sha256 sha256, int page) {
        return db.select(PAGE.WIDTH, PAGE.HEIGHT, PAGE.RUNS)
                .from(PAGE)
                .where(PAGE.SHA256.eq(sha256.bytes()), PAGE.NUMBER.eq(page))
                .fetchOptional()
                .map(row -> new PageWords(
                        new Rendition.PageSize(row.value1(), row.value2()),
                        JSON.readValue(row.value3().data(), RUNS)));
    }

    /**
     * The picture of a page, drawn now if nobody has looked at it lately. Must not be called in
     * a transaction: drawing takes its time.
     *
     * @param dots how wide, one of {@link #WIDTHS}
     * @return empty when there is no such page, or it can not be drawn
     * @throws IllegalArgumentException for another width
     */
    public Optional<PagePicture> findPicture(Sha256 sha256, int page, int dots) {
        if (!WIDTHS.contains(dots)) {
            throw new IllegalArgumentException("no picture is " + dots + " dots wide");
        }
        return page < 1 ? Optional.empty() : pictures.find(sha256, page, dots);
    }

    /**
     * Pages in which words stand, in no order, at most so many.
     *
     * @param words not blank; capitals do not matter
     */
    public List<Hit> search(Collection<Sha256> where, String words, int most) {
        return db.select(PAGE.SHA256, PAGE.NUMBER)
                .from(PAGE)
                .where(PAGE.SHA256.in(where.stream().map(Sha256::bytes).toList()), PAGE.WORDS.containsIgnoreCase(words))
                .limit(most)
                .fetch(row -> new Hit(Sha256.of(row.value1()), row.value2()));
    }

    /**
     * Which pages among other bytes are the same as some pages: of the same size and with the same words. A page without words
     * is the same as none, because nobody can tell. One query, however many are asked for.
     */
    public List<Same> findSame(Collection<Hit> pages, Collection<Sha256> among) {
        if (pages.isEmpty() || among.isEmpty()) {
            return List.of();
        }
        var other = PAGE.as("other");
        return db.select(PAGE.SHA256, PAGE.NUMBER, other.SHA256, other.NUMBER)
                .from(PAGE)
                .join(other)
                .on(
                        other.TENANT_ID.eq(PAGE.TENANT_ID),
                        other.WORDS.eq(PAGE.WORDS),
                        DSL.abs(other.WIDTH.minus(PAGE.WIDTH)).lt(ALIKE),
                        DSL.abs(other.HEIGHT.minus(PAGE.HEIGHT)).lt(ALIKE))
                .where(
                        DSL.row(PAGE.SHA256, PAGE.NUMBER)
                                .in(pages.stream()
                                        .map(page -> DSL.row(page.sha256().bytes(), page.page()))
                                        .toList()),
                        PAGE.WORDS.ne(""),
                        other.SHA256.in(among.stream().map(Sha256::bytes).toList()))
                .fetch(row -> new Same(
                        new Hit(Sha256.of(row.value1()), row.value2()),
                        new Hit(Sha256.of(row.value3()), row.value4())));
    }

    /** A page of some bytes. */
    public record Hit(Sha256 sha256, int page) {}

    /** A page and one that is the same. */
    public record Same(Hit page, Hit other) {}
}
