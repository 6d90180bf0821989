package org.fumikura.approval;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.fumikura.organization.Organization;
import org.fumikura.organization.Post;
import org.fumikura.organization.Rank;
import org.fumikura.organization.Unit;
import org.fumikura.shared.OfficialClock;
import org.springframework.stereotype.Component;

/** Whom a route can be made to ask. */
@Component
class PostChoices {

    private final Organization organization;
    private final OfficialClock clock;

    PostChoices(Organization organization, OfficialClock clock) {
        this.organization = organization;
        this.clock = clock;
    }

    /** Heads anywhere in the office, and everybody of the drafter's own line, by unit. */
    List<DraftPage.Group> of(List<Unit> line) {
        var groups = new LinkedHashMap<UUID, List<Post>>();
        organization.listPosts(clock.today()).stream()
                .filter(post -> post.rank().isAtLeast(Rank.SUBSECTION_HEAD) || Completeness.isInLine(line, post))
                .forEach(post -> groups.computeIfAbsent(post.unit().id().value(), unused -> new ArrayList<>())
                        .add(post));
        return groups.values().stream()
                .map(posts -> new DraftPage.Group(
                        posts.getFirst().unit().name(),
                        posts.stream()
                                .map(post -> new DraftPage.Choice(post.id().value(), post.name()))
                                .toList()))
                .toList();
    }
}
