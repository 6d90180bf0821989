package org.fumikura.redaction;

import static org.fumikuradb.redaction.Tables.REDACTION_;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.fumikura.ledger.Act;
import org.fumikura.ledger.Doer;
import org.fumikura.ledger.Ledger;
import org.fumikura.renditions.NotRedrawn;
import org.fumikura.renditions.PageBusy;
import org.fumikura.renditions.PageLetters;
import org.fumikura.renditions.PlainForm;
import org.fumikura.renditions.Proof;
import org.fumikura.renditions.Redrawing;
import org.fumikura.renditions.Redrawn;
import org.fumikura.renditions.Trouble;
import org.fumikura.shared.OfficialClock;
import org.fumikura.tenancy.Transactions;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Does what is to be done for a redaction of the current municipality: reads its PDF, or makes and proves the new one. */
@Component
class Making {

    private static final Logger LOG = LoggerFactory.getLogger(Making.class);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration SOON = Duration.ofSeconds(5);

    private final DSLContext db;
    private final RedactionRows rows;
    private final RedactionTasks tasks;
    private final Finds finds;
    private final Arrivals arrivals;
    private final Redrawing redrawing;
    private final Ledger ledger;
    private final Transactions transactions;
    private final OfficialClock clock;

    Making(
            DSLContext db,
            RedactionRows rows,
            RedactionTasks tasks,
            Finds finds,
            Arrivals arrivals,
            Redrawing redrawing,
            Ledger ledger,
            Transactions transactions,
            OfficialClock clock) {
        this.db = db;
        this.rows = rows;
        this.tasks = tasks;
        this.finds = finds;
        this.arrivals = arrivals;
        this.redrawing = redrawing;
        this.ledger = ledger;
        this.transactions = transactions;
        this.clock = clock;
    }

    void carryOut(RedactionTasks.Claimed claimed) {
        try {
            if (claimed.attempt() > RedactionTasks.MOST_ATTEMPTS) {
                // whoever had it before told nobody what became of it
                throw new GivenUp();
            }
            switch (claimed.kind()) {
                case READ -> read(claimed.id());
                case MAKE -> make(claimed.id());
            }
        } catch (PageBusy busy) {
            transactions.work(() -> tasks.again(claimed, SOON));
        } catch (NotRedrawn not) {
            LOG.info("Redaction {}: {}", claimed.id().value(), not.getMessage());
            fail(claimed, Failure.of(not.trouble()));
        } catch (GivenUp given) {
            fail(claimed, Failure.of(Trouble.TOO_LARGE));
        }
    }

    private void read(RedactionId id) {
        Redaction redaction = transactions.read(() -> rows.find(id)).orElseThrow();
        List<PageLetters> pages = redrawing.read(redaction.source());
        transactions.work(() -> {
            boolean wanted = rows.lock(id)
                    .filter(now -> now.state() == RedactionState.MARKING)
                    .isPresent();
            if (wanted && rows.sizes(id).isEmpty()) {
                rows.keepLetters(id, pages);
            }
            tasks.done(id);
        });
    }

    private void make(RedactionId id) {
        Order order = transactions.read(() -> {
            Redaction redaction = rows.find(id).orElseThrow();
            return new Order(redaction, rows.letters(id), rows.marks(redaction), sought(id));
        });
        if (order.redaction.state() != RedactionState.MAKING) {
            transactions.work(() -> tasks.done(id));
            return;
        }
        try (Redrawn made = redrawing.redraw(
                order.redaction.source(),
                order.letters,
                order.marks.stream().map(Mark::area).toList(),
                order.sought)) {
            if (made.file().isPresent()) {
                keep(order.redaction, made.file().get(), made.proof());
            } else {
                fail(new RedactionTasks.Claimed(id, RedactionTasks.Kind.MAKE, 1), Failure.of(made.proof()));
            }
        }
    }

    /** What must be nowhere: all that was found and chosen, unless somebody leaves it standing elsewhere. */
    private List<String> sought(RedactionId id) {
        List<Find> all = finds.list(id);
        List<String> left = all.stream()
                .filter(find -> !find.chosen())
                .map(find -> PlainForm.of(find.words()))
                .toList();
        Set<String> words = new LinkedHashSet<>();
        rows.sought(id).stream()
                .filter(sought -> sought.kind() == SoughtKind.WORDS)
                .map(Sought::words)
                .forEach(words::add);
        all.stream().filter(Find::chosen).map(Find::words).forEach(words::add);
        return words.stream()
                .filter(word -> !PlainForm.of(word).isEmpty())
                .filter(word -> left.stream().noneMatch(other -> other.contains(PlainForm.of(word))))
                .toList();
    }

    private void keep(Redaction redaction, Path file, Proof proof) {
        Arrivals.Arrival arrival = taken(file, redaction);
        try {
            transactions.write(() -> {
                Redaction now = rows.lock(redaction.id()).orElseThrow();
                RedactionState after = RedactionEvent.PROVE.after(now.state());
                db.update(REDACTION_)
                        .set(REDACTION_.STATE, after.name())
                        .set(REDACTION_.RESULT_SHA256, arrival.sha256().bytes())
                        .set(REDACTION_.RESULT_SIZE, arrival.size())
                        .set(REDACTION_.PROOF, JSON.writeValueAsString(proof))
                        .set(REDACTION_.PROVED_AT, clock.now())
                        .where(REDACTION_.ID.eq(now.id().value()))
                        .execute();
                tasks.done(now.id());
                Act act = Act.of(RedactionEvent.PROVE.act(), Redactions.subject(now.id()), doer(now.id()), now.name())
                        .changing("墨塗りしたPDF", null, arrival.sha256().toString());
                proof.checks()
                        .forEach(check -> act.changing(
                                check.way().words().ja(),
                                null,
                                check.program() + "：" + (check.outcome() == Proof.Outcome.ABSENT ? "なし" : "見つからない")));
                ledger.record(act);
            });
        } catch (NotInThisState withdrawn) {
            noteWithdrawn(redaction.id());
        } finally {
            arrivals.clear(arrival);
        }
    }

    private Arrivals.Arrival taken(Path file, Redaction redaction) {
        try (InputStream in = Files.newInputStream(file)) {
            return arrivals.takeResult(in, redaction.markedBy());
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private void fail(RedactionTasks.Claimed claimed, Failure why) {
        RedactionId id = claimed.id();
        if (claimed.kind() == RedactionTasks.Kind.READ) {
            transactions.work(() -> tasks.giveUp(id, claimed.kind(), why));
            return;
        }
        try {
            transactions.write(() -> {
                Redaction now = rows.lock(id).orElseThrow();
                rows.setState(id, RedactionEvent.FAIL.after(now.state()));
                tasks.giveUp(id, claimed.kind(), why);
                ledger.record(Act.of(RedactionEvent.FAIL.act(), Redactions.subject(id), doer(id), now.name())
                        .because(why.words().ja()));
            });
        } catch (NotInThisState withdrawn) {
            noteWithdrawn(id);
        }
    }

    private static void noteWithdrawn(RedactionId id) {
        LOG.info("Redaction {} was withdrawn while it was made", id.value());
    }

    private static Doer doer(RedactionId id) {
        return new Doer.Job("redaction.make " + id.value());
    }

    private record Order(Redaction redaction, List<PageLetters> letters, List<Mark> marks, List<String> sought) {}

    /** It was begun too often. */
    private static final class GivenUp extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }
}
