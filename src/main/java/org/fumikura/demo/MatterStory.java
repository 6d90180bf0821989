package org.fumikura.demo;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.fumikura.records.DocumentId;
import org.jspecify.annotations.Nullable;

/**
 * What happens to one matter, one half day after the other. Its course is told in signs:
 *
 * <ul>
 *   <li>{@code draft}: it is written and not submitted yet; nothing follows
 *   <li>{@code paper} with words: it goes round on paper, which is there; first of all
 *   <li>{@code go}: whoever it waits for does what is usual; {@code end}: and so on to the end
 *   <li>{@code back} with a reason: it is returned to the drafter; {@code again} with an addition: she submits it again
 *   <li>{@code before} with a reason: it is returned to the one before on its route
 *   <li>{@code deny}, {@code take} (taken back), {@code drop} (proposed to abandon), each with a reason; {@code agree}: it is
 *       abandoned
 *   <li>{@code say} with words: whoever it waits for comments
 *   <li>{@code submit}: what was a draft until then is submitted
 * </ul>
 *
 * <p>What is told of it on a later day goes faster: somebody waits for it.
 */
final class MatterStory {

    /** No route is longer than this, with effect and completion behind it. */
    private static final int TO_THE_END = 10;

    private static final int MINUTES_IN_HASTE = 20;

    private final PlannedMatter matter;
    private final Supplier<DocumentId> write;
    private final MatterActs acts;
    private final Progress progress;
    private final boolean resumed;
    private @Nullable DocumentId id;
    private boolean over;

    /** @param known the matter when an earlier start has begun it */
    MatterStory(PlannedMatter matter, MatterActs acts, Progress progress, Optional<DocumentId> known) {
        this(matter, () -> acts.write(matter), acts, progress, known);
    }

    /**
     * @param write how its draft comes about
     * @param known the matter when an earlier start has begun it
     */
    MatterStory(
            PlannedMatter matter,
            Supplier<DocumentId> write,
            MatterActs acts,
            Progress progress,
            Optional<DocumentId> known) {
        this.matter = matter;
        this.write = write;
        this.acts = acts;
        this.progress = progress;
        this.resumed = known.isPresent();
        this.id = known.orElse(null);
    }

    /** The matter, once it was begun. */
    DocumentId document() {
        return Objects.requireNonNull(id, matter.title());
    }

    List<Moment> moments(Place place) {
        var moments = new ArrayList<Moment>();
        if (matter.course().contains("draft")) {
            moments.add(new Moment(matter.at(), place, matter.step(), step -> id = progress.prepare(step, write)));
            return moments;
        }
        moments.add(new Moment(matter.at(), place, matter.step(), this::begin));
        Iterator<String> words = matter.words().iterator();
        LocalDateTime at = matter.at();
        for (String sign : signs(matter.course())) {
            String said = needsWords(sign) ? words.next() : "";
            if (sign.equals("paper")) {
                continue;
            }
            at = OfficeHours.after(at, matter.step().hashCode() + moments.size());
            moments.add(new Moment(at, place, matter.step() + "." + moments.size(), step -> happen(step, sign, said)));
        }
        return moments;
    }

    /**
     * What happens to it on a later day.
     *
     * @param course as the matter's own
     * @param words what is said, for each sign that needs words
     */
    List<Moment> later(Place place, LocalDateTime at, List<String> course, List<String> words) {
        var moments = new ArrayList<Moment>();
        Iterator<String> left = words.iterator();
        for (String sign : signs(course)) {
            String said = needsWords(sign) ? left.next() : "";
            LocalDateTime when = at.plusMinutes((long) MINUTES_IN_HASTE * moments.size());
            String name = matter.step() + "@" + at.toLocalDate() + "." + moments.size();
            moments.add(new Moment(when, place, name, step -> happen(step, sign, said)));
        }
        return moments;
    }

    private static List<String> signs(List<String> course) {
        var signs = new ArrayList<String>();
        for (String sign : course) {
            for (int i = 0; i < (sign.equals("end") ? TO_THE_END : 1); i++) {
                signs.add(sign.equals("end") ? "go" : sign);
            }
        }
        return signs;
    }

    private static boolean needsWords(String sign) {
        return !sign.equals("go") && !sign.equals("agree") && !sign.equals("submit");
    }

    private void begin(String step) {
        id = progress.performOn(step, () -> {
            DocumentId written = write.get();
            acts.submit(written, matter);
            return written;
        });
    }

    private void happen(String step, String sign, String said) {
        DocumentId present = id;
        if (present == null) {
            throw new IllegalStateException(step + " comes before its matter");
        }
        over = over || (resumed && progress.find(() -> acts.isOver(present)));
        if (!over) {
            progress.perform(step, () -> over = act(present, sign, said));
        }
    }

    /** @return whether the matter is over now */
    private boolean act(DocumentId present, String sign, String said) {
        switch (sign) {
            case "go" -> {
                return acts.goOn(present, matter);
            }
            case "back" -> acts.giveBack(present, said);
            case "before" -> acts.giveBackToTheOneBefore(present, said);
            case "submit" -> acts.submit(present, matter);
            case "again" -> acts.submitAgain(present, matter, said);
            case "deny" -> acts.deny(present, said);
            case "take" -> acts.takeBack(present, matter, said);
            case "drop" -> acts.proposeAbandoning(present, matter, said);
            case "agree" -> acts.abandon(present);
            case "say" -> acts.comment(present, said);
            default -> throw new IllegalStateException(matter.step() + ": " + sign);
        }
        return sign.equals("deny") || sign.equals("agree");
    }
}
