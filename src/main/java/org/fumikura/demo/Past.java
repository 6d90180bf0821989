package org.fumikura.demo;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.fumikura.approval.Incomplete;
import org.fumikura.records.DocumentId;
import org.fumikura.shared.AdvanceableOfficialClock;
import org.fumikura.shared.Refusal;
import org.fumikura.tenancy.Tenancy;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Plays what happened in both municipalities before the demonstration opens, in the order of time, while the official clock
 * goes along. What would happen after the opening does not happen: then it is the visitors' turn.
 */
@Component
@Profile("demo")
class Past {

    private final Cast cast;
    private final MatterActs matters;
    private final ReceiptActs receipts;
    private final SessionActs sessions;
    private final TeamActs teams;
    private final PublicationActs publications;
    private final Progress progress;
    private final AdvanceableOfficialClock clock;
    private final DemoSettings settings;

    Past(
            Cast cast,
            MatterActs matters,
            ReceiptActs receipts,
            SessionActs sessions,
            TeamActs teams,
            PublicationActs publications,
            Progress progress,
            AdvanceableOfficialClock clock,
            DemoSettings settings) {
        this.cast = cast;
        this.matters = matters;
        this.receipts = receipts;
        this.sessions = sessions;
        this.teams = teams;
        this.publications = publications;
        this.progress = progress;
        this.clock = clock;
        this.settings = settings;
    }

    /**
     * Plays what has not been played yet.
     *
     * @param end the first moment that is left to others
     */
    void play(LocalDateTime end) {
        cast.forget();
        var moments = new ArrayList<Moment>();
        var done = new EnumMap<Place, Set<String>>(Place.class);
        for (Place place : Place.values()) {
            Map<String, Optional<DocumentId>> marks = in(place, progress::done);
            done.put(place, marks.keySet());
            moments.addAll(moments(place, marks));
        }
        moments.stream()
                .filter(moment -> moment.at().isBefore(end))
                .filter(moment -> !done.getOrDefault(moment.place(), Set.of()).contains(moment.step()))
                .sorted(Comparator.comparing(Moment::at))
                .forEach(this::play);
    }

    private List<Moment> moments(Place place, Map<String, Optional<DocumentId>> marks) {
        var moments = new ArrayList<Moment>();
        var stories = new HashMap<String, MatterStory>();
        for (String prefix : settings.whole() ? List.of("", "further-") : List.of("")) {
            rows(place, prefix + "matter", (row, step) -> {
                var matter = PlannedMatter.of(row, step);
                var story = new MatterStory(matter, matters, progress, known(marks, step));
                stories.put(matter.title(), story);
                moments.addAll(story.moments(place));
            });
            rows(place, prefix + "receipt", (row, step) -> {
                var receipt = PlannedReceipt.of(row, step);
                moments.addAll(new ReceiptStory(receipt, receipts, progress, known(marks, step)).moments(place));
            });
        }
        moments.addAll(sessions(place, marks, stories));
        moments.addAll(teams(place));
        int published = 0;
        for (Listing.Row row : place.table("publications")) {
            add(moments, place, row.get("at"), "publication-" + ++published, () -> publications.publish(row, stories));
        }
        for (Listing.Row row : place.table("later")) {
            MatterStory story = Objects.requireNonNull(stories.get(row.get("title")), row.get("title"));
            moments.addAll(story.later(
                    place, LocalDateTime.parse(row.get("at")), row.split("course", " "), row.split("words", ";")));
        }
        return moments;
    }

    /** The bodies, their sessions and the matters that confirm their minutes. */
    private List<Moment> sessions(
            Place place, Map<String, Optional<DocumentId>> marks, Map<String, MatterStory> stories) {
        var moments = new ArrayList<Moment>();
        for (Listing.Row body : place.table("meeting-bodies")) {
            String name = body.get("name");
            moments.add(new Moment(
                    LocalDateTime.parse(body.get("at")),
                    place,
                    "body-" + body.get("key"),
                    step -> progress.perform(
                            step, () -> sessions.found(body, of(place, "meeting-members", "body", body)))));
            for (Listing.Row row : of(place, "meetings", "body", body)) {
                PlannedSession planned = PlannedSession.of(place, row);
                moments.addAll(new SessionStory(name, planned, sessions, progress, stories).moments(place));
                for (Listing.Row minutes : place.table("meeting-minutes")) {
                    if (minutes.get("meeting").equals(planned.key())) {
                        String step = "minutes-" + planned.key();
                        PlannedMatter matter = PlannedMatter.of(minutes, step);
                        var story = new MatterStory(
                                matter,
                                () -> sessions.submit(name, planned, matter),
                                matters,
                                progress,
                                known(marks, step));
                        stories.put(matter.title(), story);
                        moments.addAll(story.moments(place));
                    }
                }
            }
        }
        return moments;
    }

    /** The project teams and their themes. */
    private List<Moment> teams(Place place) {
        var moments = new ArrayList<Moment>();
        Map<String, Listing.Row> byKey = new HashMap<>();
        place.table("teams").forEach(team -> byKey.put(team.get("key"), team));
        byKey.values().forEach(team -> {
            String parent = team.get("parent").isEmpty()
                    ? ""
                    : Objects.requireNonNull(byKey.get(team.get("parent"))).get("name");
            add(
                    moments,
                    place,
                    team.get("at"),
                    "team-" + team.get("key"),
                    () -> teams.found(team, parent, of(place, "team-members", "team", team)));
        });
        int n = 0;
        for (Listing.Row theme : place.table("themes")) {
            Listing.Row team = Objects.requireNonNull(byKey.get(theme.get("team")));
            String step = "theme-" + ++n;
            String name = team.get("name");
            String by = team.get("by");
            add(moments, place, theme.get("at"), step, () -> teams.charter(name, by, theme));
            add(moments, place, theme.get("studied"), step + ".studied", () -> teams.study(name, by, theme));
            add(moments, place, theme.get("continued"), step + ".continued", () -> teams.goOn(name, by, theme));
        }
        return moments;
    }

    private void add(List<Moment> moments, Place place, String at, String step, Runnable act) {
        if (!at.isEmpty()) {
            moments.add(new Moment(LocalDateTime.parse(at), place, step, name -> progress.perform(name, act)));
        }
    }

    private static List<Listing.Row> of(Place place, String table, String column, Listing.Row body) {
        return place.table(table).stream()
                .filter(row -> row.get(column).equals(body.get("key")))
                .toList();
    }

    /** Each row of a table with the name of its step, which numbers the rows. */
    private static void rows(Place place, String what, BiConsumer<Listing.Row, String> each) {
        int n = 0;
        for (Listing.Row row : place.table(what + "s")) {
            each.accept(row, what + "-" + ++n);
        }
    }

    private static Optional<DocumentId> known(Map<String, Optional<DocumentId>> marks, String step) {
        return marks.getOrDefault(step, Optional.empty());
    }

    private void play(Moment moment) {
        Instant at = DemoClock.at(moment.at());
        if (at.isAfter(clock.now())) {
            clock.advanceTo(at);
        }
        in(moment.place(), () -> {
            happen(moment);
            return true;
        });
    }

    private static void happen(Moment moment) {
        try {
            moment.happening().happen(moment.step());
        } catch (Refusal refused) {
            String reason = refused instanceof Incomplete incomplete
                    ? incomplete.shortcomings().toString()
                    : refused.getMessage();
            throw new IllegalStateException(moment.place() + " " + moment.step() + ": " + reason, refused);
        }
    }

    private static <T> T in(Place place, Supplier<T> work) {
        return Tenancy.in(place.municipality().id(), work);
    }
}
