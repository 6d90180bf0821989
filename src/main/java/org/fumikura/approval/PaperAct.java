package org.fumikura.approval;

import java.time.LocalDate;
import org.fumikura.organization.PersonId;
import org.fumikura.organization.PostId;

/**
 * One act on paper.
 *
 * @param round the round of the step
 * @param ordinal its place on the route, from 1
 * @param person who signed
 * @param post in which of her posts
 * @param signedOn the day on which it happened (事実発生日); the step itself is acted on when the paper is compared
 * @param words the opinion, condition or reason as written there; empty when there is none
 */
record PaperAct(
        int round, int ordinal, PersonId person, PostId post, PaperOutcome outcome, LocalDate signedOn, String words) {

    boolean isAt(Step step) {
        return step.round() == round && step.ordinal() == ordinal;
    }
}
