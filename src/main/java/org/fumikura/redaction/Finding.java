package org.fumikura.redaction;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.fumikura.renditions.PageArea;
import org.fumikura.renditions.PageLetters;
import org.fumikura.renditions.PageLetters.Letter;
import org.fumikura.renditions.PlainForm;

/** Finds on pages what is looked for, in whatever order it may be read. */
final class Finding {

    /** The most finds of one redaction. */
    static final int MOST = 5_000;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Sought sought;
    private final int number;
    private final Patience patience = new Patience(PATIENCE);

    /** @param number of what is looked for, within its redaction */
    Finding(Sought sought, int number) {
        this.sought = sought;
        this.number = number;
    }

    /**
     * Everything that is found, page by page.
     *
     * @param first the number of the first find
     * @throws TimeIsUp when it takes too long
     */
    List<Find> in(List<PageLetters> pages, int first) {
        var finds = new ArrayList<Find>();
        for (int page = 1; page <= pages.size() && finds.size() < MOST; page++) {
            for (Place place : places(pages.get(page - 1), page)) {
                finds.add(new Find(
                        first + finds.size(),
                        number,
                        page,
                        place.areas,
                        place.words,
                        place.seen,
                        sought.article(),
                        true));
            }
        }
        return finds;
    }

    private List<Place> places(PageLetters page, int number) {
        var places = new ArrayList<Place>();
        Optional<Pattern> pattern = sought.kind().pattern(sought.words());
        for (Reading reading : Reading.of(page)) {
            List<List<Letter>> found =
                    pattern.isPresent() ? search(reading, pattern.get()) : reading.find(PlainForm.of(sought.words()));
            for (List<Letter> letters : found) {
                add(
                        places,
                        new Place(
                                Areas.around(letters, number, page.size()),
                                letters.stream().map(Letter::words).collect(Collectors.joining()),
                                reading.isRead() ? Find.Seen.READ : Find.Seen.WRITTEN));
            }
        }
        return places;
    }

    /** An expression that calls itself deeper than the machine can go is one that takes too long. */
    private List<List<Letter>> search(Reading reading, Pattern pattern) {
        try {
            return reading.find(pattern, sought.kind() == SoughtKind.EXPRESSION, patience);
        } catch (StackOverflowError deep) {
            throw new TimeIsUp();
        }
    }

    /** What was found at the same place already is the same; its parts are those of both. */
    private static void add(List<Place> places, Place place) {
        for (int i = 0; i < places.size(); i++) {
            Place known = places.get(i);
            if (Areas.areAlike(known.areas, place.areas)) {
                places.set(
                        i,
                        new Place(
                                Areas.united(known.areas, place.areas),
                                known.words,
                                known.seen == place.seen ? known.seen : Find.Seen.BOTH));
                return;
            }
        }
        places.add(place);
    }

    private record Place(List<PageArea> areas, String words, Find.Seen seen) {}
}
