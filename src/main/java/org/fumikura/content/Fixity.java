package org.fumikura.content;

import static org.fumikuradb.content.Tables.BLOB;
import static org.fumikuradb.content.Tables.DAMAGE;

import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.fumikura.shared.MachineClock;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.JobKind;
import org.fumikura.tenancy.JobProgress;
import org.fumikura.tenancy.JobResult;
import org.fumikura.tenancy.Transactions;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Reads all bytes of a municipality once a week and compares them with their names. What is missing, altered or unreadable stays in
 * {@code content.damage} until a later look finds it whole again, for instance brought back from a backup.
 */
@Component
class Fixity implements JobKind {

    static final String NAME = "content.fixity";

    private static final Logger LOG = LoggerFactory.getLogger(Fixity.class);
    private static final Duration WEEK = Duration.ofDays(7);
    private static final int AT_ONCE = 50;

    private final DSLContext db;
    private final Transactions transactions;
    private final Contents contents;
    private final MachineClock clock;

    Fixity(DSLContext db, Transactions transactions, Contents contents, MachineClock clock) {
        this.db = db;
        this.transactions = transactions;
        this.contents = contents;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Text label() {
        return new Text("添付資料の完全性の確認", "Check of all attachments");
    }

    @Override
    public Optional<Duration> every() {
        return Optional.of(WEEK);
    }

    @Override
    public JobResult run(JobProgress progress) {
        String behind = progress.mark().orElse("");
        progress.expect(progress.done() + transactions.read(() -> count(behind)));
        List<Sha256> page = transactions.read(() -> after(behind));
        while (!page.isEmpty()) {
            page.forEach(this::check);
            String last = page.getLast().toString();
            progress.advance(page.size(), last);
            page = transactions.read(() -> after(last));
        }
        return result(progress.done(), transactions.read(() -> db.fetchCount(DAMAGE)));
    }

    private static JobResult result(long looked, int damaged) {
        if (damaged > 0) {
            return JobResult.found(new Text(
                    "%d 件を確かめ、%d 件が失われているか、書き換わっているか、読み取れません。控えから戻してください。".formatted(looked, damaged),
                    "%d looked at; %d are missing, altered or unreadable. Please bring them back from a backup."
                            .formatted(looked, damaged)));
        }
        if (looked == 0) {
            return JobResult.nothing(new Text("添付資料がまだありません。", "There is no attachment yet."));
        }
        return JobResult.done(new Text("%d 件すべて無事です。".formatted(looked), "All %d are unharmed.".formatted(looked)));
    }

    private void check(Sha256 sha256) {
        Optional<String> damage = contents.damage(sha256);
        transactions.work(() -> {
            db.deleteFrom(DAMAGE).where(DAMAGE.SHA256.eq(sha256.bytes())).execute();
            boolean wanted = db.fetchExists(BLOB, BLOB.SHA256.eq(sha256.bytes()));
            if (wanted && damage.isPresent()) {
                LOG.error("The bytes {} are {}", sha256, damage.get());
                db.insertInto(DAMAGE)
                        .set(DAMAGE.SHA256, sha256.bytes())
                        .set(DAMAGE.KIND, damage.get())
                        .set(DAMAGE.FOUND_AT, clock.now())
                        .execute();
            }
        });
    }

    private int count(String behind) {
        return db.fetchCount(BLOB, BLOB.SHA256.gt(bytes(behind)));
    }

    private List<Sha256> after(String behind) {
        return db.select(BLOB.SHA256)
                .from(BLOB)
                .where(BLOB.SHA256.gt(bytes(behind)))
                .orderBy(BLOB.SHA256)
                .limit(AT_ONCE)
                .fetch(row -> Sha256.of(row.value1()));
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}
