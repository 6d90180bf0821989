package org.fumikura.renditions;

import static org.fumikuradb.renditions.Tables.PAGE;
import static org.fumikuradb.renditions.Tables.RENDITION;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fumikura.content.Sha256;
import org.fumikura.shared.MachineClock;
import org.fumikuradb.renditions.tables.records.PageRecord;
import org.fumikuradb.renditions.tables.records.RenditionRecord;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.UpdateSetMoreStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What was made of bytes. Bytes that have gone in the meantime take nothing in. All of it in the caller's transaction. */
@Component
class RenditionRows {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<List<PageWords.Run>> RUNS = new TypeReference<>() {};
    private static final int LONGEST_TOLD = 300;
    private static final int PAGES_AT_ONCE = 200;

    private final DSLContext db;
    private final MachineClock clock;

    RenditionRows(DSLContext db, MachineClock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** Nothing can be shown of it. */
    void notShown(Sha256 sha256, WorkAnswer answer) {
        end(sha256, Rendition.State.NOT_SHOWN, answer.mediaType(), answer.maker(), null, "");
    }

    /** Nothing can be shown of it because something is wrong with it. */
    void failed(Sha256 sha256, Trouble trouble, String told) {
        end(sha256, Rendition.State.FAILED, "", "", trouble, told);
    }

    /**
     * It can be shown.
     *
     * @param copied whether it is read in a copy
     */
    void ready(Sha256 sha256, WorkAnswer answer, boolean copied, List<PageWords> pages) {
        if (end(sha256, Rendition.State.READY, answer.mediaType(), answer.maker(), null, "") == 0) {
            return;
        }
        db.update(RENDITION)
                .set(RENDITION.COPIED, copied)
                .set(RENDITION.WORDS_AT, clock.now())
                .where(RENDITION.SHA256.eq(sha256.bytes()))
                .execute();
        db.deleteFrom(PAGE).where(PAGE.SHA256.eq(sha256.bytes())).execute();
        for (int from = 0; from < pages.size(); from += PAGES_AT_ONCE) {
            var rows = new ArrayList<PageRecord>();
            for (int i = from; i < Math.min(from + PAGES_AT_ONCE, pages.size()); i++) {
                rows.add(row(sha256, i + 1, pages.get(i)));
            }
            db.batchInsert(rows).execute();
        }
    }

    /** The scanner has looked at it. */
    void scanned(Sha256 sha256, VirusScan scan) {
        said(scan).where(RENDITION.SHA256.eq(sha256.bytes())).execute();
    }

    /** A virus was found in it: nothing of it is shown any more, nor ever again. */
    void infected(Sha256 sha256, VirusScan scan) {
        said(scan)
                .set(RENDITION.STATE, Rendition.State.FAILED.name())
                .set(RENDITION.WORDS_AT, clock.now())
                .set(RENDITION.TROUBLE, Trouble.VIRUS.name())
                .set(RENDITION.TOLD, "")
                .set(RENDITION.COPIED, false)
                .setNull(RENDITION.PRESERVED)
                .where(RENDITION.SHA256.eq(sha256.bytes()))
                .execute();
        db.deleteFrom(PAGE).where(PAGE.SHA256.eq(sha256.bytes())).execute();
    }

    private UpdateSetMoreStep<RenditionRecord> said(VirusScan scan) {
        return db.update(RENDITION)
                .set(RENDITION.SCAN, scan.state().name())
                .set(RENDITION.SCANNER, scan.scanner())
                .set(RENDITION.SIGNATURES_ON, scan.signaturesOn().orElse(null))
                .set(RENDITION.SCANNED_AT, scan.at().orElse(null))
                .set(RENDITION.VIRUS, scan.virus());
    }

    /** The scanner could not look at it, however often it was asked. */
    void notScannable(Sha256 sha256) {
        db.update(RENDITION)
                .set(RENDITION.SCANNED_AT, clock.now())
                .where(RENDITION.SHA256.eq(sha256.bytes()))
                .execute();
    }

    /** Of which bytes other words are known since a moment, or none any more. */
    List<Sha256> wordsSince(Instant moment) {
        return db.select(RENDITION.SHA256)
                .from(RENDITION)
                .where(RENDITION.WORDS_AT.ge(moment))
                .fetch(row -> Sha256.of(row.value1()));
    }

    boolean isInfected(Sha256 sha256) {
        return db.fetchExists(
                RENDITION, RENDITION.SHA256.eq(sha256.bytes()), RENDITION.SCAN.eq(VirusScanState.INFECTED.name()));
    }

    /** What is known about viruses in these, in one query; without bytes that are not kept. */
    Map<Sha256, VirusScan> scans(Collection<Sha256> all) {
        if (all.isEmpty()) {
            return Map.of();
        }
        return db.select(
                        RENDITION.SHA256,
                        RENDITION.SCAN,
                        RENDITION.SCANNER,
                        RENDITION.SIGNATURES_ON,
                        RENDITION.SCANNED_AT,
                        RENDITION.VIRUS)
                .from(RENDITION)
                .where(RENDITION.SHA256.in(
                        all.stream().map(Sha256::bytes).distinct().toList()))
                .fetchMap(row -> Sha256.of(row.get(RENDITION.SHA256)), RenditionRows::scan);
    }

    /** From a row that has the columns of it. */
    static VirusScan scan(Record row) {
        return new VirusScan(
                VirusScanState.valueOf(row.get(RENDITION.SCAN)),
                row.get(RENDITION.SCANNER),
                Optional.ofNullable(row.get(RENDITION.SIGNATURES_ON)),
                Optional.ofNullable(row.get(RENDITION.SCANNED_AT)),
                row.get(RENDITION.VIRUS));
    }

    private int end(
            Sha256 sha256,
            Rendition.State state,
            String mediaType,
            String maker,
            @Nullable Trouble trouble,
            String told) {
        return db.update(RENDITION)
                .set(RENDITION.STATE, state.name())
                .set(RENDITION.MEDIA_TYPE, mediaType)
                .set(RENDITION.TROUBLE, trouble == null ? null : trouble.name())
                .set(RENDITION.TOLD, told.substring(0, Math.min(told.length(), LONGEST_TOLD)))
                .set(RENDITION.MAKER, maker)
                .set(RENDITION.MADE_AT, clock.now())
                .where(RENDITION.SHA256.eq(sha256.bytes()), RENDITION.STATE.eq(Rendition.State.WAITING.name()))
                .execute();
    }

    private static PageRecord row(Sha256 sha256, int number, PageWords page) {
        var row = new PageRecord();
        row.setSha256(sha256.bytes());
        row.setNumber(number);
        row.setWidth(page.size().width());
        row.setHeight(page.size().height());
        row.setWords(page.words());
        row.setRuns(JSONB.jsonb(JSON.writeValueAsString(page.runs())));
        row.setOrigin((page.runs().isEmpty() ? Origin.WAITING : Origin.FILE).name());
        return row;
    }

    /** The first page whose words are yet to be read from its picture. */
    Optional<Integer> nextUnread(Sha256 sha256) {
        return db.select(PAGE.NUMBER)
                .from(PAGE)
                .where(PAGE.SHA256.eq(sha256.bytes()), PAGE.ORIGIN.eq(Origin.WAITING.name()))
                .orderBy(PAGE.NUMBER)
                .limit(1)
                .fetchOptional(PAGE.NUMBER);
    }

    /** The words of a page have been read from its picture; none, when there are none, or none could be read. */
    void recognised(Sha256 sha256, int page, List<PageWords.Run> runs, String maker) {
        db.update(RENDITION)
                .set(RENDITION.RECOGNISER, maker.isEmpty() ? RENDITION.RECOGNISER : DSL.val(maker))
                .set(RENDITION.WORDS_AT, clock.now())
                .where(RENDITION.SHA256.eq(sha256.bytes()))
                .execute();
        db.update(PAGE)
                .set(PAGE.WORDS, PageWords.words(runs))
                .set(PAGE.RUNS, JSONB.jsonb(JSON.writeValueAsString(runs)))
                .set(PAGE.ORIGIN, Origin.PICTURE.name())
                .where(PAGE.SHA256.eq(sha256.bytes()), PAGE.NUMBER.eq(page), PAGE.ORIGIN.eq(Origin.WAITING.name()))
                .execute();
    }

    /** Too many of its pages could not be read: the others are not tried. */
    void leaveUnread(Sha256 sha256) {
        db.update(PAGE)
                .set(PAGE.ORIGIN, Origin.PICTURE.name())
                .where(PAGE.SHA256.eq(sha256.bytes()), PAGE.ORIGIN.eq(Origin.WAITING.name()))
                .execute();
    }

    boolean isPreserved(Sha256 sha256) {
        return db.fetchExists(RENDITION, RENDITION.SHA256.eq(sha256.bytes()), RENDITION.PRESERVED.isNotNull());
    }

    /** Its PDF/A is there. */
    void preserved(Sha256 sha256, Preserved how, String maker) {
        db.update(RENDITION)
                .set(RENDITION.PRESERVED, how.name())
                .set(RENDITION.PRESERVER, maker)
                .where(RENDITION.SHA256.eq(sha256.bytes()), RENDITION.SCAN.ne(VirusScanState.INFECTED.name()))
                .execute();
    }

    /** The words of a page and where they stand. */
    Optional<PageWords> words(Sha256 sha256, int page) {
        return db.select(PAGE.WIDTH, PAGE.HEIGHT, PAGE.RUNS)
                .from(PAGE)
                .where(PAGE.SHA256.eq(sha256.bytes()), PAGE.NUMBER.eq(page))
                .fetchOptional()
                .map(row -> new PageWords(new Rendition.PageSize(row.value1(), row.value2()), runs(row.value3())));
    }

    static List<PageWords.Run> runs(JSONB column) {
        return JSON.readValue(column.data(), RUNS);
    }

    /** Whether there is anything of these bytes. */
    boolean isKnown(Sha256 sha256) {
        return db.fetchExists(RENDITION, RENDITION.SHA256.eq(sha256.bytes()));
    }

    /** How large a page is; empty when there is no such page. */
    Optional<Rendition.PageSize> size(Sha256 sha256, int page) {
        return db.select(PAGE.WIDTH, PAGE.HEIGHT)
                .from(PAGE)
                .where(PAGE.SHA256.eq(sha256.bytes()), PAGE.NUMBER.eq(page))
                .fetchOptional(row -> new Rendition.PageSize(row.value1(), row.value2()));
    }

    /** Whether the bytes are read in a copy. */
    boolean isCopied(Sha256 sha256) {
        return db.fetchExists(RENDITION, RENDITION.SHA256.eq(sha256.bytes()), RENDITION.COPIED.isTrue());
    }

    /** Where the words of a page come from. */
    private enum Origin {
        FILE,
        /** It has none, and its picture has not been read yet. */
        WAITING,
        PICTURE
    }
}
