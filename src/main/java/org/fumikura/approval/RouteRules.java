package org.fumikura.approval;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fumikura.organization.Organization;
import org.fumikura.organization.Post;
import org.fumikura.organization.PostId;
import org.fumikura.organization.Unit;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.Text;
import org.springframework.stereotype.Component;

/** What the table of authority demands of a draft and its route before it can be submitted (A.12-submit, 2 and 3). */
@Component
class RouteRules {

    private final Lawful lawful;
    private final TakeoverRows takeovers;
    private final Organization organization;
    private final OfficialClock clock;

    RouteRules(Lawful lawful, TakeoverRows takeovers, Organization organization, OfficialClock clock) {
        this.lawful = lawful;
        this.takeovers = takeovers;
        this.organization = organization;
        this.clock = clock;
    }

    /** @param line the drafter's unit and all units above it */
    List<Shortcoming> shortcomings(DraftInProgress draft, List<Unit> line, RouteProposal proposal) {
        DraftText text = draft.text();
        if (proposal.row().isEmpty()) {
            boolean unreadable = !text.amount().isBlank() && text.yen().isEmpty();
            return proposal.search().lacking().stream()
                    .filter(lacking -> !unreadable || !lacking.field().equals("amount"))
                    .toList();
        }
        List<Post> posts = organization.getPosts(
                text.route().stream().map(DraftText.DraftStep::post).toList());
        return objection(draft, line, proposal.row().get(), posts)
                .map(objection -> List.of(new Shortcoming("route", objection)))
                .orElseGet(() -> demanded(text, proposal, posts));
    }

    private Optional<Text> objection(DraftInProgress draft, List<Unit> line, Authority row, List<Post> posts) {
        Set<PostId> existing =
                organization.existing(posts.stream().map(Post::id).toList(), clock.today());
        return posts.stream()
                .filter(post -> !existing.contains(post.id()))
                .findFirst()
                .map(ended -> new Text(
                        ended.name().ja() + "という職は今日はありません。経路から外してください。",
                        "There is no " + ended.name().en() + " today. Take it off the route."))
                .or(() -> lawful.objection(
                        draft.text().route(),
                        posts,
                        line,
                        row,
                        draft.drafter(),
                        takeovers.earlierDrafters(draft.id())));
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
