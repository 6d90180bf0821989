package org.fumikura.search;

import static org.fumikuradb.search.Tables.SAVED;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fumikura.organization.PersonId;
import org.fumikura.organization.Reader;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** What a module that tells people things asks about saved searches which found something new; all of it in a transaction. */
@Component
public class SavedNews {

    /** The act that says so; its subject is the saved search. */
    public static final String FOUND_ANEW = SearchActs.FOUND_ANEW;

    /** Of what is new. */
    private static final int TITLES = 3;

    private final DSLContext db;
    private final NewlyFound newlyFound;
    private final Owners owners;

    SavedNews(DSLContext db, NewlyFound newlyFound, Owners owners) {
        this.db = db;
        this.newlyFound = newlyFound;
        this.owners = owners;
    }

    /** Whose it is; empty when it is not there any more. */
    public Optional<PersonId> owner(UUID saved) {
        return db.select(SAVED.PERSON_ID)
                .from(SAVED)
                .where(SAVED.ID.eq(saved))
                .fetchOptional(row -> new PersonId(row.value1()));
    }

    /** The names of those searches of a reader that have news which she may read now, each with the first titles. */
    public Map<UUID, String> titles(Collection<UUID> saved, Reader reader) {
        Map<UUID, String> names = names(saved, reader);
        Map<UUID, String> titles = titles(
                names.keySet(),
                news -> owners.show(news, reader).stream()
                        .collect(Collectors.toMap(Findables.Shown::id, Findables.Shown::title)));
        titles.replaceAll((id, first) -> names.get(id) + "：" + first);
        return titles;
    }

    /** The titles of news that may leave the program, without the name of the search: it may say what the title must not (A.16). */
    public Map<UUID, String> titlesToSend(Collection<UUID> saved, Reader reader) {
        return titles(names(saved, reader).keySet(), news -> owners.titlesToSend(news, reader));
    }

    private Map<UUID, String> names(Collection<UUID> saved, Reader reader) {
        return saved.isEmpty()
                ? Map.of()
                : db.select(SAVED.ID, SAVED.NAME)
                        .from(SAVED)
                        .where(
                                SAVED.ID.in(saved),
                                SAVED.PERSON_ID.eq(reader.person().value()))
                        .fetchMap(SAVED.ID, SAVED.NAME);
    }

    private Map<UUID, String> titles(Collection<UUID> saved, Function<List<Index.Ref>, Map<UUID, String>> readable) {
        var titles = new HashMap<UUID, String>();
        Map<UUID, List<Index.Ref>> news = saved.isEmpty() ? Map.of() : newlyFound.news(saved);
        news.forEach((id, found) -> {
            Map<UUID, String> known = readable.apply(found);
            List<String> first = found.stream()
                    .map(Index.Ref::id)
                    .filter(known::containsKey)
                    .map(known::get)
                    .limit(TITLES)
                    .toList();
            if (!first.isEmpty()) {
                titles.put(id, String.join("、", first) + (known.size() > TITLES ? " …" : ""));
            }
        });
        return titles;
    }

    /** Its page. */
    public static String path(UUID saved) {
        return SavedSearchController.LIST.path() + "/" + saved;
    }
}
