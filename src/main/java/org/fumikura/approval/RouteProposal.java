package org.fumikura.approval;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fumikura.organization.Post;
import org.fumikura.shared.Text;

/**
 * The route that the table of authority asks for.
 *
 * @param amount of the matter, in yen
 * @param steps in their order; none as long as the row is not known
 * @param posts of the steps
 * @param demands who has to be on the route beside reviewers and decider
 * @param notes what the drafter should know: a duty that nobody can fill, a vote of the council
 */
record RouteProposal(
        RuleSearch search,
        Optional<Long> amount,
        List<DraftText.DraftStep> steps,
        List<Post> posts,
        List<Demand> demands,
        List<Text> notes) {

    /**
     * Somebody who has to be on the route.
     *
     * @param anyOf the posts that can fill it, without the drafter's own; none when nobody can
     * @param name what the one who fills it is called
     */
    record Demand(StepKind kind, List<Post> anyOf, Text name, String source) {

        private static final String OVERRULED = "協議不調";

        /** Who did not agree and is decided over. */
        static Demand overruled(Post post) {
            return new Demand(StepKind.CONCURRENCE, List.of(post), post.name(), OVERRULED);
        }

        boolean isOverruled() {
            return source.equals(OVERRULED);
        }

        /** A superior who reviews or decides has concurred; an examination is one, or lies in the decision. */
        boolean isMetBy(DraftText.DraftStep step) {
            return anyOf.stream().anyMatch(post -> post.id().equals(step.post()))
                    && (kind == StepKind.CONCURRENCE
                            || step.kind() == StepKind.EXAMINATION
                            || step.kind() == StepKind.DECISION);
        }

        /** Of several whose one answer is enough she may not be the one who answers. */
        private static boolean isOneOfMany(List<DraftText.DraftStep> route, int place) {
            boolean joins = route.get(place).joining() == Joining.EITHER;
            boolean joined = place + 1 < route.size() && route.get(place + 1).joining() == Joining.EITHER;
            return joins || joined;
        }

        boolean isMetBy(List<DraftText.DraftStep> route) {
            return anyOf.isEmpty()
                    || IntStream.range(0, route.size()).anyMatch(i -> isMetBy(route.get(i)) && !isOneOfMany(route, i));
        }
    }

    Optional<Authority> row() {
        return search.row();
    }

    /** The same for who judges an act by it; empty as long as the row is not known. */
    Optional<Office.Ruling> ruling() {
        return row().map(row -> new Office.Ruling(
                row,
                row.rank(),
                row.selfDecidable(),
                row.proxyAllowed(),
                demands.stream()
                        .filter(demand -> !demand.anyOf.isEmpty())
                        .map(demand -> new Office.Required(
                                demand.kind,
                                demand.anyOf.stream().map(Post::id).collect(Collectors.toUnmodifiableSet()),
                                demand.name,
                                demand.source))
                        .toList()));
    }

    /** Who decides by the rules; empty as long as the row is not known, and when nobody of the line may. */
    Optional<Post> decider() {
        return steps.isEmpty() || steps.getLast().kind() != StepKind.DECISION
                ? Optional.empty()
                : Optional.of(posts.getLast());
    }

    /** Why the route is as it is, naming row, amount and article. */
    Optional<Text> sentence() {
        return row().map(row -> {
            var parts = new ArrayList<Text>();
            parts.add(Explanation.row(row, amount));
            demands.stream()
                    .filter(demand -> !demand.anyOf.isEmpty() && !demand.isOverruled())
                    .forEach(demand -> parts.add(Explanation.demand(demand.kind, demand.name, demand.source)));
            return new Text(
                    parts.stream().map(Text::ja).collect(Collectors.joining()),
                    parts.stream().map(Text::en).collect(Collectors.joining(" ")));
        });
    }

    /** Whether the last one of a route outranks whom the rules name. */
    boolean isOutrankedBy(Post last) {
        return decider()
                .filter(enough -> last.rank() != enough.rank() && last.rank().isAtLeast(enough.rank()))
                .isPresent();
    }

    /** What is to be said about a route beside what it lacks. */
    List<Text> warnings(List<DraftText.DraftStep> route, List<Post> routePosts) {
        var said = new ArrayList<Text>();
        boolean ends = !route.isEmpty() && route.getLast().kind() == StepKind.DECISION;
        if (ends && row().isPresent() && decider().isPresent()) {
            Post last = routePosts.getLast();
            if (isOutrankedBy(last)) {
                said.add(Explanation.tooHigh(row().get(), decider().get(), last));
            } else if (!last.rank().isAtLeast(row().get().rank())) {
                said.add(Explanation.tooLow(row().get(), decider().get(), last));
            }
        }
        said.addAll(notes);
        return List.copyOf(said);
    }

    /** The demands that a route leaves open. */
    List<Shortcoming> missing(List<DraftText.DraftStep> route) {
        return demands.stream()
                .filter(demand -> !demand.isMetBy(route))
                .map(demand -> new Shortcoming("route", put(demand)))
                .toList();
    }

    private static Text put(Demand demand) {
        Text why = Explanation.demand(demand.kind, demand.name, demand.source);
        return new Text(why.ja() + "経路に加えてください。", why.en() + " Put it on the route.");
    }
}
