package org.fumikura.desk;

import static org.fumikuradb.desk.Tables.NOTICE;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.ledger.Follower;
import org.fumikura.ledger.Ledger;
import org.fumikura.ledger.LedgerEntry;
import org.fumikura.organization.Actor;
import org.fumikura.organization.PersonId;
import org.fumikura.shared.MachineClock;
import org.fumikura.shared.Text;
import org.jooq.DSLContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Tells people what happened to what is theirs; follows the ledger, so that no act waits for it. */
@Component
class Notices implements Follower {

    private static final int SHOWN = 10;

    private final DSLContext db;
    private final ObjectProvider<Noticing> sources;
    private final ObjectProvider<Ledger> ledger;
    private final MachineClock clock;

    Notices(DSLContext db, ObjectProvider<Noticing> sources, ObjectProvider<Ledger> ledger, MachineClock clock) {
        this.db = db;
        this.sources = sources;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "notices";
    }

    @Override
    public void apply(List<LedgerEntry> entries) {
        for (LedgerEntry entry : entries) {
            source(entry.kind())
                    .ifPresent(source -> source.recipients(entry).stream()
                            .filter(person -> !person.value().equals(entry.person()))
                            .forEach(person -> tell(entry, person)));
        }
    }

    private void tell(LedgerEntry entry, PersonId person) {
        db.insertInto(NOTICE)
                .set(NOTICE.POSITION, entry.position())
                .set(NOTICE.PERSON_ID, person.value())
                .set(NOTICE.KIND, entry.kind())
                .set(NOTICE.SUBJECT_ID, entry.subject().id())
                .set(NOTICE.AT, entry.officialAt())
                .onConflictDoNothing()
                .execute();
    }

    /** The part of the desk that tells the newest of what is unread. */
    DeskCard card(List<Notice> unread) {
        return new DeskCard(
                DeskPart.KNOW,
                10,
                new Text("通知", "Notices"),
                "/notices",
                unread.size(),
                unread.stream().limit(SHOWN).map(this::item).toList(),
                new Text("新しい通知はありません。", "There is nothing new."));
    }

    /** What the actor has not seen yet and may read now, the newest first. */
    List<Notice> unread(Actor actor) {
        List<Notice> found = db.selectFrom(NOTICE)
                .where(NOTICE.PERSON_ID.eq(actor.person().value()), NOTICE.READ_AT.isNull())
                .orderBy(NOTICE.POSITION.desc())
                .limit(200)
                .fetch(row -> new Notice(row.getPosition(), row.getKind(), row.getSubjectId(), row.getAt(), ""));
        var titles = new HashMap<UUID, String>();
        sources.forEach(source -> titles.putAll(source.titles(
                found.stream()
                        .filter(notice -> source.kinds().contains(notice.kind))
                        .map(Notice::subject)
                        .toList(),
                actor)));
        return found.stream()
                .filter(notice -> titles.containsKey(notice.subject))
                .map(notice -> notice.titled(titles))
                .toList();
    }

    /** Marks all that was told up to a position as seen; part of a work transaction. */
    void read(Actor actor, long position) {
        db.update(NOTICE)
                .set(NOTICE.READ_AT, clock.now())
                .where(
                        NOTICE.PERSON_ID.eq(actor.person().value()),
                        NOTICE.POSITION.le(position),
                        NOTICE.READ_AT.isNull())
                .execute();
    }

    DeskItem item(Notice notice) {
        return new DeskItem(
                source(notice.kind).map(source -> source.path(notice.subject)).orElse("/"),
                Text.same(notice.title),
                ledger.getObject().words(notice.kind),
                Optional.empty(),
                Optional.of(notice.at),
                List.of());
    }

    private Optional<Noticing> source(String kind) {
        return sources.stream().filter(source -> source.kinds().contains(kind)).findFirst();
    }

    record Notice(long position, String kind, UUID subject, java.time.Instant at, String title) {

        Notice titled(Map<UUID, String> titles) {
            return new Notice(position, kind, subject, at, titles.getOrDefault(subject, ""));
        }
    }
}
