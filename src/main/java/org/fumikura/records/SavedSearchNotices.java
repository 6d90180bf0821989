package org.fumikura.records;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.fumikura.desk.NoticeTopic;
import org.fumikura.desk.Noticing;
import org.fumikura.ledger.LedgerEntry;
import org.fumikura.organization.Actor;
import org.fumikura.search.SavedNews;
import org.springframework.stereotype.Component;

/** Tells people what their saved searches found anew: here, because search and notices do not know each other. */
@Component
class SavedSearchNotices implements Noticing {

    private final SavedNews news;

    SavedSearchNotices(SavedNews news) {
        this.news = news;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(SavedNews.FOUND_ANEW);
    }

    @Override
    public List<Told> told(LedgerEntry entry) {
        return news.owner(entry.subject().id()).stream()
                .map(person -> Told.of(person, NoticeTopic.FOUND))
                .toList();
    }

    @Override
    public Map<UUID, String> titles(Collection<UUID> subjects, Actor actor) {
        return news.titles(subjects, actor.reader());
    }

    @Override
    public Map<UUID, String> titlesToSend(Collection<UUID> subjects, Actor actor) {
        return news.titlesToSend(subjects, actor.reader());
    }

    @Override
    public String path(UUID subject) {
        return SavedNews.path(subject);
    }
}
