package org.fumikura.records;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.fumikura.organization.Actor;
import org.fumikura.organization.PersonId;
import org.fumikura.tenancy.Transactions;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

/** Tells the modules above which attachments were really sent to whom, and asks them which ones wait to be opened. */
@Component
class HandOuts {

    private final Versions versions;
    private final Readings readings;
    private final Transactions transactions;
    private final ObjectProvider<Opening> openings;

    HandOuts(Versions versions, Readings readings, Transactions transactions, ObjectProvider<Opening> openings) {
        this.versions = versions;
        this.readings = readings;
        this.transactions = transactions;
        this.openings = openings;
    }

    /** A page of an attachment or some of its bytes are sent. */
    void sent(AttachedFile file, Actor actor, HttpServletRequest request) {
        if (isReading(request) && !readings.isSent(actor.person(), file.id())) {
            transactions
                    .read(() -> versions.findDocument(file.id()))
                    .ifPresent(document -> tell(document, List.of(file.id()), actor.person()));
        }
    }

    /** In the caller's transaction. */
    Set<UUID> unopened(DocumentId document, Collection<AttachedFile> files, Actor actor) {
        List<UUID> ids = files.stream().map(AttachedFile::id).toList();
        var unopened = new HashSet<UUID>();
        openings.forEach(opening -> unopened.addAll(opening.unopened(document, ids, actor.person())));
        return Set.copyOf(unopened);
    }

    private void tell(DocumentId document, List<UUID> attachments, PersonId person) {
        openings.forEach(opening -> opening.opened(document, attachments, person));
        attachments.forEach(attachment -> readings.send(person, attachment));
    }

    /** Who asks for the head of an answer alone gets nothing to read. */
    private static boolean isReading(HttpServletRequest request) {
        return HttpMethod.GET.matches(request.getMethod());
    }
}
