package org.fumikura.approval;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.fumikura.organization.PersonId;
import org.fumikura.organization.PostId;
import org.fumikura.organization.UnitId;
import org.fumikura.records.DocumentId;

/**
 * A matter that was submitted at least once. Its words are a document of the records.
 *
 * @param earlierDrafters from whom it was taken over
 * @param unit the drafter's unit, whose line or successor's line decides
 * @param inCharge the unit in charge of it today, at which people have what permissions they have
 */
record Matter(
        DocumentId id,
        PersonId drafter,
        PostId drafterPost,
        Set<PersonId> earlierDrafters,
        UnitId unit,
        UnitId inCharge,
        String matterCode,
        String expenditureItem,
        boolean enforced,
        boolean previousYearPrefix,
        boolean noProxy,
        Optional<LocalDate> dueOn,
        Optional<Long> amount,
        int version,
        Optional<Instant> submittedAt,
        Circulation circulation) {

    MatterState state() {
        return circulation.state();
    }

    /** Whether somebody is its drafter or was: she neither approves nor decides it (I-04). */
    boolean hasDrafted(PersonId person) {
        return drafter.equals(person) || earlierDrafters.contains(person);
    }

    Matter with(Circulation next) {
        return new Matter(
                id,
                drafter,
                drafterPost,
                earlierDrafters,
                unit,
                inCharge,
                matterCode,
                expenditureItem,
                enforced,
                previousYearPrefix,
                noProxy,
                dueOn,
                amount,
                version,
                submittedAt,
                next);
    }

    /** The same, not to be decided in the place of who is away. */
    Matter withoutProxy(Circulation next) {
        return new Matter(
                id,
                drafter,
                drafterPost,
                earlierDrafters,
                unit,
                inCharge,
                matterCode,
                expenditureItem,
                enforced,
                previousYearPrefix,
                true,
                dueOn,
                amount,
                version,
                submittedAt,
                next);
    }
}
