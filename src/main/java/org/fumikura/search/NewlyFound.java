package org.fumikura.search;

import static org.fumikuradb.search.Tables.KNOWN;
import static org.fumikuradb.search.Tables.SAVED;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fumikura.frame.Invalid;
import org.fumikura.ledger.Act;
import org.fumikura.ledger.Doer;
import org.fumikura.ledger.Ledger;
import org.fumikura.ledger.Subject;
import org.fumikura.organization.Actors;
import org.fumikura.organization.Organization;
import org.fumikura.organization.PersonId;
import org.fumikura.organization.Reader;
import org.fumikura.search.SavedSearch.Watch;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.Transactions;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/**
 * What saved searches find that they did not find before. Everything that one has ever found for its person is known; what is
 * found and not known is new, whatever made it so: it was entered, its words were read, its scope or her post is another one.
 * What is new becomes known in the same write that tells of it, so that it is told once (docs/decisions/0030).
 */
@Component
class NewlyFound {

    /** What finds more is no watch any more. */
    static final int MOST_KNOWN = 5_000;

    /** What is told at once, the newest of it; the rest is found by the search itself. */
    static final int MOST_NEWS = 50;

    private static final int ROWS = 1_000;

    private final DSLContext db;
    private final Searching searching;
    private final Owners owners;
    private final Organization organization;
    private final Actors actors;
    private final Ledger ledger;
    private final Transactions transactions;
    private final OfficialClock clock;

    NewlyFound(
            DSLContext db,
            Searching searching,
            Owners owners,
            Organization organization,
            Actors actors,
            Ledger ledger,
            Transactions transactions,
            OfficialClock clock) {
        this.db = db;
        this.searching = searching;
        this.owners = owners;
        this.organization = organization;
        this.actors = actors;
        this.ledger = ledger;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Those that are watched, by their people. */
    Map<PersonId, List<SavedSearch>> watched() {
        return db
                .selectFrom(SAVED)
                .where(SAVED.WATCH.eq(Watch.ON.name()))
                .orderBy(SAVED.PERSON_ID, SAVED.ID)
                .fetch(SavedSearches::read)
                .stream()
                .collect(Collectors.groupingBy(SavedSearch::person, LinkedHashMap::new, Collectors.toList()));
    }

    /** A person in each of her posts of today; none when she has left. */
    List<Reader> readers(PersonId person) {
        return organization.postsOf(person, clock.today()).stream()
                .map(post -> actors.get(person, post, clock.today()).reader())
                .toList();
    }

    /**
     * All that is found now.
     *
     * @throws Invalid when it is too much
     * @throws IndexBeingMade when nothing can be searched yet
     */
    List<Index.Ref> requireFew(Sought sought, PersonId person) {
        List<Reader> readers = transactions.read(() -> readers(person));
        List<Index.Ref> found =
                searching.newest(sought, readers, MOST_KNOWN + 1).orElseThrow(IndexBeingMade::new);
        if (found.size() > MOST_KNOWN) {
            throw new Invalid(
                    "watch",
                    new Text(
                            "%,d 件より多く見つかる条件では知らせられません。言葉を足すか、絞り込んでください。".formatted(MOST_KNOWN),
                            "What finds more than %,d can not be watched. Add words or choose more."
                                    .formatted(MOST_KNOWN)));
        }
        return found;
    }

    /** Part of a work transaction: these are no news. */
    void know(UUID saved, Collection<Index.Ref> found) {
        enter(saved, found, Set.of());
    }

    /** Part of a work transaction. */
    void forget(UUID saved) {
        db.deleteFrom(KNOWN).where(KNOWN.SAVED_ID.eq(saved)).execute();
    }

    /** Part of a work transaction. */
    void tickOff(UUID saved) {
        db.update(KNOWN)
                .setNull(KNOWN.NEWS_AT)
                .where(KNOWN.SAVED_ID.eq(saved), KNOWN.NEWS_AT.isNotNull())
                .execute();
    }

    /** What a saved search has told of and nobody has ticked off, the last first. */
    List<Index.Ref> news(UUID saved) {
        return news(KNOWN.SAVED_ID.eq(saved)).getOrDefault(saved, List.of());
    }

    /** The same of several. */
    Map<UUID, List<Index.Ref>> news(Collection<UUID> saved) {
        return news(KNOWN.SAVED_ID.in(saved));
    }

    private Map<UUID, List<Index.Ref>> news(Condition which) {
        return db.selectFrom(KNOWN)
                .where(which, KNOWN.NEWS_AT.isNotNull())
                .orderBy(KNOWN.NEWS_AT.desc(), KNOWN.THING_ID.desc())
                .fetchGroups(KNOWN.SAVED_ID, row -> new Index.Ref(row.getKind(), row.getThingId()));
    }

    /**
     * Tells of what a saved search finds anew.
     *
     * @param readers its person in her posts of today
     * @return how much; empty when nothing can be searched
     */
    Optional<Integer> tell(SavedSearch saved, List<Reader> readers) {
        Optional<List<Index.Ref>> found = searching.newest(saved.sought(), readers, MOST_KNOWN + 1);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        if (found.get().size() > MOST_KNOWN) {
            transactions.work(() -> db.update(SAVED)
                    .set(SAVED.WATCH, Watch.TOO_MANY.name())
                    .where(SAVED.ID.eq(saved.id()), SAVED.WATCH.eq(Watch.ON.name()))
                    .execute());
            return Optional.of(0);
        }
        List<Index.Ref> fresh = transactions.read(() -> readable(unknown(saved.id(), found.get()), readers));
        if (fresh.isEmpty()) {
            return Optional.of(0);
        }
        Set<UUID> news = transactions.read(() -> ofOthers(fresh, saved.person()));
        return Optional.of(news.isEmpty() ? knowSilently(saved, fresh) : tell(saved, fresh, news));
    }

    private List<Index.Ref> unknown(UUID saved, List<Index.Ref> found) {
        Set<UUID> known = new HashSet<>(db.select(KNOWN.THING_ID)
                .from(KNOWN)
                .where(KNOWN.SAVED_ID.eq(saved))
                .fetch(KNOWN.THING_ID));
        return found.stream().filter(each -> !known.contains(each.id())).toList();
    }

    /** What its owners say that she may read; the index may lag. The rest stays unknown and is looked at again. */
    private List<Index.Ref> readable(List<Index.Ref> found, List<Reader> readers) {
        if (found.isEmpty()) {
            return List.of();
        }
        Set<UUID> readable = readers.stream()
                .flatMap(reader -> owners.show(found, reader).stream())
                .map(Findables.Shown::id)
                .collect(Collectors.toSet());
        return found.stream().filter(each -> readable.contains(each.id())).toList();
    }

    /** Those that somebody else began, as many of the newest as are told at once. */
    private Set<UUID> ofOthers(List<Index.Ref> found, PersonId person) {
        return found.stream()
                .map(Index.Ref::id)
                .filter(id -> ledger.history(id).stream()
                        .findFirst()
                        .filter(first -> person.value().equals(first.person()))
                        .isEmpty())
                .limit(MOST_NEWS)
                .collect(Collectors.toSet());
    }

    private int knowSilently(SavedSearch saved, List<Index.Ref> fresh) {
        transactions.work(() -> {
            if (isStillWatched(saved)) {
                enter(saved.id(), fresh, Set.of());
            }
        });
        return 0;
    }

    private int tell(SavedSearch saved, List<Index.Ref> fresh, Set<UUID> news) {
        try {
            transactions.write(() -> {
                if (!isStillWatched(saved)) {
                    throw new WatchedNoMore();
                }
                enter(saved.id(), fresh, news);
                ledger.record(Act.of(
                        SearchActs.FOUND_ANEW,
                        new Subject("saved-search", saved.id()),
                        new Doer.Job(SavedSearchJob.NAME + ": schedule"),
                        "保存した検索"));
            });
            return news.size();
        } catch (WatchedNoMore meanwhile) {
            return 0;
        }
    }

    private boolean isStillWatched(SavedSearch saved) {
        return db.selectOne()
                .from(SAVED)
                .where(SAVED.ID.eq(saved.id()), SAVED.WATCH.eq(Watch.ON.name()))
                .forUpdate()
                .fetchOptional()
                .isPresent();
    }

    private void enter(UUID saved, Collection<Index.Ref> found, Set<UUID> news) {
        var rows = new ArrayList<>(found);
        for (int from = 0; from < rows.size(); from += ROWS) {
            var insert = db.insertInto(KNOWN, KNOWN.SAVED_ID, KNOWN.THING_ID, KNOWN.KIND, KNOWN.NEWS_AT);
            for (Index.Ref each : rows.subList(from, Math.min(rows.size(), from + ROWS))) {
                insert = insert.values(saved, each.id(), each.kind(), news.contains(each.id()) ? clock.now() : null);
            }
            insert.onConflictDoNothing().execute();
        }
    }

    /** Rolls the write back in which it would be told. */
    private static final class WatchedNoMore extends RuntimeException {

        private static final long serialVersionUID = 1;

        WatchedNoMore() {
            super(null, null, false, false);
        }
    }
}
