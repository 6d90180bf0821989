package org.fumikura.renditions;

import static org.fumikuradb.renditions.Tables.PAGE;
import static org.fumikuradb.renditions.Tables.RENDITION;
import static org.fumikuradb.renditions.Tables.TASK;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fumikura.content.Sha256;
import org.fumikuradb.renditions.tables.Task;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/**
 * What can be shown of bytes of the current municipality. Nobody is asked for a permission here: whoever asks has found the
 * bytes under the permission of what they belong to. Renditions are made by themselves for all bytes that are kept, and die
 * with them.
 */
@Component
public class Renditions {

    /** How wide pictures of pages are made, in dots: thumbnails, and pages for usual, sharp and largest screens. */
    public static final Set<Integer> WIDTHS = Set.of(160, 900, 1_800, 3_600);

    /** Of these, the one that everybody is shown first. */
    public static final int USUAL_WIDTH = 900;

    private static final String BLANKS = " \n\u3000";

    /** More than a page of an office has; where its excerpt is not looked for any further. */
    private static final int MOST_WORDS = 50_000;

    private static final Field<Boolean> TO_SCAN = DSL.field(DSL.name("scan_waits"), Boolean.class);
    private static final Field<Boolean> URGENT = DSL.field(DSL.name("is_urgent"), Boolean.class);

    /** Sizes that differ by less than a point are the same. */
    private static final float ALIKE = 1;

    private final DSLContext db;
    private final RenditionOrders orders;
    private final RenditionWork work;
    private final Pictures pictures;
    private final RenditionRows rows;
    private final Derivatives derivatives;

    Renditions(
            DSLContext db,
            RenditionOrders orders,
            RenditionRows rows,
            RenditionWork work,
            Pictures pictures,
            Derivatives derivatives) {
        this.db = db;
        this.rows = rows;
        this.derivatives = derivatives;
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
        Task toScan = TASK.as("to_scan");
        Map<Sha256, List<Record>> each = new LinkedHashMap<>();
        db.select(
                        RENDITION.SHA256,
                        RENDITION.STATE,
                        RENDITION.TROUBLE,
                        RENDITION.TOLD,
                        RENDITION.SCAN,
                        RENDITION.SCANNER,
                        RENDITION.SIGNATURES_ON,
                        RENDITION.SCANNED_AT,
                        RENDITION.VIRUS,
                        DSL.field(toScan.KIND.isNotNull()).as(TO_SCAN),
                        DSL.coalesce(toScan.URGENT, TASK.URGENT).as(URGENT),
                        RENDITION.MAKER,
                        RENDITION.PRESERVED,
                        PAGE.WIDTH,
                        PAGE.HEIGHT,
                        PAGE.ORIGIN)
                .from(RENDITION)
                .leftJoin(TASK)
                .on(
                        TASK.TENANT_ID.eq(RENDITION.TENANT_ID),
                        TASK.SHA256.eq(RENDITION.SHA256),
                        TASK.KIND.eq(WorkOrder.Task.DESCRIBE.name()))
                .leftJoin(toScan)
                .on(
                        toScan.TENANT_ID.eq(RENDITION.TENANT_ID),
                        toScan.SHA256.eq(RENDITION.SHA256),
                        toScan.KIND.eq(WorkOrder.Task.SCAN.name()))
                .leftJoin(PAGE)
                .on(PAGE.TENANT_ID.eq(RENDITION.TENANT_ID), PAGE.SHA256.eq(RENDITION.SHA256))
                .where(RENDITION.SHA256.in(names))
                .orderBy(RENDITION.SHA256, PAGE.NUMBER)
                .forEach(row -> each.computeIfAbsent(Sha256.of(row.get(RENDITION.SHA256)), unused -> new ArrayList<>())
                        .add(row));
        Map<Sha256, Rendition> found = new HashMap<>();
        each.forEach((name, those) -> found.put(name, read(name, those)));
        return found;
    }

    /** The rows are those of one rendition, one for each page, or one without a page. */
    private Rendition read(Sha256 sha256, List<Record> rows) {
        Record first = rows.getFirst();
        var state = Rendition.State.valueOf(first.get(RENDITION.STATE));
        List<Rendition.PageSize> pages = rows.stream()
                .filter(row -> row.get(PAGE.WIDTH) != null)
                .map(row -> new Rendition.PageSize(row.get(PAGE.WIDTH), row.get(PAGE.HEIGHT)))
                .toList();
        return new Rendition(
                state,
                Optional.ofNullable(first.get(RENDITION.TROUBLE)).map(Trouble::valueOf),
                first.get(RENDITION.TOLD),
                RenditionRows.scan(first),
                Boolean.TRUE.equals(first.get(TO_SCAN)),
                state == Rendition.State.WAITING && Boolean.TRUE.equals(first.get(URGENT)),
                first.get(RENDITION.MAKER),
                Optional.ofNullable(first.get(RENDITION.PRESERVED)).map(Preserved::valueOf),
                Math.toIntExact(rows.stream()
                        .filter(row -> "WAITING".equals(row.get(PAGE.ORIGIN)))
                        .count()),
                pages,
                pictures.undrawn(sha256, pages.size(), USUAL_WIDTH));
    }

    /** What is known about viruses in bytes; one query however many are asked for. Without bytes that are not kept. */
    public Map<Sha256, VirusScan> findScans(Collection<Sha256> all) {
        return rows.scans(all);
    }

    /** Somebody waits for these: they are made before others. In the caller's transaction. */
    public void hasten(Collection<Sha256> awaited) {
        orders.hasten(awaited);
        work.wake();
    }

    /** The words of a page and where they stand; empty when there is no such page. */
    public Optional<PageWords> findWords(Sha256 sha256, int page) {
        return rows.words(sha256, page);
    }

    /** The words of many pages and where they stand, in one query; without pages that there are not. */
    public Map<Place, PageWords> findWords(Collection<Place> places) {
        if (places.isEmpty()) {
            return Map.of();
        }
        var found = new HashMap<Place, PageWords>();
        db.select(PAGE.SHA256, PAGE.NUMBER, PAGE.WIDTH, PAGE.HEIGHT, PAGE.RUNS)
                .from(PAGE)
                .where(DSL.row(PAGE.SHA256, PAGE.NUMBER)
                        .in(places.stream()
                                .map(place -> DSL.row(place.sha256().bytes(), place.page()))
                                .toList()))
                .forEach(row -> found.put(
                        new Place(Sha256.of(row.value1()), row.value2()),
                        new PageWords(
                                new Rendition.PageSize(row.value3(), row.value4()), RenditionRows.runs(row.value5()))));
        return found;
    }

    /** Of which bytes other words are known since a moment of the machine's clock, or none any more. */
    public List<Sha256> wordsSince(Instant moment) {
        return rows.wordsSince(moment);
    }

    /**
     * The words of some bytes, page by page from the first.
     *
     * @param most how many letters; the page with which there would be more is the first that is left out
     */
    public List<String> firstWords(Sha256 sha256, int most) {
        var words = new ArrayList<String>();
        long sum = 0;
        try (Cursor<Record1<String>> pages = db.select(PAGE.WORDS)
                .from(PAGE)
                .where(PAGE.SHA256.eq(sha256.bytes()))
                .orderBy(PAGE.NUMBER)
                .fetchSize(100)
                .fetchLazy()) {
            for (Record1<String> page : pages) {
                sum += page.value1().length();
                if (sum > most) {
                    break;
                }
                words.add(page.value1());
            }
        }
        return words;
    }

    /**
     * All words of some bytes, page by page.
     *
     * @param most how many letters are read in all; bytes with which there would be more are left out
     */
    public Map<Sha256, List<String>> readWords(Collection<Sha256> which, int most) {
        var letters = new LinkedHashMap<Sha256, Long>();
        db.select(PAGE.SHA256, DSL.sum(DSL.length(PAGE.WORDS)))
                .from(PAGE)
                .where(PAGE.SHA256.in(which.stream().map(Sha256::bytes).toList()))
                .groupBy(PAGE.SHA256)
                .orderBy(PAGE.SHA256)
                .forEach(
                        row -> letters.put(Sha256.of(row.value1()), row.value2().longValue()));
        var words = new HashMap<Sha256, List<String>>();
        long sum = 0;
        for (Map.Entry<Sha256, Long> each : letters.entrySet()) {
            if (sum + each.getValue() <= most) {
                sum += each.getValue();
                words.put(each.getKey(), new ArrayList<>());
            }
        }
        if (!words.isEmpty()) {
            db.select(PAGE.SHA256, PAGE.WORDS)
                    .from(PAGE)
                    .where(PAGE.SHA256.in(
                            words.keySet().stream().map(Sha256::bytes).toList()))
                    .orderBy(PAGE.SHA256, PAGE.NUMBER)
                    .forEach(row -> words.computeIfAbsent(Sha256.of(row.value1()), unused -> new ArrayList<>())
                            .add(row.value2()));
        }
        return words;
    }

    /**
     * The picture of a page, drawn now if nobody has looked at it lately. Must not be called in
     * a transaction: drawing takes its time.
     *
     * @param dots how wide, one of {@link #WIDTHS}
     * @return empty when there is no such page
     * @throws IllegalArgumentException for another width
     * @throws PageNotDrawn when it can not be drawn; that is remembered for a while
     * @throws PageBusy when it was not drawn now
     */
    public Optional<PagePicture> findPicture(Sha256 sha256, int page, int dots) {
        if (!WIDTHS.contains(dots)) {
            throw new IllegalArgumentException("no picture is " + dots + " dots wide");
        }
        return pictures.find(sha256, page, dots);
    }

    /**
     * The PDF/A-2u that was made of bytes; empty when there is none, or none any more, in which case it is made anew. Nobody
     * may write to it. Not in a transaction.
     */
    public Optional<Path> findPreserved(Sha256 sha256) {
        return derivatives.findPreserved(sha256);
    }

    /**
     * A tile of the picture of a large page, drawn and kept like a picture. Must not be called in a transaction.
     *
     * @param dots how wide the whole picture is, one of the page's {@link Rendition.PageSize#tiledWidths}
     * @param column from 0 at the left
     * @param row from 0 at the top
     * @return empty when there is no such tile
     * @throws PageNotDrawn when it can not be drawn; that is remembered for a while
     * @throws PageBusy when it was not drawn now
     */
    public Optional<PagePicture> findTile(Sha256 sha256, int page, int dots, int column, int row) {
        return pictures.findTile(sha256, page, dots, column, row);
    }

    /**
     * Pages in which words stand, in no order, at most so many. Blanks and ends of lines do not matter, nor do capitals.
     *
     * @param words not blank
     */
    public List<Hit> search(Collection<Sha256> where, String words, int most) {
        Field<String> written = DSL.lower(DSL.translate(PAGE.WORDS, DSL.inline(BLANKS), DSL.inline("")));
        return db.select(PAGE.SHA256, PAGE.NUMBER, DSL.left(PAGE.WORDS, MOST_WORDS))
                .from(PAGE)
                .where(
                        PAGE.SHA256.in(where.stream().map(Sha256::bytes).toList()),
                        DSL.position(written, DSL.lower(Excerpt.plain(words))).gt(0))
                .orderBy(PAGE.SHA256, PAGE.NUMBER)
                .limit(most)
                .fetch(row -> new Hit(Sha256.of(row.value1()), row.value2(), Excerpt.of(row.value3(), words)));
    }

    /**
     * Which pages among other bytes are the same as some pages: of the same size and with the same words. A page without words
     * is the same as none, because nobody can tell. One query, however many are asked for.
     */
    public List<Same> findSame(Collection<Place> pages, Collection<Sha256> among) {
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
                        new Place(Sha256.of(row.value1()), row.value2()),
                        new Place(Sha256.of(row.value3()), row.value4())));
    }

    /** One page of some bytes, from 1. */
    public record Place(Sha256 sha256, int page) {}

    /** A page in which the words stand. */
    public record Hit(Sha256 sha256, int page, Excerpt around) {}

    /** A page and one that is the same. */
    public record Same(Place page, Place other) {}
}
