package org.fumikura.approval;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fumikura.organization.Organization;
import org.fumikura.organization.PersonId;
import org.fumikura.organization.Post;
import org.fumikura.organization.PostId;
import org.fumikura.organization.Unit;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.Text;
import org.springframework.stereotype.Component;

/** Whether a route leads to somebody who may decide (I-03) and nobody decides what she drafted alone (I-04). */
@Component
class Lawful {

    private final Organization organization;
    private final OfficialClock clock;

    Lawful(Organization organization, OfficialClock clock) {
        this.organization = organization;
        this.clock = clock;
    }

    /**
     * What is wrong with a route as of today.
     *
     * @param posts the posts of the route, in its order
     * @param line the drafter's unit and all units above it
     * @param earlier who drafted it before it was taken over
     */
    Optional<Text> objection(
            List<DraftText.DraftStep> route,
            List<Post> posts,
            List<Unit> line,
            Authority authority,
            PersonId drafter,
            Set<PersonId> earlier) {
        if (route.isEmpty() || route.getLast().kind() != StepKind.DECISION) {
            return Optional.of(new Text("経路の最後に決裁者を置いてください。", "The route must end with the one who decides."));
        }
        if (route.stream().filter(step -> step.kind() == StepKind.DECISION).count() > 1) {
            return Optional.of(new Text("決裁者は 1 人だけにしてください。", "Only one step can decide."));
        }
        if (route.getLast().joining() != Joining.THEN) {
            return Optional.of(new Text(
                    "決裁者は「順に」にしてください。ほかの人と同時には回せません。",
                    "Who decides is asked after the others, never together with them."));
        }
        if (isOneOfMany(route)) {
            return Optional.of(
                    new Text(
                            "「いずれか」にできるのは回議と合議だけで、「同時に」と混ぜられません。",
                            "Only reviews and concurrences can be answered by one of several, and not mixed with those of whom all answer."));
        }
        if (new HashSet<>(route.stream().map(DraftText.DraftStep::post).toList()).size() < route.size()) {
            return Optional.of(new Text("同じ職が経路に 2 回入っています。", "A post stands twice on the route."));
        }
        Post decider = posts.getLast();
        boolean inLine =
                line.stream().anyMatch(unit -> unit.id().equals(decider.unit().id()));
        if (!decider.rank().isAtLeast(authority.rank()) || !inLine) {
            return Optional.of(new Text(
                    "「%s」は%s決定です（%s）。%sは決裁できません。"
                            .formatted(
                                    authority.matterName(),
                                    authority.rank().label().ja(),
                                    authority.source(),
                                    decider.name().ja()),
                    "“%s” is decided by the %s (%s); %s can not decide it."
                            .formatted(
                                    authority.matterName(),
                                    authority.rank().label().en(),
                                    authority.source(),
                                    decider.name().en())));
        }
        Set<PostId> ownPosts = organization.postsOf(drafter, clock.today());
        for (Post post : posts) {
            boolean own = ownPosts.contains(post.id());
            boolean mayDecideAlone = authority.selfDecidable() && post.id().equals(decider.id());
            boolean alone =
                    own && organization.holders(post.id(), clock.today()).size() == 1;
            if (alone && !mayDecideAlone) {
                return Optional.of(new Text(
                        "%sはあなた自身の職です。自分の起案を自分で承認することはできません。"
                                .formatted(post.name().ja()),
                        "%s is your own post; nobody approves her own draft."
                                .formatted(post.name().en())));
            }
        }
        return earlier.isEmpty() ? Optional.empty() : heldByEarlier(posts, earlier, authority);
    }

    /** Who drafted it before approves it no more than its drafter does. */
    private Optional<Text> heldByEarlier(List<Post> posts, Set<PersonId> earlier, Authority authority) {
        return posts.stream()
                .filter(post -> !authority.selfDecidable() || !post.equals(posts.getLast()))
                .filter(post -> {
                    List<PersonId> holders = organization.holders(post.id(), clock.today());
                    return !holders.isEmpty() && earlier.containsAll(holders);
                })
                .findFirst()
                .map(post -> new Text(
                        "%sの人は、この案件を前に起案しています。自分が起案した案件を承認することはできません。"
                                .formatted(post.name().ja()),
                        "Who holds %s drafted this matter before; nobody approves her own draft."
                                .formatted(post.name().en())));
    }

    /** Whether a stage of which one answer is enough holds an examination, or somebody who has to answer in any case. */
    private static boolean isOneOfMany(List<DraftText.DraftStep> route) {
        for (int from = 0; from < route.size(); ) {
            int to = from + 1;
            while (to < route.size() && route.get(to).joining() != Joining.THEN) {
                to++;
            }
            List<DraftText.DraftStep> stage = route.subList(from, to);
            boolean either = stage.stream().anyMatch(step -> step.joining() == Joining.EITHER);
            boolean others = stage.stream()
                    .anyMatch(step -> step.kind() == StepKind.EXAMINATION || step.joining() == Joining.TOGETHER);
            if (either && others) {
                return true;
            }
            from = to;
        }
        return false;
    }
}
