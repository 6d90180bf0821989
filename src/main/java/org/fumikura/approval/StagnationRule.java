package org.fumikura.approval;

import java.util.UUID;
import org.fumikura.organization.BodyId;
import org.fumikura.organization.Validity;

/**
 * When a matter has waited too long for a post, in open days of its body.
 *
 * @param remindAfter longer than this: who is asked is reminded
 * @param escalateAfter longer than this: the head above her is told
 * @param absentAfter longer than this with nobody there to act: drafter and records clerk are told (I-24)
 * @param source the article, or who set it
 */
record StagnationRule(
        UUID id, BodyId body, int remindAfter, int escalateAfter, int absentAfter, String source, Validity validity) {}
