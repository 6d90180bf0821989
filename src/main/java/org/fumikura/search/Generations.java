package org.fumikura.search;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.fumikura.shared.MachineClock;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.MunicipalityId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The index of one municipality as it is kept: the generation that answers, and the next one while it is being made. The one
 * that answers goes on following until the next one is full and has caught up. One thread at a time takes the steps; what
 * answers and how it is may be asked by anybody.
 */
final class Generations {

    private static final Logger LOG = LoggerFactory.getLogger(Generations.class);

    /** For whoever had begun to ask the one before. */
    private static final Duration LONGEST_QUESTION = Duration.ofSeconds(30);

    private static final Duration BETWEEN_CHECKS = Duration.ofDays(1);

    private final MunicipalityId municipality;
    private final Engine engine;
    private final IndexFeed feed;
    private final MachineClock clock;
    private final String analysis;
    private final int atOnce;
    private final List<Retired> retired = new ArrayList<>();
    private volatile @Nullable Generation answering;
    private volatile @Nullable Generation coming;
    private volatile Optional<Text> trouble = Optional.empty();
    private volatile Instant ordered = Instant.EPOCH;
    private volatile boolean lost;
    private volatile long all;
    private boolean open;
    private long latest;
    private @Nullable Generation checked;
    private long checkedAt;

    /**
     * @param analysis how words are taken apart; a generation of another one is replaced
     * @param atOnce how many things are put into a new one in a step
     */
    Generations(
            MunicipalityId municipality,
            Engine engine,
            IndexFeed feed,
            MachineClock clock,
            String analysis,
            int atOnce) {
        this.municipality = municipality;
        this.engine = engine;
        this.feed = feed;
        this.clock = clock;
        this.analysis = analysis;
        this.atOnce = atOnce;
    }

    private record Retired(Generation generation, boolean remove, long since) {}

    /**
     * How it is.
     *
     * @param answers how far the generation that answers has come; empty for none
     * @param whole whether what is kept is what was written, as far as is known
     * @param making how many things the next generation holds; empty when none is being made
     * @param all how many it will hold, as they were counted when it was begun
     * @param trouble what keeps it from being brought up to date
     */
    record State(
            Optional<Index.Followed> answers, boolean whole, Optional<Long> making, long all, Optional<Text> trouble) {}

    /** What can be asked; empty as long as the first one is being made. */
    Optional<Index> answering() {
        return Optional.ofNullable(answering).map(Generation::index);
    }

    State state() {
        Generation serving = answering;
        Generation next = coming;
        return new State(
                Optional.ofNullable(serving).map(Generation::come),
                !lost && (serving == null || !serving.index().isDamaged()),
                next == null
                        ? Optional.empty()
                        : Optional.of(
                                next.come().filling().map(Index.Filling::done).orElse(all)),
                all,
                trouble);
    }

    /** One that was begun before a moment is replaced. */
    void order(Instant moment) {
        ordered = moment;
    }

    /**
     * Takes the next step on the way to the present head of the ledger.
     *
     * @param patience how long words of attachments, and commits, may wait
     * @return whether there is more to be done at once
     */
    boolean step(Duration patience) {
        try {
            boolean more = follow(patience) || make(patience);
            trouble = Optional.empty();
            return more;
        } catch (UncheckedIOException problem) {
            trouble = Optional.of(
                    new Text(
                            "索引に書き込めません（" + problem.getMessage() + "）。ディスクの空きと権限を確かめてください。新しい文書は、それまで見つかりません。",
                            "It can not be written (" + problem.getMessage()
                                    + "). Please look for room on the disk, and permissions. What is new is not found until then."));
            throw problem;
        } catch (RuntimeException problem) {
            trouble = Optional.of(
                    new Text("台帳に追随できません。動作記録に詳しい内容があります。", "It can not follow the ledger. The log says more."));
            throw problem;
        }
    }

    /** What answers goes first, so that it lags no more than it has to. */
    private boolean follow(Duration patience) {
        if (!open) {
            open();
        }
        endRetired(patience.isZero() ? Duration.ZERO : LONGEST_QUESTION);
        Generation serving = answering;
        if (serving == null) {
            return false;
        }
        return guarded(serving, () -> {
            IndexFeed.Step step = serving.follow(patience);
            if (step.ordered()) {
                ordered = feed.lastOrder().orElse(ordered);
            }
            return step.more();
        });
    }

    private boolean make(Duration patience) {
        if (coming == null) {
            if (!isWanted()) {
                return false;
            }
            begin();
        }
        Generation next = Objects.requireNonNull(coming);
        return guarded(next, () -> {
            if (!next.isFull()) {
                next.fill(atOnce);
                return true;
            }
            if (next.follow(patience).more()) {
                return true;
            }
            next.commit();
            takeOver(next);
            return false;
        });
    }

    /** Whether there is none, or one that is to be replaced. */
    private boolean isWanted() {
        Generation serving = answering;
        return serving == null
                || serving.index().isDamaged()
                || !serving.name().analysis().equals(analysis)
                || serving.name().isBegunBefore(ordered);
    }

    private void begin() {
        latest = Math.max(latest + 1, clock.now().toEpochMilli());
        LOG.info("A search index of municipality {} is being made", municipality.value());
        Generation next = opened(new GenerationName(analysis, latest));
        coming = next;
        all = feed.all();
        guarded(next, () -> {
            next.commit();
            return true;
        });
    }

    private void takeOver(Generation next) {
        Generation before = answering;
        answering = next;
        coming = null;
        lost = false;
        if (before != null) {
            retire(before, true);
        }
        LOG.info("The new search index of municipality {} answers", municipality.value());
    }

    /** The last one goes on where it was; the one before answers until then, if it can. What is older was forgotten. */
    private void open() {
        try {
            ordered = feed.lastOrder().orElse(Instant.EPOCH);
            for (GenerationName name : namesLatestFirst()) {
                latest = Math.max(latest, name.begun());
                if (answering == null) {
                    openedUnlessDamaged(name).ifPresent(this::place);
                } else {
                    engine.remove(municipality, name.toString());
                }
            }
            Generation next = coming;
            if (answering == null && next != null && next.isFull()) {
                answering = next;
                coming = null;
            } else if (next != null) {
                all = feed.all();
            }
            // another one was whole
            if (!isWanted()) {
                lost = false;
            }
            open = true;
        } catch (RuntimeException problem) {
            close();
            throw problem;
        }
    }

    private List<GenerationName> namesLatestFirst() {
        var names = new ArrayList<GenerationName>();
        for (String each : engine.names(municipality)) {
            GenerationName.of(each).ifPresentOrElse(names::add, () -> engine.remove(municipality, each));
        }
        names.sort(GenerationName.OLDEST_FIRST.reversed());
        return names;
    }

    private void place(Generation found) {
        if (coming == null && found.name().analysis().equals(analysis)) {
            coming = found;
        } else if (found.isFull()) {
            answering = found;
        } else {
            retire(found, true);
        }
    }

    private Optional<Generation> openedUnlessDamaged(GenerationName name) {
        try {
            return Optional.of(opened(name));
        } catch (IndexDamaged problem) {
            LOG.error(
                    "The search index {} of municipality {} is damaged; nothing is lost",
                    name,
                    municipality.value(),
                    problem);
            lost = true;
            engine.remove(municipality, name.toString());
            return Optional.empty();
        }
    }

    private Generation opened(GenerationName name) {
        Index index = engine.open(municipality, name.toString());
        try {
            return new Generation(name, index, feed, index.followed().orElseGet(feed::begin));
        } catch (RuntimeException problem) {
            index.close();
            throw problem;
        }
    }

    /** Does something with a generation, which is opened once more, or given up, when it can not be done. */
    private boolean guarded(Generation one, Supplier<Boolean> work) {
        try {
            return work.get();
        } catch (IndexDamaged problem) {
            giveUp(one, problem);
            return true;
        } catch (UncheckedIOException problem) {
            openOnceMore(one);
            throw problem;
        } catch (IllegalArgumentException problem) {
            if (one.name().analysis().equals(analysis)) {
                throw problem;
            }
            // of a make into which nothing of today fits; what nobody follows may not answer
            giveUp(one, problem);
            return true;
        }
    }

    private void giveUp(Generation one, RuntimeException problem) {
        LOG.error(
                "The search index {} of municipality {} can not be used any more and is made anew; nothing is lost",
                one.name(),
                municipality.value(),
                problem);
        lost = true;
        replace(one, null);
        retire(one, true);
    }

    /** What was not committed is done again; until that is so, the old one answers. */
    private void openOnceMore(Generation one) {
        one.index().stopWriting();
        try {
            replace(one, opened(one.name()));
            retire(one, false);
        } catch (IndexDamaged problem) {
            giveUp(one, problem);
        } catch (UncheckedIOException problem) {
            LOG.warn("The search index {} could not be opened once more", one.name(), problem);
        }
    }

    private void replace(Generation one, @Nullable Generation other) {
        if (answering == one) {
            answering = other;
        }
        if (coming == one) {
            coming = other;
        }
    }

    private void retire(Generation one, boolean remove) {
        one.index().stopWriting();
        retired.add(new Retired(one, remove, System.nanoTime()));
    }

    private void endRetired(Duration after) {
        for (Retired each : List.copyOf(retired)) {
            if (System.nanoTime() - each.since() >= after.toNanos()) {
                retired.remove(each);
                close(each.generation());
                if (each.remove()) {
                    engine.remove(municipality, each.generation().name().toString());
                }
            }
        }
    }

    /** Compares what answers with what was written, once a day and when somebody could not be answered. */
    void checkWhenDue() {
        Generation serving = answering;
        if (serving == null || serving.index().isDamaged()) {
            return;
        }
        boolean due = serving != checked || System.nanoTime() - checkedAt >= BETWEEN_CHECKS.toNanos();
        if (!due && !serving.index().isSuspect()) {
            return;
        }
        checked = serving;
        checkedAt = System.nanoTime();
        try {
            serving.index().check();
        } catch (IndexDamaged problem) {
            LOG.error(
                    "The search index {} of municipality {} is damaged and is made anew; until then it answers as it can",
                    serving.name(),
                    municipality.value(),
                    problem);
        }
    }

    /** Keeps what was done; to be called before the end. */
    void commit() {
        Stream.of(Optional.ofNullable(answering), Optional.ofNullable(coming))
                .flatMap(Optional::stream)
                .forEach(Generation::commit);
    }

    /** Forgets what is in memory and what was not committed; the next step opens it anew. */
    void close() {
        Stream.of(Optional.ofNullable(answering), Optional.ofNullable(coming))
                .flatMap(Optional::stream)
                .forEach(Generations::close);
        answering = null;
        coming = null;
        open = false;
        endRetired(Duration.ZERO);
    }

    private static void close(Generation one) {
        try {
            one.index().close();
        } catch (RuntimeException problem) {
            LOG.warn("The search index {} could not be closed", one.name(), problem);
        }
    }
}
