package org.fumikura.meetings;

import static org.fumikuradb.meetings.Tables.ATTENDANCE;
import static org.fumikuradb.meetings.Tables.BODY;
import static org.fumikuradb.meetings.Tables.INSTRUCTION;
import static org.fumikuradb.meetings.Tables.INSTRUCTION_REPORT;
import static org.fumikuradb.meetings.Tables.ITEM;
import static org.fumikuradb.meetings.Tables.MATERIAL;
import static org.fumikuradb.meetings.Tables.OPENED;
import static org.fumikuradb.meetings.Tables.SESSION;
import static org.fumikuradb.meetings.Tables.STATEMENT;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.fumikura.frame.Invalid;
import org.fumikura.ledger.Act;
import org.fumikura.ledger.CanonicalBytes;
import org.fumikura.ledger.Ledger;
import org.fumikura.ledger.Subject;
import org.fumikura.organization.Actor;
import org.fumikura.organization.Organization;
import org.fumikura.organization.PostId;
import org.fumikura.records.AttachedFile;
import org.fumikura.records.Document;
import org.fumikura.records.DocumentId;
import org.fumikura.records.DocumentState;
import org.fumikura.records.Documents;
import org.fumikura.shared.FiscalYear;
import org.fumikura.shared.NotFound;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.Text;
import org.fumikura.shared.Uuid7;
import org.fumikura.tenancy.Transactions;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What a secretariat does with the sessions of its body, from the call to the end. Each use case is one write with one act; it
 * locks the session first. For everybody but the section that runs the body, a session is not there to be changed. It is one long
 * class because it is one aggregate under one lock.
 */
@Component("meetingSessions")
public class Sessions {

    private static final int LONGEST_TITLE = 300;
    private static final int LONGEST_GIST = 20_000;
    private static final int LONGEST_WORDS = 5_000;
    private static final int LONGEST_WORDING = 2_000;

    private final DSLContext db;
    private final MeetingAccess access;
    private final MeetingRows rows;
    private final Documents documents;
    private final Organization organization;
    private final Ledger ledger;
    private final Transactions transactions;
    private final OfficialClock clock;
    private final Uuid7 ids;

    Sessions(
            DSLContext db,
            MeetingAccess access,
            MeetingRows rows,
            Documents documents,
            Organization organization,
            Ledger ledger,
            Transactions transactions,
            OfficialClock clock,
            Uuid7 ids) {
        this.db = db;
        this.access = access;
        this.rows = rows;
        this.documents = documents;
        this.organization = organization;
        this.ledger = ledger;
        this.transactions = transactions;
        this.clock = clock;
        this.ids = ids;
    }

    /** When and where a session is to be. */
    public record Plan(Instant startsAt, Instant endsAt, String place) {}

    /**
     * Calls a session: it takes the next number (第n回) of its body in the fiscal year of its day, and the openness that the body
     * decided for all.
     *
     * @throws NotFound when the body is not hers to run
     * @throws Invalid when it ends before it begins or has no place
     */
    public SessionId call(MeetingBodyId bodyId, Plan plan, Actor actor) {
        return call(bodyId, plan, null, null, actor);
    }

    /**
     * As {@link #call(MeetingBodyId, Plan, Actor)}, for a session whose openness differs from what the body decided for all.
     *
     * @param openness of the session; null for that of the body
     * @param minutes of its minutes; null for that of the body
     */
    public SessionId call(
            MeetingBodyId bodyId, Plan plan, @Nullable Openness openness, @Nullable Openness minutes, Actor actor) {
        Bodies.demand("place", plan.place(), 200);
        if (!plan.endsAt().isAfter(plan.startsAt())) {
            throw new Invalid("ends", new Text("終わる時刻は始まる時刻より後にしてください。", "It has to end after it begins."));
        }
        var id = new SessionId(ids.create());
        transactions.write(() -> {
            // one session of a body after the other: numbers have no gaps
            db.select(BODY.ID)
                    .from(BODY)
                    .where(BODY.ID.eq(bodyId.value()))
                    .forUpdate()
                    .fetch();
            MeetingBody body = rows.findBody(bodyId)
                    .filter(each -> actor.may(MeetingPermissions.ATTEND) && access.runs(each, actor))
                    .orElseThrow(() -> MeetingAccess.missing(bodyId));
            Openness ofSession = openness == null ? body.openness() : openness;
            Openness ofMinutes = minutes == null ? body.minutes() : minutes;
            FiscalYear year = FiscalYear.of(LocalDate.ofInstant(plan.startsAt(), OfficialClock.ZONE));
            int number = 1
                    + db.select(DSL.coalesce(DSL.max(SESSION.N), 0))
                            .from(SESSION)
                            .where(SESSION.BODY_ID.eq(bodyId.value()), SESSION.FISCAL_YEAR.eq(year.startYear()))
                            .fetchSingle()
                            .value1();
            db.insertInto(SESSION)
                    .set(SESSION.ID, id.value())
                    .set(SESSION.BODY_ID, bodyId.value())
                    .set(SESSION.FISCAL_YEAR, year.startYear())
                    .set(SESSION.N, number)
                    .set(SESSION.STATE, SessionState.CALLED.name())
                    .set(SESSION.STARTS_AT, plan.startsAt())
                    .set(SESSION.ENDS_AT, plan.endsAt())
                    .set(SESSION.PLACE, plan.place())
                    .set(SESSION.OPENNESS, ofSession.how().name())
                    .set(SESSION.OPENNESS_REASON, ofSession.reason())
                    .set(SESSION.MINUTES_OPENNESS, ofMinutes.how().name())
                    .set(SESSION.MINUTES_REASON, ofMinutes.reason())
                    .execute();
            ledger.record(Act.of(
                    MeetingActs.CALLED,
                    subject(id),
                    actor.doer(),
                    body.name().ja() + " " + year.startYear() + "-" + number));
        });
        return id;
    }

    /**
     * An item to be put on the agenda.
     *
     * @param matter what brings it before the body; null for none
     */
    public record NewItem(
            ItemKind kind,
            String title,
            PostId presenter,
            @Nullable DocumentId matter) {}

    /**
     * Puts an item on the agenda, behind those of its kind.
     *
     * @throws NotFound when the actor may not read its matter
     * @throws Invalid when its matter was denied or abandoned, or there is no such post
     */
    public ItemId propose(SessionId id, NewItem item, Actor actor) {
        Bodies.demand("title", item.title(), LONGEST_TITLE);
        var itemId = new ItemId(ids.create());
        happen(id, SessionEvent.PLAN, actor, session -> {
            requirePosts("presenter", Set.of(item.presenter()));
            if (item.matter() != null) {
                requireLiving(documents.get(item.matter(), actor.reader()));
            }
            int number = 1
                    + (int) session.items().stream()
                            .filter(each -> each.kind() == item.kind())
                            .count();
            db.insertInto(ITEM)
                    .set(ITEM.ID, itemId.value())
                    .set(ITEM.SESSION_ID, id.value())
                    .set(ITEM.KIND, item.kind().name())
                    .set(ITEM.N, number)
                    .set(ITEM.TITLE, item.title())
                    .set(ITEM.PRESENTER_ID, item.presenter().value())
                    .set(
                            ITEM.MATTER_ID,
                            item.matter() == null ? null : item.matter().value())
                    .execute();
            return act(SessionEvent.PLAN, session, actor)
                    .changing(item.kind().label().ja() + "（" + number + "）", null, item.title());
        });
        return itemId;
    }

    private void requirePosts(String field, Set<PostId> posts) {
        List<UUID> ids = posts.stream().map(PostId::value).toList();
        if (organization.postsById(ids).size() != ids.size()) {
            throw new Invalid(field, new Text("この職は見つかりません。", "There is no such post."));
        }
    }

    /**
     * Puts the items into another order; those of one kind are numbered anew.
     *
     * @param order all items of the session, each once
     * @throws Invalid when one is missing, or named twice
     */
    public void order(SessionId id, List<ItemId> order, Actor actor) {
        happen(id, SessionEvent.PLAN, actor, session -> {
            Set<ItemId> all = new HashSet<>();
            session.items().forEach(item -> all.add(item.id()));
            if (order.size() != all.size() || !all.equals(new HashSet<>(order))) {
                throw new Invalid("order", new Text("議題を1件ずつすべて並べてください。", "Name every item once."));
            }
            number(order.stream().map(each -> item(session, each)).toList());
            return act(SessionEvent.PLAN, session, actor)
                    .changing(
                            "議題の順",
                            headings(session.items()),
                            headings(order.stream()
                                    .map(each -> item(session, each))
                                    .toList()));
        });
    }

    private static String headings(List<SessionRecord.Item> items) {
        return String.join("、", items.stream().map(SessionRecord.Item::title).toList());
    }

    private void number(List<SessionRecord.Item> items) {
        Map<ItemKind, Integer> last = new EnumMap<>(ItemKind.class);
        for (SessionRecord.Item item : items) {
            int number = last.merge(item.kind(), 1, Integer::sum);
            if (number != item.number()) {
                db.update(ITEM)
                        .set(ITEM.N, number)
                        .where(ITEM.ID.eq(item.id().value()))
                        .execute();
            }
        }
    }

    /** Takes an item off the agenda before the session, with its materials; those behind it move up. */
    public void withdraw(SessionId id, ItemId item, Actor actor) {
        happen(id, SessionEvent.PLAN, actor, session -> {
            SessionRecord.Item of = item(session, item);
            of.materials().forEach(this::delete);
            db.deleteFrom(ITEM).where(ITEM.ID.eq(item.value())).execute();
            List<SessionRecord.Item> left = new ArrayList<>(session.items());
            left.remove(of);
            number(left);
            return act(SessionEvent.PLAN, session, actor).changing(of.heading(), of.title(), null);
        });
    }

    /** Takes a material away before the session, e.g. to add its next version in its place. */
    public void removeMaterial(SessionId id, MaterialId material, Actor actor) {
        happen(id, SessionEvent.PLAN, actor, session -> {
            SessionRecord.Material of = session.materials().stream()
                    .filter(each -> each.id().equals(material))
                    .findFirst()
                    .orElseThrow(() -> new NotFound("meeting-material", new Text("資料", "material"), material.value()));
            delete(of);
            return act(SessionEvent.PLAN, session, actor)
                    .changing("資料" + of.number(), of.title() + "（" + of.sha256() + "）", null);
        });
    }

    private void delete(SessionRecord.Material material) {
        UUID id = material.id().value();
        db.deleteFrom(OPENED).where(OPENED.MATERIAL_ID.eq(id)).execute();
        db.deleteFrom(MATERIAL).where(MATERIAL.ID.eq(id)).execute();
    }

    private static void requireLiving(Document matter) {
        if (matter.state() == DocumentState.DENIED || matter.state() == DocumentState.ABANDONED) {
            throw new Invalid(
                    "matter",
                    new Text(
                            "「%s」は否決又は廃案になっています。".formatted(matter.title()),
                            "“%s” was denied or abandoned.".formatted(matter.title())));
        }
    }

    /**
     * Ties the matter that brings an item before the body (付議) to it, when the item was announced before.
     *
     * @throws NotFound when the actor may not read the matter
     * @throws Invalid when it was denied or abandoned, or the item has another one already
     */
    public void bring(SessionId id, ItemId item, DocumentId matter, Actor actor) {
        happen(id, SessionEvent.PLAN, actor, session -> {
            SessionRecord.Item of = item(session, item);
            Document document = documents.get(matter, actor.reader());
            requireLiving(document);
            if (of.matter().isPresent()) {
                throw new Invalid("matter", new Text("付議の文書はもう結び付いています。", "The item has its matter already."));
            }
            db.update(ITEM)
                    .set(ITEM.MATTER_ID, matter.value())
                    .where(ITEM.ID.eq(item.value()))
                    .execute();
            return act(SessionEvent.PLAN, session, actor).changing(of.heading() + " 付議", null, document.title());
        });
    }

    /**
     * A material to be shown.
     *
     * @param number 資料番号, not used yet in the session
     * @param attachment of the item's matter or of another document that the actor may read
     */
    public record NewMaterial(int number, String title, UUID attachment, Openness openness) {}

    /**
     * Adds a material to an item: the attachment as it is frozen now, whatever becomes of its matter (C.1-5).
     *
     * @throws NotFound when the actor may not read the attachment
     * @throws Invalid when the number is taken
     */
    public MaterialId addMaterial(SessionId id, ItemId item, NewMaterial material, Actor actor) {
        Bodies.demand("title", material.title(), LONGEST_TITLE);
        var materialId = new MaterialId(ids.create());
        happen(id, SessionEvent.PLAN, actor, session -> {
            SessionRecord.Item of = item(session, item);
            if (session.materials().stream().anyMatch(each -> each.number() == material.number())) {
                throw new Invalid(
                        "number",
                        new Text(
                                "資料%dはもうあります。".formatted(material.number()),
                                "There is a material %d already.".formatted(material.number())));
            }
            AttachedFile file = documents.getAttachment(material.attachment(), actor.reader());
            db.insertInto(MATERIAL)
                    .set(MATERIAL.ID, materialId.value())
                    .set(MATERIAL.SESSION_ID, id.value())
                    .set(MATERIAL.ITEM_ID, item.value())
                    .set(MATERIAL.N, material.number())
                    .set(MATERIAL.TITLE, material.title())
                    .set(MATERIAL.DOCUMENT_ID, documentOf(of, material).value())
                    .set(MATERIAL.ATTACHMENT_ID, file.id())
                    .set(MATERIAL.NAME, file.name())
                    .set(MATERIAL.SHA256, file.sha256().bytes())
                    .set(MATERIAL.OPENNESS, material.openness().how().name())
                    .set(MATERIAL.OPENNESS_REASON, material.openness().reason())
                    .execute();
            return act(SessionEvent.PLAN, session, actor)
                    .changing("資料" + material.number(), null, material.title() + "（" + file.sha256() + "）");
        });
        return materialId;
    }

    private DocumentId documentOf(SessionRecord.Item item, NewMaterial material) {
        return item.matter()
                .filter(matter -> documents.attachments(List.of(matter.value())).values().stream()
                        .anyMatch(each -> each.contains(material.attachment())))
                .orElseThrow(() -> new Invalid(
                        "attachment", new Text("議題の文書の資料から選んでください。", "Choose one of the item's own document.")));
    }

    /** Gives notice (招集通知) of the session as it is planned, or once more after something changed. */
    public void notify(SessionId id, Actor actor) {
        move(id, SessionEvent.NOTIFY, actor, Map.of(SESSION.NOTIFIED_AT, clock.now()));
    }

    /** Opens it; from now on attendance and what is said are recorded. */
    public void open(SessionId id, Actor actor) {
        move(id, SessionEvent.OPEN_IT, actor, Map.of(SESSION.OPENED_AT, clock.now()));
    }

    /** Closes it; nothing of it changes any more but reports on its instructions and what is drawn up after it. */
    public void close(SessionId id, Actor actor) {
        move(id, SessionEvent.CLOSE, actor, Map.of(SESSION.CLOSED_AT, clock.now()));
    }

    /** It does not take place; its number is not given again. */
    public void cancel(SessionId id, Actor actor) {
        move(id, SessionEvent.CANCEL, actor, Map.of());
    }

    private void move(
            SessionId id, SessionEvent event, Actor actor, Map<? extends org.jooq.Field<Instant>, Instant> also) {
        happen(id, event, actor, session -> {
            db.update(SESSION)
                    .set(SESSION.STATE, event.after(session.state()).name())
                    .set(also)
                    .where(SESSION.ID.eq(id.value()))
                    .execute();
            return act(event, session, actor);
        });
    }

    /**
     * Whether a member is there, and who stands in for her.
     *
     * @param proxy of {@link Presence#PROXY}; null for the others
     */
    public record Seat(
            PostId member, Presence presence, @Nullable PostId proxy) {}

    /**
     * Records who is there; whoever is not named stays as she was.
     *
     * @throws Invalid when a proxy is named for somebody who is there, or none for one by proxy, or the post is no member
     */
    public void attend(SessionId id, List<Seat> seats, Actor actor) {
        happen(id, SessionEvent.RECORD, actor, session -> {
            Set<PostId> proxies = new HashSet<>();
            for (Seat seat : seats) {
                if (seat.proxy() != null) {
                    proxies.add(seat.proxy());
                }
            }
            requirePosts("attendance", proxies);
            for (Seat seat : seats) {
                requireMember(session, seat);
                db.insertInto(ATTENDANCE)
                        .set(ATTENDANCE.SESSION_ID, id.value())
                        .set(ATTENDANCE.POST_ID, seat.member().value())
                        .set(ATTENDANCE.PRESENCE, seat.presence().name())
                        .set(
                                ATTENDANCE.PROXY_ID,
                                seat.proxy() == null ? null : seat.proxy().value())
                        .onConflict(ATTENDANCE.TENANT_ID, ATTENDANCE.SESSION_ID, ATTENDANCE.POST_ID)
                        .doUpdate()
                        .set(ATTENDANCE.PRESENCE, seat.presence().name())
                        .set(
                                ATTENDANCE.PROXY_ID,
                                seat.proxy() == null ? null : seat.proxy().value())
                        .execute();
            }
            return act(SessionEvent.RECORD, session, actor).changing("出席", null, seats.size() + "人");
        });
    }

    private static void requireMember(SessionRecord session, Seat seat) {
        boolean member =
                session.members().stream().anyMatch(each -> each.post().id().equals(seat.member()));
        if (!member) {
            throw new Invalid("attendance", new Text("構成員ではない職です。", "This post does not belong to the body."));
        }
        if ((seat.presence() == Presence.PROXY) != (seat.proxy() != null)
                || seat.member().equals(seat.proxy())) {
            throw new Invalid(
                    "attendance", new Text("代理のときは、代理で出た職を選んでください。", "Choose the post that stood in for her."));
        }
    }

    /** Writes what an item was about (要旨). */
    public void summarise(SessionId id, ItemId item, String gist, Actor actor) {
        requireLength("gist", gist, LONGEST_GIST);
        happen(id, SessionEvent.RECORD, actor, session -> {
            SessionRecord.Item of = item(session, item);
            db.update(ITEM)
                    .set(ITEM.GIST, gist.strip())
                    .where(ITEM.ID.eq(item.value()))
                    .execute();
            return act(SessionEvent.RECORD, session, actor).changing(of.heading() + " 要旨", of.gist(), gist.strip());
        });
    }

    /** @param post who spoke, for the office alone; null when it is not kept */
    public record NewStatement(Speaker speaker, @Nullable PostId post, String words) {}

    /** Records what somebody said, behind what was said before. */
    public void say(SessionId id, ItemId item, NewStatement said, Actor actor) {
        Bodies.demand("words", said.words(), LONGEST_WORDS);
        happen(id, SessionEvent.RECORD, actor, session -> {
            SessionRecord.Item of = item(session, item);
            if (said.post() != null) {
                requirePosts("post", Set.of(said.post()));
            }
            int last = of.statements().isEmpty() ? 0 : of.statements().getLast().ordinal();
            db.insertInto(STATEMENT)
                    .set(STATEMENT.ID, ids.create())
                    .set(STATEMENT.ITEM_ID, item.value())
                    .set(STATEMENT.ORDINAL, last + 1)
                    .set(STATEMENT.SPEAKER, said.speaker().name())
                    .set(
                            STATEMENT.POST_ID,
                            said.post() == null ? null : said.post().value())
                    .set(STATEMENT.WORDS, said.words().strip())
                    .execute();
            return act(SessionEvent.RECORD, session, actor)
                    .changing(
                            of.heading() + " " + said.speaker().label().ja(),
                            null,
                            said.words().strip());
        });
    }

    /**
     * Takes back what was recorded by mistake, while the session is open; its act keeps the words.
     *
     * @throws NotFound when nothing stands at that place
     */
    public void strike(SessionId id, ItemId item, int ordinal, Actor actor) {
        happen(id, SessionEvent.RECORD, actor, session -> {
            SessionRecord.Item of = item(session, item);
            SessionRecord.Statement said = of.statements().stream()
                    .filter(each -> each.ordinal() == ordinal)
                    .findFirst()
                    .orElseThrow(() -> missing(item));
            db.deleteFrom(STATEMENT)
                    .where(STATEMENT.ITEM_ID.eq(item.value()), STATEMENT.ORDINAL.eq(ordinal))
                    .execute();
            return act(SessionEvent.RECORD, session, actor)
                    .changing(of.heading() + " " + said.speaker().label().ja(), said.words(), null);
        });
    }

    /**
     * Records what the body resolved on an item, with a digest of the materials as they were shown: what is approved as drafted
     * is exactly these bytes (C.1-5).
     *
     * @throws NoQuorum when it decides and too few members are there in person
     */
    public void resolve(SessionId id, ItemId item, Resolution resolution, Actor actor) {
        happen(id, SessionEvent.RECORD, actor, session -> {
            SessionRecord.Item of = item(session, item);
            int present = session.presentInPerson();
            if (resolution.decides() && present < session.body().quorum()) {
                throw new NoQuorum(present, session.body().quorum());
            }
            var shown = new CanonicalBytes().add((long) of.materials().size());
            of.materials()
                    .forEach(material -> shown.add(material.attachment())
                            .add(material.sha256().bytes()));
            db.update(ITEM)
                    .set(ITEM.RESOLUTION, resolution.name())
                    .set(ITEM.SHOWN, shown.sha256())
                    .where(ITEM.ID.eq(item.value()))
                    .execute();
            return act(SessionEvent.RECORD, session, actor)
                    .changing(
                            of.heading() + " 結果",
                            of.resolution().map(each -> each.label().ja()).orElse(null),
                            resolution.label().ja());
        });
    }

    /**
     * What the body wants done.
     *
     * @param dueOn null where the body named no day
     * @param before the wording that is amended, and {@code after} what it becomes; both blank when none is
     */
    public record NewInstruction(
            PostId owner, String wording, @Nullable LocalDate dueOn, String before, String after) {}

    /**
     * Records an instruction (指示) on an item; it stays open until it is reported.
     *
     * @throws Invalid when only one side of an amendment is given, or both are the same
     */
    public InstructionId instruct(SessionId id, ItemId item, NewInstruction given, Actor actor) {
        Bodies.demand("wording", given.wording(), LONGEST_WORDING);
        requireLength("before", given.before(), LONGEST_WORDS);
        requireLength("after", given.after(), LONGEST_WORDS);
        String before = given.before().strip();
        String after = given.after().strip();
        if (before.isEmpty() != after.isEmpty() || (!before.isEmpty() && before.equals(after))) {
            throw new Invalid(
                    "after",
                    new Text("改める前の文言と、改めた後の違う文言の両方を入力してください。", "Enter the wording before and another one after."));
        }
        var instructionId = new InstructionId(ids.create());
        happen(id, SessionEvent.RECORD, actor, session -> {
            SessionRecord.Item of = item(session, item);
            requirePosts("owner", Set.of(given.owner()));
            db.insertInto(INSTRUCTION)
                    .set(INSTRUCTION.ID, instructionId.value())
                    .set(INSTRUCTION.ITEM_ID, item.value())
                    .set(INSTRUCTION.OWNER_ID, given.owner().value())
                    .set(INSTRUCTION.WORDING, given.wording().strip())
                    .set(INSTRUCTION.DUE_ON, given.dueOn())
                    .set(INSTRUCTION.BEFORE, before)
                    .set(INSTRUCTION.AFTER, after)
                    .execute();
            return act(SessionEvent.RECORD, session, actor)
                    .changing(
                            of.heading() + " 指示",
                            before.isEmpty() ? null : before,
                            after.isEmpty() ? given.wording() : after);
        });
        return instructionId;
    }

    /**
     * Records what became of an instruction; by the secretariat of its body.
     *
     * @param item at which it was reported; null when it was reported otherwise
     * @throws NotFound when the item is of no session of the body
     * @throws Invalid when it was reported already
     */
    public void report(InstructionId id, @Nullable ItemId item, String words, Actor actor) {
        Bodies.demand("report", words, LONGEST_WORDS);
        transactions.write(() -> {
            MeetingRows.Given given = rows.listInstructions(INSTRUCTION.ID.eq(id.value())).stream()
                    .findFirst()
                    .orElseThrow(() -> missing(id));
            SessionRecord session = access.lock(given.session(), actor);
            if (given.instruction().report().isPresent()) {
                throw new Invalid("report", new Text("この指示はもう報告されています。", "This instruction was reported already."));
            }
            if (item != null && !isOf(session.body(), item)) {
                throw missing(item);
            }
            db.insertInto(INSTRUCTION_REPORT)
                    .set(INSTRUCTION_REPORT.INSTRUCTION_ID, id.value())
                    .set(INSTRUCTION_REPORT.REPORTED_AT, clock.now())
                    .set(INSTRUCTION_REPORT.ITEM_ID, item == null ? null : item.value())
                    .set(INSTRUCTION_REPORT.WORDS, words.strip())
                    .execute();
            ledger.record(Act.of(MeetingActs.REPORTED, subject(session.id()), actor.doer(), title(session))
                    .changing("指示", given.instruction().wording(), words.strip()));
        });
    }

    private boolean isOf(MeetingBody body, ItemId item) {
        return db.fetchExists(DSL.selectOne()
                .from(ITEM)
                .join(SESSION)
                .on(SESSION.TENANT_ID.eq(ITEM.TENANT_ID), SESSION.ID.eq(ITEM.SESSION_ID))
                .where(ITEM.ID.eq(item.value()), SESSION.BODY_ID.eq(body.id().value())));
    }

    /**
     * Ties the matter that was drawn up after the session (策定) to its item.
     *
     * @throws NotFound when the actor may not read it
     */
    public void linkResult(SessionId id, ItemId item, DocumentId result, Actor actor) {
        transactions.write(() -> {
            SessionRecord session = access.lock(id, actor);
            SessionRecord.Item of = item(session, item);
            Document document = documents.get(result, actor.reader());
            db.update(ITEM)
                    .set(ITEM.RESULT_ID, result.value())
                    .where(ITEM.ID.eq(item.value()))
                    .execute();
            ledger.record(Act.of(MeetingActs.RESULT_LINKED, subject(id), actor.doer(), title(session))
                    .changing(of.heading(), null, document.title()));
        });
    }

    /** The session of a body with a number in a fiscal year, for whoever sees it. */
    public Optional<SessionId> find(MeetingBodyId body, FiscalYear year, int number, Actor actor) {
        return db.select(SESSION.ID)
                .from(SESSION)
                .join(BODY)
                .on(BODY.TENANT_ID.eq(SESSION.TENANT_ID), BODY.ID.eq(SESSION.BODY_ID))
                .where(
                        SESSION.BODY_ID.eq(body.value()),
                        SESSION.FISCAL_YEAR.eq(year.startYear()),
                        SESSION.N.eq(number),
                        access.sessions(actor))
                .fetchOptional(row -> new SessionId(row.value1()));
    }

    /** @throws NotFound when it is not there, or not for her */
    public SessionRecord get(SessionId id, Actor actor) {
        return access.require(id, actor);
    }

    private interface Happening {
        Act happen(SessionRecord session);
    }

    private void happen(SessionId id, SessionEvent event, Actor actor, Happening happening) {
        transactions.write(() -> {
            SessionRecord session = access.lock(id, actor);
            event.after(session.state());
            ledger.record(happening.happen(session));
        });
    }

    private static Act act(SessionEvent event, SessionRecord session, Actor actor) {
        return Act.of(event.act(), subject(session.id()), actor.doer(), title(session));
    }

    private static String title(SessionRecord session) {
        return session.body().name().ja() + " 第" + session.number() + "回";
    }

    private static SessionRecord.Item item(SessionRecord session, ItemId id) {
        return session.items().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> missing(id));
    }

    static NotFound missing(ItemId id) {
        return new NotFound("meeting-item", new Text("議題", "item"), id.value());
    }

    private static void requireLength(String field, String words, int longest) {
        if (words.length() > longest) {
            throw new Invalid(
                    field, new Text("%d 字以内で入力してください。".formatted(longest), "At most %d letters.".formatted(longest)));
        }
    }

    static NotFound missing(InstructionId id) {
        return new NotFound("instruction", new Text("指示", "instruction"), id.value());
    }

    static Subject subject(SessionId id) {
        return new Subject("meeting", id.value());
    }
}
