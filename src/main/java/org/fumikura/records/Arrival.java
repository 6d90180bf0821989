package org.fumikura.records;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fumikura.organization.PostId;
import org.fumikura.organization.UnitId;

/**
 * A document that came in, as it is to be registered (A.3.1).
 *
 * @param section the section whose receipts are counted
 * @param unit the unit that deals with it; the section or a unit below
 * @param title at most 200 characters
 * @param sentOn the date that it bears, which may be any day
 * @param arrivedOn the day on which it came
 * @param originalNumber the sender's number, blank when it bears none
 * @param disclosureReason why it is not open, blank when it is
 * @param readers the posts that may read it although they are outside its scope
 * @param attachments in order, their bytes on the disk already
 */
public record Arrival(
        UnitId section,
        UnitId unit,
        FileId file,
        String title,
        String sender,
        Optional<LocalDate> sentOn,
        LocalDate arrivedOn,
        String originalNumber,
        ArrivalMedium medium,
        Secrecy secrecy,
        Scope scope,
        Set<Flag> flags,
        Disclosure disclosure,
        String disclosureReason,
        Set<PostId> readers,
        List<AttachedFile> attachments) {}
