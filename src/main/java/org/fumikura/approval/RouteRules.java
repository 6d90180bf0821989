package org.fumikura.approval;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fumikura.organization.Organization;
import org.fumikura.organization.Post;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.Text;
import org.springframework.stereotype.Component;

/** What the table of authority demands of a draft and its route before it can be submitted (A.12-submit, 2 and 3). */
@Component
class RouteRules {

    private final RouteProposals proposals;
    private final Lawful lawful;
    private final Organization organization;
    private final OfficialClock clock;

    RouteRules(RouteProposals proposals, Lawful lawful, Organization organization, OfficialClock clock) {
        this.proposals = proposals;
        this.lawful = lawful;
        this.organization = organization;
        this.clock = clock;
    }

    List<Shortcoming> shortcomings(DraftInProgress draft) {
        DraftText text = draft.text();
        RouteProposal proposal = proposals.propose(Drafter.of(draft), text);
        if (proposal.row().isEmpty()) {
            boolean unreadable = !text.amount().isBlank() && text.yen().isEmpty();
            return proposal.search().lacking().stream()
                    .filter(lacking -> !unreadable || !lacking.field().equals("amount"))
                    .toList();
        }
        List<Post> posts = organization.getPosts(
                text.route().stream().map(DraftText.DraftStep::post).toList());
        return routeOf(draft, proposal.row().get(), posts)
                .map(objection -> List.of(new Shortcoming("route", objection)))
                .orElseGet(() -> demanded(text, proposal, posts));
    }

    private Optional<Text> routeOf(DraftInProgress draft, Authority row, List<Post> posts) {
        return posts.stream()
                .filter(post -> !organization.exists(post.id(), clock.today()))
                .findFirst()
                .map(ended -> new Text(
                        ended.name().ja() + "という職は今日はありません。経路から外してください。",
                        "There is no " + ended.name().en() + " today. Take it off the route."))
                .or(() -> lawful.objection(
                        draft.text().route(),
                        posts,
                        organization.lineOf(draft.unit(), clock.today()),
                        row,
                        draft.drafter()));
    }

    private static List<Shortcoming> demanded(DraftText text, RouteProposal proposal, List<Post> posts) {
        var found = new ArrayList<>(proposal.missing(text.route()));
        if (text.higherReason().isBlank() && proposal.isOutrankedBy(posts.getLast())) {
            found.add(new Shortcoming(
                    "higherReason",
                    Explanation.tooHigh(
                            proposal.row().orElseThrow(), proposal.decider().orElseThrow(), posts.getLast())));
        }
        return found;
    }
}
