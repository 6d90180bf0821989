package org.fumikura.desk;

import static org.fumikuradb.desk.Tables.NOTICE;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.fumikura.ledger.Follower;
import org.fumikura.ledger.Ledger;
import org.fumikura.ledger.LedgerEntry;
import org.fumikura.organization.Actor;
import org.fumikura.organization.PersonId;
import org.fumikura.shared.MachineClock;
import org.fumikura.shared.Text;
import org.fumikuradb.desk.tables.records.NoticeRecord;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Tells people what happened to what is theirs; follows the ledger, so that no act waits for it. */
@Component
class Notices implements Follower {

    /** What is shown in place of a title that a person may not read. */
    static final Text UNTITLED = new Text("（あなたの職では件名を表示できない案件）", "(a matter whose title your post does not see)");

    /** What an act on the same subject by the person herself has done with. */
    private static final List<String> SETTLED = List.of(
            NoticeTopic.ASKED.name(),
            NoticeTopic.CHANGED.name(),
            NoticeTopic.PERUSAL.name(),
            NoticeTopic.STAGNATION.name());

    private static final int SHOWN = 10;

    /** Several acts on one matter may tell the same: two steps that wait side by side, an approval in each of two rounds. */
    private static final Set<NoticeTopic> ONCE =
            Set.of(NoticeTopic.ASKED, NoticeTopic.STAGNATION, NoticeTopic.ABSENCE, NoticeTopic.FOUND);

    private static final int MOST = 200;

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
            settle(entry);
            source(entry.kind())
                    .ifPresent(source -> source.told(entry).stream()
                            .filter(told -> !told.person().value().equals(entry.person()))
                            .forEach(told -> tell(entry, told)));
        }
    }

    /** Who acts on something has seen what asked her for it. */
    private void settle(LedgerEntry entry) {
        if (entry.person() != null) {
            db.update(NOTICE)
                    .set(NOTICE.READ_AT, clock.now())
                    .where(
                            NOTICE.PERSON_ID.eq(entry.person()),
                            NOTICE.READ_AT.isNull(),
                            NOTICE.SUBJECT_ID.eq(entry.subject().id()),
                            NOTICE.TOPIC.in(SETTLED),
                            NOTICE.POSITION.lt(entry.position()))
                    .execute();
        }
    }

    private void tell(LedgerEntry entry, Noticing.Told told) {
        if (ONCE.contains(told.topic()) && isToldAlready(entry, told)) {
            return;
        }
        db.insertInto(NOTICE)
                .set(NOTICE.POSITION, entry.position())
                .set(NOTICE.PERSON_ID, told.person().value())
                .set(NOTICE.KIND, entry.kind())
                .set(NOTICE.TOPIC, told.topic().name())
                .set(NOTICE.URGENT, told.urgent())
                .set(NOTICE.SUBJECT_ID, entry.subject().id())
                .set(NOTICE.AT, entry.officialAt())
                .onConflictDoNothing()
                .execute();
    }

    /** One that she has neither seen nor been sent stands for every further act that asks her for the same. */
    private boolean isToldAlready(LedgerEntry entry, Noticing.Told told) {
        return db.fetchExists(
                NOTICE,
                NOTICE.PERSON_ID.eq(told.person().value()),
                NOTICE.SUBJECT_ID.eq(entry.subject().id()),
                NOTICE.TOPIC.eq(told.topic().name()),
                NOTICE.URGENT.eq(told.urgent()),
                told.topic() == NoticeTopic.ASKED ? DSL.noCondition() : NOTICE.KIND.eq(entry.kind()),
                NOTICE.READ_AT.isNull(),
                NOTICE.MAIL_ID.isNull());
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

    /** What the actor has not seen yet and may know of now, the newest first. */
    List<Notice> unread(Actor actor) {
        List<Notice> found = find(NOTICE.PERSON_ID.eq(actor.person().value()).and(NOTICE.READ_AT.isNull()));
        var titles = new HashMap<UUID, String>();
        sources.forEach(source -> titles.putAll(source.titles(subjects(source, found), actor)));
        return found.stream()
                .filter(notice -> titles.containsKey(notice.subject) || notice.topic.isToldUntitled())
                .map(notice -> notice.titled(titles))
                .toList();
    }

    /** What a mail tells of and its person has not seen in the meantime, the newest first and without titles. */
    List<Notice> of(UUID mail) {
        return find(NOTICE.MAIL_ID.eq(mail).and(NOTICE.READ_AT.isNull()));
    }

    /** Titles that may leave the program, as a person in any of her posts may read them now. */
    Map<UUID, String> titlesToSend(List<Notice> notices, Collection<Actor> posts) {
        var titles = new HashMap<UUID, String>();
        sources.forEach(source -> {
            List<UUID> subjects = subjects(source, notices);
            posts.forEach(actor -> titles.putAll(source.titlesToSend(subjects, actor)));
        });
        return titles;
    }

    /** Which of some subjects a person may read in any of her posts now. */
    Collection<UUID> readable(List<Notice> notices, Collection<Actor> posts) {
        var readable = new HashSet<UUID>();
        sources.forEach(source -> {
            List<UUID> subjects = subjects(source, notices);
            posts.forEach(
                    actor -> readable.addAll(source.titles(subjects, actor).keySet()));
        });
        return readable;
    }

    private List<Notice> find(Condition which) {
        return db.selectFrom(NOTICE)
                .where(which)
                .orderBy(NOTICE.POSITION.desc())
                .limit(MOST)
                .fetch(Notices::notice);
    }

    private static List<UUID> subjects(Noticing source, List<Notice> notices) {
        return notices.stream()
                .filter(notice -> source.kinds().contains(notice.kind))
                .map(Notice::subject)
                .distinct()
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
                notice.title.isEmpty() ? "/notices" : path(notice),
                notice.title.isEmpty() ? UNTITLED : Text.same(notice.title),
                words(notice),
                Optional.empty(),
                Optional.of(notice.at),
                List.of());
    }

    String path(Notice notice) {
        return source(notice.kind).map(source -> source.path(notice.subject)).orElse("/");
    }

    /** What happened, and for some topics why she is told. */
    Text words(Notice notice) {
        Text act = ledger.getObject().words(notice.kind);
        return switch (notice.topic) {
            case ASKED -> new Text("あなたの番です（" + act.ja() + "）", "it asks you now (" + act.en() + ")");
            case CHANGED -> new Text("あなたの承認のあとで内容が変わりました", "its words changed after you approved");
            case TAKEOVER ->
                new Text(
                        "起案者が離任した案件か、あなたの担当になった案件です（" + act.ja() + "）",
                        "its drafter has left, or it is yours now (" + act.en() + ")");
            case RESULT, PERUSAL, STAGNATION, ABSENCE, FOUND -> act;
        };
    }

    private Optional<Noticing> source(String kind) {
        return sources.stream().filter(source -> source.kinds().contains(kind)).findFirst();
    }

    private static Notice notice(NoticeRecord row) {
        return new Notice(
                row.getPosition(),
                row.getKind(),
                NoticeTopic.valueOf(row.getTopic()),
                row.getSubjectId(),
                new PersonId(row.getPersonId()),
                row.getAt(),
                "");
    }

    /** @param title blank where she may not read it, or nobody asked yet */
    record Notice(
            long position, String kind, NoticeTopic topic, UUID subject, PersonId person, Instant at, String title) {

        Notice titled(Map<UUID, String> titles) {
            return new Notice(position, kind, topic, subject, person, at, titles.getOrDefault(subject, ""));
        }
    }
}
