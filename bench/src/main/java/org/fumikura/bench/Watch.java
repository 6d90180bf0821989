package org.fumikura.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/** What people wait for, what they get done, and what goes wrong. Only what begins in its time is counted; what goes wrong always is. */
final class Watch {

    private static final int TOLD = 10;

    private final long from;
    private final long to;
    private final Queue<Double> pages = new ConcurrentLinkedQueue<>();
    private final Queue<Double> calls = new ConcurrentLinkedQueue<>();
    private final AtomicLong acts = new AtomicLong();
    private final AtomicLong hidden = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();

    /** @param warmUp seconds from now that are not counted, before {@code seconds} that are */
    Watch(int warmUp, int seconds) {
        this.from = System.nanoTime() + warmUp * 1_000_000_000L;
        this.to = from + seconds * 1_000_000_000L;
    }

    boolean isOver() {
        return System.nanoTime() >= to;
    }

    double seconds() {
        return (to - from) / 1e9;
    }

    void page(long begin) {
        note(pages, begin);
    }

    /** A request of a program. */
    void call(long begin) {
        note(calls, begin);
    }

    private void note(Queue<Double> waits, long begin) {
        if (isCounted(begin)) {
            waits.add((System.nanoTime() - begin) / 1e6);
        }
    }

    private boolean isCounted(long begin) {
        return begin >= from && begin < to;
    }

    void acted(long begin) {
        if (isCounted(begin)) {
            acts.incrementAndGet();
        }
    }

    /** A page that says that there is nothing for her costs as much as one that shows it. */
    void hidden() {
        hidden.incrementAndGet();
    }

    void failed(String who, Exception problem) {
        if (failed.incrementAndGet() <= TOLD) {
            Bench.say("%s: %s", who, problem);
        }
    }

    long acts() {
        return acts.get();
    }

    long failures() {
        return failed.get();
    }

    /** Pages as keys of a result. */
    Map<String, Object> pages() {
        List<Double> sorted = pages.stream().sorted().toList();
        Bench.say(
                "%,d pages, %,d acts, %,d pages refused to who may not read; half in %.0f ms, 95 %% in %.0f ms",
                sorted.size(), acts.get(), hidden.get(), at(sorted, 0.5), at(sorted, 0.95));
        var result = new LinkedHashMap<String, Object>();
        result.put("page_p95_ms", at(sorted, 0.95));
        result.put("page_p50_ms", at(sorted, 0.5));
        result.put("page_max_ms", at(sorted, 1));
        result.put("pages", sorted.size());
        return result;
    }

    double pagesWithin(double share) {
        return at(pages.stream().sorted().toList(), share);
    }

    double callsWithin(double share) {
        return at(calls.stream().sorted().toList(), share);
    }

    private static double at(List<Double> sorted, double share) {
        return sorted.isEmpty() ? 0 : sorted.get((int) Math.min(sorted.size() - 1.0, sorted.size() * share));
    }
}
