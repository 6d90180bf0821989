package org.fumikura.approval;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.fumikura.desk.NoticeTopic;
import org.fumikura.desk.Noticing;
import org.fumikura.ledger.LedgerEntry;
import org.fumikura.organization.Actor;
import org.fumikura.organization.Organization;
import org.fumikura.records.DocumentId;
import org.fumikura.records.Documents;
import org.fumikura.shared.OfficialClock;
import org.springframework.stereotype.Component;

/** Tells those to whom a perusal was sent that it is there. */
@Component
class PerusalNotices implements Noticing {

    private final PerusalRows rows;
    private final Documents documents;
    private final Organization organization;

    PerusalNotices(PerusalRows rows, Documents documents, Organization organization) {
        this.rows = rows;
        this.documents = documents;
        this.organization = organization;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(ApprovalActs.PERUSAL_SENT);
    }

    /** A perusal goes to posts, of which a list may have hundreds; whoever has seen it meanwhile is not told. */
    @Override
    public List<Told> told(LedgerEntry entry) {
        LocalDate on = LocalDate.ofInstant(entry.officialAt(), OfficialClock.ZONE);
        return rows.find(new DocumentId(entry.subject().id()))
                .filter(perusal -> perusal.course().out())
                .map(perusal -> perusal.course().places().stream()
                        .filter(place -> place.seen().isEmpty())
                        .flatMap(place -> organization.holders(place.post(), on).stream())
                        .map(person -> Told.of(person, NoticeTopic.PERUSAL))
                        .toList())
                .orElse(List.of());
    }

    @Override
    public Map<UUID, String> titles(Collection<UUID> subjects, Actor actor) {
        var titles = new HashMap<UUID, String>();
        documents.readable(subjects, actor.reader()).forEach((id, document) -> titles.put(id, document.title()));
        return titles;
    }

    @Override
    public Map<UUID, String> titlesToSend(Collection<UUID> subjects, Actor actor) {
        return documents.titlesToSend(subjects, actor.reader());
    }

    @Override
    public String path(UUID subject) {
        return "/perusals/" + subject;
    }
}
