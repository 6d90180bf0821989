package org.fumikura.records;

import java.util.Arrays;
import java.util.List;
import org.fumikura.organization.Actor;
import org.fumikura.organization.Organization;
import org.fumikura.organization.Unit;
import org.fumikura.organization.UnitLevel;
import org.fumikura.shared.FiscalYear;
import org.fumikura.shared.OfficialClock;
import org.springframework.stereotype.Component;

/** What somebody who receives documents for her section can choose today; to be called in a transaction. */
@Component
class ReceiptChoices {

    private final Files files;
    private final Organization organization;
    private final OfficialClock clock;

    ReceiptChoices(Files files, Organization organization, OfficialClock clock) {
        this.files = files;
        this.organization = organization;
        this.clock = clock;
    }

    ReceiptPage.Choices of(Actor actor) {
        Unit section = actor.unitAt(UnitLevel.SECTION);
        return new ReceiptPage.Choices(
                section.name(),
                files.listOpenUpTo(section.id(), FiscalYear.of(clock.today()), actor.reader()),
                Arrays.stream(Secrecy.values())
                        .filter(each -> each.ordinal() <= actor.reader().clearance())
                        .toList(),
                List.copyOf(Flag.of(actor.reader().handles())),
                organization.listPosts(clock.today()).stream()
                        .filter(post -> actor.reader()
                                .section()
                                .contains(post.unit().id().value()))
                        .toList());
    }
}
