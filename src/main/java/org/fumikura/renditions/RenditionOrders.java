package org.fumikura.renditions;

import static org.fumikuradb.renditions.Tables.PAGE;
import static org.fumikuradb.renditions.Tables.RENDITION;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.fumikura.content.Sha256;
import org.fumikura.content.Stored;
import org.fumikura.shared.MachineClock;
import org.fumikuradb.renditions.tables.records.PageRecord;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is to be made: one row for all bytes that are kept. A row waits until somebody has claimed it and brought what was made;
 * one that was claimed by a program that died is claimed again after {@link #LEASE}. All of it in the caller's transaction.
 */
@Component
class RenditionOrders {

    /** Longer than any order may take. */
    static final Duration LEASE = Duration.ofMinutes(5);

    /** After so many lost workers it is the file's own fault. */
    static final int MOST_ATTEMPTS = 3;

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int LONGEST_TOLD = 300;
    private static final int PAGES_AT_ONCE = 200;

    private final DSLContext db;
    private final MachineClock clock;

    RenditionOrders(DSLContext db, MachineClock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** Bytes are kept that were not there before. */
    void order(Stored stored) {
        Instant now = clock.now();
        db.insertInto(RENDITION)
                .set(RENDITION.SHA256, stored.sha256().bytes())
                .set(RENDITION.STATE, Rendition.State.WAITING.name())
                .set(RENDITION.ORDERED_AT, now)
                .set(RENDITION.TRY_AFTER, now)
                .onConflictDoNothing()
                .execute();
    }

    /** Puts those that still wait before the others. */
    void hasten(Collection<Sha256> awaited) {
        db.update(RENDITION)
                .set(RENDITION.URGENT, true)
                .where(
                        RENDITION.SHA256.in(awaited.stream().map(Sha256::bytes).toList()),
                        RENDITION.STATE.eq(Rendition.State.WAITING.name()),
                        RENDITION.URGENT.isFalse())
                .execute();
    }

    /** The next one that waits, as the caller's for as long as the lease lasts. */
    Optional<Claimed> claim() {
        Instant now = clock.now();
        return db.select(RENDITION.SHA256, RENDITION.ATTEMPTS)
                .from(RENDITION)
                .where(RENDITION.STATE.eq(Rendition.State.WAITING.name()), RENDITION.TRY_AFTER.le(now))
                .orderBy(RENDITION.URGENT.desc(), RENDITION.ORDERED_AT)
                .limit(1)
                .forUpdate()
                .skipLocked()
                .fetchOptional()
                .map(row -> {
                    int attempt = row.value2() + 1;
                    db.update(RENDITION)
                            .set(RENDITION.ATTEMPTS, attempt)
                            .set(RENDITION.TRY_AFTER, now.plus(LEASE))
                            .where(RENDITION.SHA256.eq(row.value1()))
                            .execute();
                    return new Claimed(Sha256.of(row.value1()), attempt);
                });
    }

    /** An order that somebody is about to carry out, for the n-th time. */
    record Claimed(Sha256 sha256, int attempt) {}

    /** Nothing can be shown of it. */
    void notShown(Sha256 sha256, String mediaType) {
        end(sha256, Rendition.State.NOT_SHOWN, mediaType, null, "");
    }

    /** Nothing can be shown of it because something is wrong with it. */
    void failed(Sha256 sha256, Trouble trouble, String told) {
        end(sha256, Rendition.State.FAILED, "", trouble, told);
    }

    /** It was not made this time. */
    void again(Sha256 sha256, Duration wait) {
        db.update(RENDITION)
                .set(RENDITION.TRY_AFTER, clock.now().plus(wait))
                .where(RENDITION.SHA256.eq(sha256.bytes()), RENDITION.STATE.eq(Rendition.State.WAITING.name()))
                .execute();
    }

    /** It was not even tried. */
    void uncounted(Sha256 sha256, Duration wait) {
        db.update(RENDITION)
                .set(RENDITION.TRY_AFTER, clock.now().plus(wait))
                .set(RENDITION.ATTEMPTS, RENDITION.ATTEMPTS.minus(1))
                .where(RENDITION.SHA256.eq(sha256.bytes()), RENDITION.STATE.eq(Rendition.State.WAITING.name()))
                .execute();
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

    /** It can be shown, with these pages; bytes that have gone in the meantime take nothing in. */
    void ready(Sha256 sha256, String mediaType, List<PageWords> pages) {
        if (end(sha256, Rendition.State.READY, mediaType, null, "") == 0) {
            return;
        }
        db.deleteFrom(PAGE).where(PAGE.SHA256.eq(sha256.bytes())).execute();
        for (int from = 0; from < pages.size(); from += PAGES_AT_ONCE) {
            var rows = new ArrayList<PageRecord>();
            for (int i = from; i < Math.min(from + PAGES_AT_ONCE, pages.size()); i++) {
                rows.add(row(sha256, i + 1, pages.get(i)));
            }
            db.batchInsert(rows).execute();
        }
    }

    private static PageRecord row(Sha256 sha256, int number, PageWords page) {
        var row = new PageRecord();
        row.setSha256(sha256.bytes());
        row.setNumber(number);
        row.setWidth(page.size().width());
        row.setHeight(page.size().height());
        row.setWords(
                String.join("\n", page.runs().stream().map(PageWords.Run::words).toList()));
        row.setRuns(JSONB.jsonb(JSON.writeValueAsString(page.runs())));
        return row;
    }

    private int end(Sha256 sha256, Rendition.State state, String mediaType, @Nullable Trouble trouble, String told) {
        return db.update(RENDITION)
                .set(RENDITION.STATE, state.name())
                .set(RENDITION.MEDIA_TYPE, mediaType)
                .set(RENDITION.TROUBLE, trouble == null ? null : trouble.name())
                .set(RENDITION.TOLD, told.substring(0, Math.min(told.length(), LONGEST_TOLD)))
                .set(RENDITION.MAKER, Workshop.maker())
                .set(RENDITION.MADE_AT, clock.now())
                .where(RENDITION.SHA256.eq(sha256.bytes()), RENDITION.STATE.eq(Rendition.State.WAITING.name()))
                .execute();
    }
}
