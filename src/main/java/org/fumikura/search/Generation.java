package org.fumikura.search;

import java.time.Duration;

/**
 * An index that is open, and how far it has come; less of that is committed, and done again after a crash. One thread at a time
 * feeds it.
 */
final class Generation {

    /** So many times something is put into one that is not full before it is committed. */
    private static final int FILLED_BETWEEN_COMMITS = 80;

    private final GenerationName name;
    private final Index index;
    private final IndexFeed feed;
    private final UnreadWords unread = new UnreadWords();
    private volatile Index.Followed come;
    private long committed = System.nanoTime();
    private int filledSince;
    private boolean changed;
    private boolean ended;

    /** @param come how far it has come, as it was last committed; where it begins when it never was */
    Generation(GenerationName name, Index index, IndexFeed feed, Index.Followed come) {
        this.name = name;
        this.index = index;
        this.feed = feed;
        this.come = come;
    }

    GenerationName name() {
        return name;
    }

    Index index() {
        return index;
    }

    Index.Followed come() {
        return come;
    }

    boolean isFull() {
        return come.filling().isEmpty();
    }

    /** Puts the next things in, at most so many. */
    void fill(int most) {
        come = feed.fill(index, come, most);
        filledSince++;
        if (isFull() || filledSince == FILLED_BETWEEN_COMMITS) {
            commit();
        }
    }

    /**
     * Applies the next acts of the ledger.
     *
     * @param patience how long words of attachments, and the commit, may wait
     */
    IndexFeed.Step follow(Duration patience) {
        IndexFeed.Step step = feed.follow(index, come, unread, patience);
        come = step.come();
        index.reach(come);
        changed |= step.changed();
        ended |= step.ended();
        if (ended ? !step.behind() : isCommitDue(patience)) {
            commit();
        }
        return step;
    }

    private boolean isCommitDue(Duration patience) {
        return changed && System.nanoTime() - committed >= patience.toNanos();
    }

    /** What has ended leaves nothing before it is said to have been followed (I-09). */
    void commit() {
        if (ended) {
            index.purge();
            ended = false;
        }
        index.commit(come);
        committed = System.nanoTime();
        filledSince = 0;
        changed = false;
    }
}
