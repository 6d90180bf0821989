package org.fumikura.records;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.fumikura.ledger.Ledger;
import org.fumikura.ledger.LedgerEntry;
import org.fumikura.organization.Organization;
import org.fumikura.organization.PersonNames;
import org.fumikura.organization.Post;
import org.fumikura.shared.Text;
import org.springframework.stereotype.Component;

/** The ledger's lines about one thing, in the words of the office. */
@Component
public class History {

    private static final Text ERASED = new Text("（廃棄済み）", "(destroyed)");

    private final Ledger ledger;
    private final Organization organization;

    History(Ledger ledger, Organization organization) {
        this.ledger = ledger;
        this.organization = organization;
    }

    /**
     * What was done to a subject, oldest first; to be called in a transaction. The caller has checked that the reader may read
     * the subject.
     */
    public List<HistoryLine> of(UUID subject) {
        List<LedgerEntry> entries = ledger.history(subject);
        PersonNames people =
                organization.names(entries.stream().map(LedgerEntry::person).toList());
        Map<UUID, Post> posts = organization.postsById(entries.stream()
                .filter(entry -> entry.detail() == null)
                .map(LedgerEntry::post)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        return entries.stream().map(entry -> line(entry, people, posts)).toList();
    }

    private HistoryLine line(LedgerEntry entry, PersonNames people, Map<UUID, Post> posts) {
        LedgerEntry.Detail detail = entry.detail();
        Text post = detail == null ? post(entry, posts) : Text.same(detail.doer());
        return new HistoryLine(
                entry.position(),
                entry.officialAt(),
                people.at(entry.person(), entry.officialAt()).orElse(null),
                post,
                ledger.words(entry.kind()),
                detail == null ? "" : detail.reason(),
                detail == null ? List.of() : detail.changes(),
                detail == null);
    }

    private static Text post(LedgerEntry entry, Map<UUID, Post> posts) {
        Post post = entry.post() == null ? null : posts.get(entry.post());
        if (post != null) {
            return post.name();
        }
        return entry.cause() == null ? ERASED : Text.same(entry.cause());
    }
}
