package org.fumikura.approval;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.fumikura.organization.Deputies;
import org.fumikura.organization.Deputies.Capacity;
import org.fumikura.organization.Deputies.Substitution;
import org.fumikura.organization.Organization;
import org.fumikura.organization.PersonId;
import org.fumikura.organization.Post;
import org.fumikura.organization.PostId;
import org.fumikura.organization.Rank;
import org.fumikura.organization.UnitId;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.Text;
import org.springframework.stereotype.Component;

/** The office as it is in the database at the moment of an act. */
@Component
class Offices {

    private final Organization organization;
    private final Deputies deputies;
    private final RouteProposals proposals;
    private final OfficialClock clock;

    Offices(Organization organization, Deputies deputies, RouteProposals proposals, OfficialClock clock) {
        this.organization = organization;
        this.deputies = deputies;
        this.proposals = proposals;
        this.clock = clock;
    }

    /** The office for one matter, now; each question is asked once, when it comes. */
    Office of(Matter matter) {
        return new Now(matter, clock.today(), clock.now());
    }

    private final class Now implements Office {

        private final Matter matter;
        private final LocalDate today;
        private final Instant at;
        private final Map<PostId, Post> posts = new HashMap<>();
        private final Map<PostId, List<PersonId>> holders = new HashMap<>();
        private final Map<PostId, List<Substitution>> substitutions = new HashMap<>();

        Now(Matter matter, LocalDate today, Instant at) {
            this.matter = matter;
            this.today = today;
            this.at = at;
            organization
                    .getPosts(matter.circulation().route().stream()
                            .map(Step::post)
                            .distinct()
                            .toList())
                    .forEach(post -> posts.put(post.id(), post));
        }

        @Override
        public List<PersonId> holders(PostId post) {
            return holders.computeIfAbsent(post, asked -> organization.holders(asked, today));
        }

        @Override
        public boolean isUnattended(PostId post) {
            return deputies.isUnattended(post, at);
        }

        @Override
        public Set<Capacity> inPlaceOf(PostId acting, PostId asked) {
            return substitutions.computeIfAbsent(acting, post -> deputies.of(post, at)).stream()
                    .filter(each -> each.inPlaceOf().equals(asked) && each.covers(matter.matterCode()))
                    .map(Substitution::capacity)
                    .collect(Collectors.toSet());
        }

        @Override
        public Rank rank(PostId post) {
            return post(post).rank();
        }

        @Override
        public Text name(PostId post) {
            return post(post).name();
        }

        @Override
        public boolean isInLine(PostId post) {
            return Completeness.isInLine(organization.lineOf(matter.unit(), today), post(post));
        }

        @Override
        public boolean isAbove(PostId post, UnitId unit) {
            return Completeness.isInLine(organization.lineOf(unit, today), post(post));
        }

        @Override
        public Optional<Ruling> ruling() {
            return proposals
                    .propose(
                            new Drafter(matter.drafter(), matter.drafterPost(), matter.unit()),
                            matter.earlierDrafters(),
                            matter.matterCode(),
                            matter.expenditureItem(),
                            matter.amount())
                    .ruling()
                    .map(ruling -> matter.noProxy() ? ruling.withoutProxy() : ruling);
        }

        private Post post(PostId id) {
            return posts.computeIfAbsent(
                    id, asked -> organization.getPosts(List.of(asked)).getFirst());
        }
    }
}
