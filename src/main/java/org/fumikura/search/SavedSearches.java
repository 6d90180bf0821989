package org.fumikura.search;

import static org.fumikuradb.search.Tables.SAVED;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.frame.Invalid;
import org.fumikura.organization.PersonId;
import org.fumikura.search.SavedSearch.Watch;
import org.fumikura.shared.NotFound;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.Text;
import org.fumikura.shared.Uuid7;
import org.fumikura.tenancy.Transactions;
import org.fumikuradb.search.tables.records.SavedRecord;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** What people look for again and again; each sees and changes her own alone. Working rows: nobody else is concerned. */
@Component
class SavedSearches {

    static final int MOST = 100;
    static final int MOST_WATCHED = 20;

    private static final int LONGEST_ADDRESS = 4_000;

    private final DSLContext db;
    private final NewlyFound newlyFound;
    private final Transactions transactions;
    private final OfficialClock clock;
    private final Uuid7 ids;

    SavedSearches(DSLContext db, NewlyFound newlyFound, Transactions transactions, OfficialClock clock, Uuid7 ids) {
        this.db = db;
        this.newlyFound = newlyFound;
        this.transactions = transactions;
        this.clock = clock;
        this.ids = ids;
    }

    /** All of a person's own, the one saved last first. */
    List<SavedSearch> list(PersonId person) {
        return db.selectFrom(SAVED)
                .where(SAVED.PERSON_ID.eq(person.value()))
                .orderBy(SAVED.SAVED_AT.desc(), SAVED.ID.desc())
                .fetch(SavedSearches::read);
    }

    /** @throws NotFound when it is not there, or another one's */
    SavedSearch get(UUID id, PersonId person) {
        return db.selectFrom(SAVED)
                .where(own(id, person))
                .fetchOptional(SavedSearches::read)
                .orElseThrow(() -> missing(id));
    }

    private static Condition own(UUID id, PersonId person) {
        return SAVED.ID.eq(id).and(SAVED.PERSON_ID.eq(person.value()));
    }

    private static NotFound missing(UUID id) {
        return new NotFound("saved-search", new Text("保存した検索", "saved search"), id);
    }

    static SavedSearch read(SavedRecord row) {
        return new SavedSearch(
                row.getId(),
                new PersonId(row.getPersonId()),
                row.getName(),
                Sought.read(row.getAddress()),
                Watch.valueOf(row.getWatch()));
    }

    /**
     * @param watched whether she is to be told of what is found from now on
     * @throws Invalid without a name or anything that is looked for, with too many, or when it finds too much to be watched
     * @throws IndexBeingMade when it is to be watched and nothing can be searched yet
     */
    UUID save(String name, Sought sought, boolean watched, PersonId person) {
        objectionToName(name).ifPresent(why -> {
            throw new Invalid("name", why);
        });
        if (sought.isBlank() || sought.address().length() > LONGEST_ADDRESS) {
            throw new Invalid("q", new Text("探す言葉か絞込みがありません。", "Nothing is looked for."));
        }
        List<Index.Ref> found = watched ? newlyFound.requireFew(sought, person) : List.of();
        UUID id = ids.create();
        transactions.work(() -> {
            if (watched) {
                requireRoom(person);
            }
            if (db.fetchCount(SAVED, SAVED.PERSON_ID.eq(person.value())) >= MOST) {
                throw new Invalid(
                        "name",
                        new Text(
                                "保存できる検索は %d 件までです。使わないものを削除してください。".formatted(MOST),
                                "You have %d saved searches already. Remove some that you do not use."
                                        .formatted(MOST)));
            }
            db.insertInto(SAVED)
                    .set(SAVED.ID, id)
                    .set(SAVED.PERSON_ID, person.value())
                    .set(SAVED.NAME, name)
                    .set(SAVED.ADDRESS, sought.address())
                    .set(SAVED.WATCH, (watched ? Watch.ON : Watch.OFF).name())
                    .set(SAVED.SAVED_AT, clock.now())
                    .execute();
            newlyFound.know(id, found);
        });
        return id;
    }

    /** Why a name can not be one. */
    static Optional<Text> objectionToName(String name) {
        return name.isBlank() || name.length() > SavedSearch.LONGEST_NAME
                ? Optional.of(new Text(
                        "名前を %d 字以内で入力してください。".formatted(SavedSearch.LONGEST_NAME),
                        "Enter a name of at most %d letters.".formatted(SavedSearch.LONGEST_NAME)))
                : Optional.empty();
    }

    /**
     * @throws Invalid for a name that can not be one
     * @throws NotFound when it is not there, or another one's
     */
    void rename(UUID id, String name, PersonId person) {
        objectionToName(name).ifPresent(why -> {
            throw new Invalid("name", why);
        });
        transactions.work(() -> require(
                id,
                db.update(SAVED).set(SAVED.NAME, name).where(own(id, person)).execute()));
    }

    /**
     * Has what is found from now on told, or not. What was found while nobody watched is never told.
     *
     * @throws Invalid when it finds too much
     * @throws IndexBeingMade when nothing can be searched yet
     * @throws NotFound when it is not there, or another one's
     */
    void watch(UUID id, boolean watched, PersonId person) {
        SavedSearch before = transactions.read(() -> get(id, person));
        if (before.isWatched() == watched) {
            return;
        }
        List<Index.Ref> found = watched ? newlyFound.requireFew(before.sought(), person) : List.of();
        transactions.work(() -> {
            if (watched) {
                requireRoom(person);
            }
            require(
                    id,
                    db.update(SAVED)
                            .set(SAVED.WATCH, (watched ? Watch.ON : Watch.OFF).name())
                            .where(own(id, person))
                            .execute());
            newlyFound.forget(id);
            newlyFound.know(id, found);
        });
    }

    private void requireRoom(PersonId person) {
        if (db.fetchCount(SAVED, SAVED.PERSON_ID.eq(person.value()), SAVED.WATCH.eq(Watch.ON.name())) >= MOST_WATCHED) {
            throw new Invalid(
                    "watch",
                    new Text(
                            "知らせる検索は %d 件までです。ほかの検索の知らせを先にやめてください。".formatted(MOST_WATCHED),
                            "At most %d searches are watched. Let another one tell nothing first."
                                    .formatted(MOST_WATCHED)));
        }
    }

    /**
     * Ticks off what she was told of.
     *
     * @throws NotFound when it is not there, or another one's
     */
    void tickOff(UUID id, PersonId person) {
        transactions.work(() -> newlyFound.tickOff(get(id, person).id()));
    }

    /** @throws NotFound when it is not there, or another one's */
    void remove(UUID id, PersonId person) {
        transactions.work(
                () -> require(id, db.deleteFrom(SAVED).where(own(id, person)).execute()));
    }

    private static void require(UUID id, int changed) {
        if (changed == 0) {
            throw missing(id);
        }
    }
}
