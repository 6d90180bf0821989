package org.fumikura.renditions;

import static org.fumikuradb.renditions.Tables.PAGE;
import static org.fumikuradb.renditions.Tables.RENDITION;
import static org.fumikuradb.renditions.Tables.TASK;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.fumikura.content.Contents;
import org.fumikura.content.Sha256;
import org.fumikura.demo.City;
import org.fumikura.tenancy.Tenancy;
import org.fumikura.tenancy.Transactions;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Makes what is attached ready, for tests of what is shown of it. */
@Component
public class MadeRenditions {

    private static final int LONGEST = 1_000;

    private final RenditionWork work;
    private final RenditionOrders orders;
    private final Contents contents;
    private final Transactions transactions;
    private final DSLContext db;

    MadeRenditions(
            RenditionWork work, RenditionOrders orders, Contents contents, Transactions transactions, DSLContext db) {
        this.work = work;
        this.orders = orders;
        this.contents = contents;
        this.transactions = transactions;
        this.db = db;
    }

    /** Lets the worker make all that waits ready now. */
    public void catchUp() {
        work.catchUp();
    }

    /** What the city has already is not what a test is about. */
    public void leaveTheRest() {
        Tenancy.run(
                City.TOSHIMA, () -> transactions.work(() -> db.deleteFrom(TASK).execute()));
    }

    /** Has the scanner look at bytes that were kept before there was one. */
    public void scan(Sha256 sha256) {
        Tenancy.run(City.TOSHIMA, () -> transactions.work(() -> orders.order(sha256, WorkOrder.Task.SCAN)));
        work.catchUp();
    }

    /** Bytes of which the worker is taken to have read these words, page by page. */
    public Sha256 pretend(List<String> pages) {
        byte[] bytes = UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8);
        Sha256 sha256 = contents.put(new ByteArrayInputStream(bytes), LONGEST, Supplier::get)
                .sha256();
        transactions.work(() -> {
            db.update(RENDITION)
                    .set(RENDITION.STATE, Rendition.State.READY.name())
                    .where(RENDITION.SHA256.eq(sha256.bytes()))
                    .execute();
            return db.batch(IntStream.rangeClosed(1, pages.size())
                            .mapToObj(n -> db.insertInto(PAGE)
                                    .set(PAGE.SHA256, sha256.bytes())
                                    .set(PAGE.NUMBER, n)
                                    .set(PAGE.WIDTH, 595f)
                                    .set(PAGE.HEIGHT, 842f)
                                    .set(PAGE.WORDS, pages.get(n - 1))
                                    .set(PAGE.RUNS, runs(pages.get(n - 1))))
                            .toList())
                    .execute();
        });
        return sha256;
    }

    private static JSONB runs(String words) {
        var run = new PageWords.Run(70, 70, 450, 12, words);
        return JSONB.valueOf(JsonMapper.shared().writeValueAsString(List.of(run)));
    }
}
