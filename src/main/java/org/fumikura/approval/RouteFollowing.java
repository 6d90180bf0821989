package org.fumikura.approval;

import java.util.List;
import java.util.Optional;
import org.fumikura.organization.Organization;
import org.fumikura.organization.Post;
import org.fumikura.shared.Text;
import org.springframework.stereotype.Component;

/**
 * Lets the route of a draft go with the rules: as long as it is the proposed one, another kind of matter, item or amount draws
 * the route that is proposed then (S02). What the drafter arranged herself stays.
 */
@Component
class RouteFollowing {

    private final RouteProposals proposals;
    private final Organization organization;

    RouteFollowing(RouteProposals proposals, Organization organization) {
        this.proposals = proposals;
        this.organization = organization;
    }

    /**
     * A draft as it is to be saved.
     *
     * @param follows whether its route goes with the rules from now on
     * @param why another route was drawn; empty when it is as it was written
     */
    record Next(DraftText text, boolean follows, Optional<Text> why) {}

    /** In a transaction. What is to go over an objection takes another decider, so that its route is drawn anew in any case. */
    Next next(DraftInProgress before, DraftText written) {
        boolean arranged = !written.route().equals(before.text().route());
        if (!arranged && written.isOfSameKind(before.text())) {
            return new Next(written, before.routeFollows(), Optional.empty());
        }
        RouteProposal proposal = proposals.propose(before, written);
        boolean proposed = written.route().equals(proposal.steps());
        boolean goesOver =
                written.special().disagreed() && !before.text().special().disagreed();
        boolean stays = arranged || !before.routeFollows();
        if (proposal.steps().isEmpty() || proposed || stays && !goesOver) {
            boolean follows = arranged ? proposed : before.routeFollows() || proposed;
            return new Next(written, follows, Optional.empty());
        }
        return new Next(written.withRoute(proposal.steps()), true, Optional.of(why(written.route(), proposal)));
    }

    private Text why(List<DraftText.DraftStep> route, RouteProposal proposal) {
        Text sentence = proposal.sentence().orElseThrow();
        Optional<Post> was = route.isEmpty()
                ? Optional.empty()
                : organization.postsById(List.of(route.getLast().post().value())).values().stream()
                        .findFirst();
        return was.filter(post -> proposal.decider()
                        .filter(other -> !other.id().equals(post.id()))
                        .isPresent())
                .map(post -> moved(post, proposal.decider().orElseThrow(), sentence))
                .orElseGet(() -> new Text(
                        "経路を決裁区分に合わせて引き直しました。" + sentence.ja(),
                        "The route was drawn anew from the rules. " + sentence.en()));
    }

    private static Text moved(Post was, Post is, Text sentence) {
        return new Text(
                "決裁者が%sから%sに変わるため、経路を引き直しました。%s"
                        .formatted(was.name().ja(), is.name().ja(), sentence.ja()),
                "The route was drawn anew: %s decides in place of %s. %s"
                        .formatted(is.name().en(), was.name().en(), sentence.en()));
    }
}
