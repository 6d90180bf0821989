package org.fumikura.approval;

import java.time.LocalDate;
import java.util.stream.Stream;
import org.fumikura.organization.Organization;
import org.fumikura.organization.PersonId;
import org.fumikura.organization.Post;
import org.fumikura.organization.Role;
import org.fumikura.organization.Unit;
import org.fumikura.organization.UnitId;
import org.springframework.stereotype.Component;

/** Who sees to what nobody else does: the head of a unit and its records clerks, on a date. */
@Component
class Keepers {

    private final Organization organization;

    Keepers(Organization organization) {
        this.organization = organization;
    }

    /** The records clerks of the nearest unit that has one, from a unit upwards. */
    Stream<PersonId> clerks(UnitId unit, LocalDate on) {
        return organization.lineOf(unit, on).stream()
                .map(Unit::id)
                .map(each -> organization.postsWith(Role.RECORDS_CLERK, each, on))
                .filter(posts -> !posts.isEmpty())
                .findFirst()
                .stream()
                .flatMap(posts -> posts.stream().flatMap(post -> holders(post, on)));
    }

    /** Who holds the nearest head's post of a unit's line that somebody holds. */
    Stream<PersonId> head(UnitId unit, LocalDate on) {
        return organization.headsOf(unit, on).stream()
                .map(post -> holders(post, on).toList())
                .filter(holders -> !holders.isEmpty())
                .findFirst()
                .stream()
                .flatMap(holders -> holders.stream());
    }

    private Stream<PersonId> holders(Post post, LocalDate on) {
        return organization.holders(post.id(), on).stream();
    }
}
