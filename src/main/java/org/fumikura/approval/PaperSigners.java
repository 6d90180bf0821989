package org.fumikura.approval;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fumikura.organization.Deputies;
import org.fumikura.organization.Deputies.Capacity;
import org.fumikura.organization.Organization;
import org.fumikura.organization.PersonId;
import org.fumikura.organization.PersonNames;
import org.fumikura.organization.Post;
import org.fumikura.organization.PostId;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.Text;
import org.springframework.stereotype.Component;

/** Who may have signed on paper what asks a post: its holders, and who may act in its place today. */
@Component
class PaperSigners {

    private final Organization organization;
    private final Deputies deputies;
    private final OfficialClock clock;

    PaperSigners(Organization organization, Deputies deputies, OfficialClock clock) {
        this.organization = organization;
        this.deputies = deputies;
        this.clock = clock;
    }

    /**
     * Somebody who may have signed.
     *
     * @param name what she is called today, without her post
     */
    record Signer(PersonId person, PostId post, Capacity capacity, Text postName, Text name) {}

    /** Those of some steps of one matter, by the place on the route; the holders of the asked post first. */
    Map<Integer, List<Signer>> of(Matter matter, Office office, List<Step> steps) {
        Map<PostId, List<PostId>> standIns =
                deputies.standInsOf(steps.stream().map(Step::post).toList(), clock.now());
        var found = new ArrayList<Found>();
        for (Step step : steps) {
            Stream.concat(Stream.of(step.post()), standIns.getOrDefault(step.post(), List.of()).stream())
                    .distinct()
                    .forEach(post -> capacity(matter, office, step, post)
                            .ifPresent(capacity -> office.holders(post)
                                    .forEach(person -> found.add(new Found(step, person, post, capacity)))));
        }
        return named(found);
    }

    private record Found(Step step, PersonId person, PostId post, Capacity capacity) {}

    private Optional<Capacity> capacity(Matter matter, Office office, Step step, PostId post) {
        return new Proceeding(matter, office, matter.drafter(), post, clock.now()).capacity(step);
    }

    private Map<Integer, List<Signer>> named(List<Found> found) {
        var ids = new HashSet<UUID>();
        found.forEach(each -> ids.add(each.post.value()));
        Map<UUID, Post> posts = organization.postsById(ids);
        PersonNames names = organization.names(
                found.stream().map(each -> each.person.value()).toList());
        LocalDate today = clock.today();
        return found.stream()
                .collect(Collectors.groupingBy(
                        each -> each.step.ordinal(),
                        Collectors.mapping(
                                each -> new Signer(
                                        each.person,
                                        each.post,
                                        each.capacity,
                                        MatterLists.name(posts, each.post.value()),
                                        names.on(each.person.value(), today).orElse(new Text("―", "―"))),
                                Collectors.toList())));
    }
}
