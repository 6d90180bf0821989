package org.fumikura.approval;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.fumikura.organization.Organization;
import org.fumikura.organization.PersonId;
import org.fumikura.organization.Post;
import org.fumikura.organization.PostId;
import org.fumikura.organization.Role;
import org.fumikura.organization.Unit;
import org.fumikura.organization.UnitId;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.Transactions;
import org.springframework.stereotype.Component;

/** Draws the route that the table of authority asks for as of today; in a transaction. */
@Component
class RouteProposals {

    private final Authorities authorities;
    private final Objections objections;
    private final TakeoverRows takeovers;
    private final Organization organization;
    private final OfficialClock clock;

    RouteProposals(
            Authorities authorities,
            Objections objections,
            TakeoverRows takeovers,
            Organization organization,
            OfficialClock clock) {
        this.authorities = authorities;
        this.objections = objections;
        this.takeovers = takeovers;
        this.organization = organization;
        this.clock = clock;
    }

    RouteProposal propose(Drafter drafter, DraftText text) {
        return propose(drafter, Set.of(), text);
    }

    /** @param earlier who drafted it before it was taken over */
    RouteProposal propose(Drafter drafter, Set<PersonId> earlier, DraftText text) {
        return propose(drafter, earlier, organization.lineOf(drafter.unit(), clock.today()), text, List.of());
    }

    /**
     * The route of a draft as it is written now, which goes over an objection where its drafter says that no agreement was
     * reached (協議不調): then the first common superior decides.
     */
    RouteProposal propose(DraftInProgress draft, DraftText text) {
        return propose(draft, organization.lineOf(draft.unit(), clock.today()), text);
    }

    /** @param line the drafter's unit and all units above it */
    RouteProposal propose(DraftInProgress draft, List<Unit> line, DraftText text) {
        List<Post> over = text.special().disagreed() ? objections.posts(draft.id()) : List.of();
        return propose(Drafter.of(draft), takeovers.earlierDrafters(draft.id()), line, text, over);
    }

    private RouteProposal propose(
            Drafter drafter, Set<PersonId> earlier, List<Unit> line, DraftText text, List<Post> over) {
        return propose(drafter, earlier, line, text.matterCode(), text.expenditureItem(), text.yen(), over);
    }

    /**
     * The line of the drafter up to the one who decides, without her own posts and those that only she and earlier drafters
     * hold; before the decision the examinations and concurrences that the row demands.
     *
     * @param earlier who drafted it before it was taken over
     * @param item blank for none
     */
    RouteProposal propose(Drafter drafter, Set<PersonId> earlier, String code, String item, Optional<Long> amount) {
        return Transactions.onceARead(
                new Question(drafter, earlier, code, item, amount),
                () -> propose(
                        drafter,
                        earlier,
                        organization.lineOf(drafter.unit(), clock.today()),
                        code,
                        item,
                        amount,
                        List.of()));
    }

    /** A step that the drafter adds: a post of her line reviews, one of another section concurs. */
    DraftText.DraftStep added(DraftInProgress draft, PostId post) {
        List<Unit> line = organization.lineOf(draft.unit(), clock.today());
        boolean other = organization.postsById(List.of(post.value())).values().stream()
                .anyMatch(each -> !Completeness.isInLine(line, each));
        return new DraftText.DraftStep(other ? StepKind.CONCURRENCE : StepKind.REVIEW, post);
    }

    private record Question(Drafter drafter, Set<PersonId> earlier, String code, String item, Optional<Long> amount) {}

    private RouteProposal propose(
            Drafter drafter,
            Set<PersonId> earlier,
            List<Unit> line,
            String code,
            String item,
            Optional<Long> amount,
            List<Post> over) {
        LocalDate today = clock.today();
        RuleSearch search = authorities.search(line.getFirst().body(), code, item, amount, today);
        return search.row()
                .map(row -> propose(search, row, ownPosts(drafter, earlier), line, amount, over))
                .orElseGet(() -> new RouteProposal(search, amount, List.of(), List.of(), List.of(), List.of()));
    }

    private RouteProposal propose(
            RuleSearch search,
            Authority row,
            Set<PostId> own,
            List<Unit> line,
            Optional<Long> amount,
            List<Post> over) {
        LocalDate today = clock.today();
        var notes = new ArrayList<Text>();
        List<RouteProposal.Demand> demands = Stream.concat(
                        row.dutiesFor(amount).stream().map(duty -> demand(duty, line, own, notes)),
                        over.stream().map(RouteProposal.Demand::overruled))
                .distinct()
                .toList();
        var route = new Route();
        Optional<Post> decider = Optional.empty();
        for (Post head : organization.headsOf(line, today)) {
            boolean decides = head.rank().isAtLeast(row.rank()) && isAbove(head, over);
            if (own.contains(head.id()) && !(decides && row.selfDecidable())) {
                continue;
            }
            if (decides) {
                decider = Optional.of(head);
                break;
            }
            route.add(StepKind.REVIEW, head, Joining.THEN);
        }
        Optional<Post> last = decider;
        demands.stream()
                .filter(demand -> !isDecidedBy(demand, last))
                .sorted(Comparator.comparing(RouteProposal.Demand::kind))
                .forEach(route::meet);
        if (decider.isPresent()) {
            route.add(StepKind.DECISION, decider.get(), Joining.THEN);
            if (!over.isEmpty()) {
                notes.add(Explanation.disagreed(decider.get()));
            }
        } else {
            notes.add(new Text(
                    "起案者の系統に、この案件を決裁できる職がありません（%s）。".formatted(row.source()),
                    "No post of the drafter's line may decide this (%s).".formatted(row.source())));
        }
        if (row.councilVote()) {
            notes.add(Explanation.councilVote(row));
        }
        return new RouteProposal(search, amount, route.steps(), route.posts(), demands, List.copyOf(notes));
    }

    /** Posts that can not answer it: those of the drafter, and those that nobody but her and earlier drafters holds. */
    private Set<PostId> ownPosts(Drafter drafter, Set<PersonId> earlier) {
        LocalDate today = clock.today();
        var drafters = new HashSet<>(earlier);
        drafters.add(drafter.person());
        var own = new HashSet<>(organization.postsOf(drafter.person(), today));
        earlier.stream()
                .flatMap(person -> organization.postsOf(person, today).stream())
                .filter(post -> drafters.containsAll(organization.holders(post, today)))
                .forEach(own::add);
        return own;
    }

    private boolean isAbove(Post head, List<Post> others) {
        return others.stream()
                .allMatch(other ->
                        Completeness.isInLine(organization.lineOf(other.unit().id(), clock.today()), head));
    }

    private static boolean isDecidedBy(RouteProposal.Demand demand, Optional<Post> decider) {
        return decider.filter(post ->
                        demand.anyOf().stream().anyMatch(each -> each.id().equals(post.id())))
                .isPresent();
    }

    private RouteProposal.Demand demand(Authority.Duty duty, List<Unit> line, Set<PostId> own, List<Text> notes) {
        LocalDate today = clock.today();
        UnitId unit = duty.unit().orElseGet(() -> Submitting.sectionOf(line));
        List<Post> all = duty.kind() == StepKind.CONCURRENCE
                ? organization.headOf(unit, today).stream().toList()
                : organization.postsWith(Role.RECORDS_CLERK, unit, today);
        List<Post> able = all.stream().filter(post -> !own.contains(post.id())).toList();
        Text name = able.isEmpty()
                ? organization.lineOf(unit, today).getFirst().name()
                : able.getFirst().name();
        if (able.isEmpty()) {
            notes.add(nobody(duty, name, all.isEmpty()));
        }
        return new RouteProposal.Demand(duty.kind(), able, name, duty.source());
    }

    private static Text nobody(Authority.Duty duty, Text unit, boolean vacant) {
        String why = vacant ? "受け持つ職がないため" : "起案者自身の職のため";
        return new Text(
                "%sの%s（%s）は、%s経路に入りません。"
                        .formatted(unit.ja(), duty.kind().label().ja(), duty.source(), why),
                "The %s by %s (%s) is left out: %s."
                        .formatted(
                                duty.kind() == StepKind.CONCURRENCE ? "concurrence" : "examination",
                                unit.en(),
                                duty.source(),
                                vacant ? "no post is there for it" : "it would be the drafter's own"));
    }

    /** A route as it grows. No post stands on it twice. */
    private static final class Route {

        private final List<DraftText.DraftStep> steps = new ArrayList<>();
        private final List<Post> posts = new ArrayList<>();

        void add(StepKind kind, Post post, Joining joining) {
            steps.add(new DraftText.DraftStep(kind, post.id(), joining));
            posts.add(post);
        }

        void meet(RouteProposal.Demand demand) {
            if (demand.isMetBy(steps)) {
                return;
            }
            for (int i = 0; i < steps.size(); i++) {
                PostId there = steps.get(i).post();
                if (demand.anyOf().stream().anyMatch(post -> post.id().equals(there))) {
                    // the superior who reviews it is its examiner too
                    steps.set(i, new DraftText.DraftStep(demand.kind(), there));
                    return;
                }
            }
            boolean beside = demand.kind() == StepKind.CONCURRENCE
                    && !steps.isEmpty()
                    && steps.getLast().kind() == StepKind.CONCURRENCE;
            add(demand.kind(), demand.anyOf().getFirst(), beside ? Joining.TOGETHER : Joining.THEN);
        }

        List<DraftText.DraftStep> steps() {
            return List.copyOf(steps);
        }

        List<Post> posts() {
            return List.copyOf(posts);
        }
    }
}
