package org.fumikura.approval;

import static org.fumikuradb.approval.Tables.AFTER_VIEW;
import static org.fumikuradb.approval.Tables.DRAFT;
import static org.fumikuradb.approval.Tables.MATTER;
import static org.fumikuradb.approval.Tables.PAPER_RECORD;
import static org.fumikuradb.approval.Tables.PERUSAL;
import static org.fumikuradb.approval.Tables.PHRASE;
import static org.fumikuradb.approval.Tables.RECURRENCE;
import static org.fumikuradb.approval.Tables.STEP;
import static org.fumikuradb.approval.Tables.TEMPLATE;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.fumikura.organization.HandoverLine;
import org.fumikura.organization.HandoverLine.Fate;
import org.fumikura.organization.HandoverSource;
import org.fumikura.organization.Leaving;
import org.fumikura.organization.PostSuccession;
import org.fumikura.records.Document;
import org.fumikura.records.Documents;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.Text;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Drafts, requests and perusals of somebody who leaves, and what becomes of them (A.12-takeover). */
@Component
class ApprovalHandover implements HandoverSource {

    private static final int SHOWN = 5;

    private final DSLContext db;
    private final Documents documents;
    private final LeftBehind left;
    private final PostSuccession succession;
    private final OfficialClock clock;

    ApprovalHandover(
            DSLContext db, Documents documents, LeftBehind left, PostSuccession succession, OfficialClock clock) {
        this.db = db;
        this.documents = documents;
        this.left = left;
        this.succession = succession;
        this.clock = clock;
    }

    @Override
    public List<HandoverLine> lines(Leaving leaving) {
        var lines = new ArrayList<HandoverLine>();
        leaving.posts()
                .forEach(held -> lines.addAll(ofPost(held, leaving.posts().size() > 1)));
        lines.addAll(drafted(leaving));
        lines.addAll(kept(leaving));
        return lines;
    }

    private List<HandoverLine> ofPost(Leaving.Held held, boolean several) {
        Set<UUID> seats = succession.seats(held.post().id(), clock.today());
        Condition readable =
                MATTER.DOCUMENT_ID.in(documents.readableIds(held.reader().reader()));
        Condition asked = MATTER.DOCUMENT_ID
                .in(DSL.select(STEP.DOCUMENT_ID)
                        .from(STEP)
                        .where(STEP.STATE.eq(DSL.inline(StepState.ACTIVE.name())), STEP.POST_ID.in(seats)))
                .and(readable);
        Condition unseen = MATTER.DOCUMENT_ID
                .in(DSL.select(AFTER_VIEW.DOCUMENT_ID)
                        .from(AFTER_VIEW)
                        .where(AFTER_VIEW.SEEN_AT.isNull(), AFTER_VIEW.POST_ID.in(seats)))
                .and(readable);
        int perusals = db.fetchCount(
                PERUSAL,
                PerusalRows.toSee(
                        seats,
                        clock.today(),
                        documents.readableIds(held.reader().reader())));
        int recurring = db.fetchCount(
                RECURRENCE, RECURRENCE.POST_ID.in(seats).and(SharedRows.holdsOn(RECURRENCE.VALID, clock.today())));
        return List.of(
                new HandoverLine(
                        10,
                        of(held, several, "処理待ちの案件", "Matters that wait"),
                        db.fetchCount(MATTER, asked),
                        Fate.SUCCESSOR,
                        "/matters",
                        items(asked, held)),
                new HandoverLine(
                        20,
                        of(held, several, "後閲していない案件", "Matters to see afterwards"),
                        db.fetchCount(MATTER, unseen),
                        Fate.SUCCESSOR,
                        "/matters?list=after"),
                new HandoverLine(
                        30, of(held, several, "閲覧していない供覧", "Perusals not seen"), perusals, Fate.SUCCESSOR, "/perusals"),
                new HandoverLine(
                        80,
                        of(held, several, "定例の起案", "Recurring drafts"),
                        recurring,
                        Fate.SUCCESSOR,
                        RecurringController.LIST.path()));
    }

    /** The most urgent first. */
    private List<HandoverLine.Item> items(Condition asked, Leaving.Held held) {
        Map<UUID, Optional<LocalDate>> dueOn = db.select(MATTER.DOCUMENT_ID, MATTER.DUE_ON)
                .from(MATTER)
                .where(asked)
                .orderBy(MATTER.DUE_ON.asc().nullsLast(), MATTER.DOCUMENT_ID)
                .limit(SHOWN)
                .fetch()
                .intoMap(MATTER.DOCUMENT_ID, row -> Optional.ofNullable(row.value2()));
        Map<UUID, Document> read =
                documents.readable(dueOn.keySet(), held.reader().reader());
        return dueOn.entrySet().stream()
                .filter(each -> read.containsKey(each.getKey()))
                .map(each -> new HandoverLine.Item(
                        "/matters/" + each.getKey(),
                        Text.same(Optional.ofNullable(read.get(each.getKey()))
                                .map(Document::title)
                                .orElse("")),
                        each.getValue()))
                .toList();
    }

    private List<HandoverLine> drafted(Leaving leaving) {
        UUID person = leaving.person().value();
        Map<String, Integer> byState = db.select(MATTER.STATE, DSL.count())
                .from(MATTER)
                .where(
                        MATTER.DRAFTER_ID.eq(person),
                        MATTER.DOCUMENT_ID.in(
                                documents.readableIds(leaving.reader().reader())))
                .groupBy(MATTER.STATE)
                .fetchMap(MATTER.STATE, DSL.count());
        Condition seen = leaving.herself() ? DSL.noCondition() : left.isShownTo(leaving.reader());
        int begun = db.fetchCount(
                DRAFT,
                DRAFT.PERSON_ID
                        .eq(person)
                        .and(seen)
                        .andNotExists(DSL.selectOne()
                                .from(MATTER)
                                .where(
                                        MATTER.TENANT_ID.eq(DRAFT.TENANT_ID),
                                        MATTER.DOCUMENT_ID.eq(DRAFT.DOCUMENT_ID))));
        return List.of(
                new HandoverLine(40, new Text("回付前の起案", "Drafts not submitted yet"), begun, Fate.UNIT, "/drafts"),
                new HandoverLine(
                        50,
                        new Text("戻ってきた起案", "Drafts that came back"),
                        count(byState, MatterState.RETURNED, MatterState.DRAFTING),
                        Fate.UNIT,
                        "/drafts"),
                new HandoverLine(
                        60,
                        new Text("回付中の起案", "Drafts on their way"),
                        count(byState, MatterState.CIRCULATING, MatterState.ABANDONING),
                        Fate.UNIT,
                        "/drafts"),
                new HandoverLine(
                        70,
                        new Text("施行・完結していない起案", "Drafts to issue or to complete"),
                        count(byState, MatterState.AWAITING_EFFECT, MatterState.AWAITING_CLOSE),
                        Fate.UNIT,
                        "/drafts"));
    }

    private List<HandoverLine> kept(Leaving leaving) {
        UUID person = leaving.person().value();
        LocalDate today = clock.today();
        var readable = documents.readableIds(leaving.reader().reader());
        int sent = db.fetchCount(
                PERUSAL,
                PERUSAL.SENDER_ID
                        .eq(person)
                        .and(PERUSAL.IS_OUT.isTrue())
                        .and(PERUSAL.DUE_ON.ge(today))
                        .and(PERUSAL.DOCUMENT_ID.in(readable)));
        int papers = db.fetchCount(
                PAPER_RECORD,
                PAPER_RECORD
                        .RECORDER_ID
                        .eq(person)
                        .and(PAPER_RECORD.STATE.eq(PaperRecord.State.OPEN.name()))
                        .and(PAPER_RECORD.DOCUMENT_ID.in(readable)));
        int templates =
                db.fetchCount(TEMPLATE, TEMPLATE.PERSON_ID.eq(person).and(SharedRows.holdsOn(TEMPLATE.VALID, today)));
        int phrases = db.fetchCount(PHRASE, PHRASE.PERSON_ID.eq(person).and(SharedRows.holdsOn(PHRASE.VALID, today)));
        return List.of(
                new HandoverLine(
                        35,
                        new Text("閲覧期間中の供覧（付したもの）", "Perusals sent and still out"),
                        sent,
                        Fate.STAYS,
                        "/perusals?list=SENT"),
                new HandoverLine(
                        75,
                        new Text("照合を待つ紙の押印", "What was signed on paper and waits for its comparison"),
                        papers,
                        Fate.CLERK,
                        "/drafts"),
                new HandoverLine(
                        90, new Text("自分だけのひな形", "Templates of one's own"), templates, Fate.STAYS, "/templates"),
                new HandoverLine(100, new Text("自分だけの定型文", "Phrases of one's own"), phrases, Fate.STAYS, "/phrases"));
    }

    private static int count(Map<String, Integer> byState, MatterState one, MatterState other) {
        return byState.getOrDefault(one.name(), 0) + byState.getOrDefault(other.name(), 0);
    }

    private static Text of(Leaving.Held held, boolean several, String ja, String en) {
        Text post = held.post().name();
        return several ? new Text(ja + "（" + post.ja() + "）", en + " (" + post.en() + ")") : new Text(ja, en);
    }
}
