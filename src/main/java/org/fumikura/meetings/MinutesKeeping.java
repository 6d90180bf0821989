package org.fumikura.meetings;

import static org.fumikuradb.meetings.Tables.MINUTES;
import static org.fumikuradb.meetings.Tables.MINUTES_CHECK;
import static org.fumikuradb.meetings.Tables.MINUTES_PUBLIC;
import static org.fumikuradb.meetings.Tables.MINUTES_TEXT;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.approval.DraftAttachments;
import org.fumikura.approval.DraftText;
import org.fumikura.approval.Drafts;
import org.fumikura.content.Sha256;
import org.fumikura.frame.Invalid;
import org.fumikura.ledger.Act;
import org.fumikura.ledger.Ledger;
import org.fumikura.organization.Actor;
import org.fumikura.organization.UnitLevel;
import org.fumikura.records.AttachedFile;
import org.fumikura.records.Disclosure;
import org.fumikura.records.DocumentId;
import org.fumikura.records.FileId;
import org.fumikura.records.Files;
import org.fumikura.records.Uploads;
import org.fumikura.shared.FiscalYear;
import org.fumikura.shared.NotFound;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.Text;
import org.fumikura.shared.Uuid7;
import org.fumikura.tenancy.Transactions;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/**
 * Minutes from their first draft to the version for everybody. Each use case is one write with one act, and locks the session
 * first. Those who run the body do it all but the checking, which is for those who were there.
 */
@Component
public class MinutesKeeping {

    private static final int LONGEST = 20_000;
    private static final int LONGEST_WORDS = 5_000;
    private static final int LONGEST_OPENING = 1_000;
    private static final int LONGEST_REASON = 1_000;

    private final DSLContext db;
    private final MeetingAccess access;
    private final MinutesRows rows;
    private final MinutesDrafting drafting;
    private final MinutesPrinting printing;
    private final Drafts drafts;
    private final DraftAttachments attachments;
    private final Files files;
    private final Uploads uploads;
    private final Ledger ledger;
    private final Transactions transactions;
    private final OfficialClock clock;
    private final Uuid7 ids;

    MinutesKeeping(
            DSLContext db,
            MeetingAccess access,
            MinutesRows rows,
            MinutesDrafting drafting,
            MinutesPrinting printing,
            Drafts drafts,
            DraftAttachments attachments,
            Files files,
            Uploads uploads,
            Ledger ledger,
            Transactions transactions,
            OfficialClock clock,
            Uuid7 ids) {
        this.db = db;
        this.access = access;
        this.rows = rows;
        this.drafting = drafting;
        this.printing = printing;
        this.drafts = drafts;
        this.attachments = attachments;
        this.files = files;
        this.uploads = uploads;
        this.ledger = ledger;
        this.transactions = transactions;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * The minutes of a session, for whoever sees the session; those that are still being drafted for its secretariat alone.
     *
     * @throws NotFound when the session is not there, or not for her
     */
    public Optional<Minutes> find(SessionId id, Actor actor) {
        SessionRecord session = access.require(id, actor);
        return rows.find(id, actor)
                .filter(minutes -> minutes.state() != MinutesState.DRAFT || access.runs(session.body(), actor));
    }

    /**
     * Drafts the minutes of a session that is over, from what was recorded.
     *
     * @throws SessionNotReady while it is not over
     * @throws Invalid when they are drafted already
     */
    public void draft(SessionId id, Actor actor) {
        transactions.write(() -> {
            SessionRecord session = access.lock(id, actor);
            if (session.state() != SessionState.HELD) {
                throw new SessionNotReady(session.state());
            }
            if (rows.find(id, actor).isPresent()) {
                throw new Invalid("minutes", new Text("会議録の案はもうあります。", "The minutes are drafted already."));
            }
            db.insertInto(MINUTES)
                    .set(MINUTES.SESSION_ID, id.value())
                    .set(MINUTES.STATE, MinutesState.DRAFT.name())
                    .set(MINUTES.REVISION, 1)
                    .execute();
            write(id, 1, drafting.of(session));
            ledger.record(Act.of(MeetingActs.MINUTES_DRAFTED, Sessions.subject(id), actor.doer(), title(session)));
        });
    }

    private void write(SessionId id, int revision, MinutesForm form) {
        db.insertInto(MINUTES_TEXT)
                .set(MINUTES_TEXT.SESSION_ID, id.value())
                .set(MINUTES_TEXT.REVISION, revision)
                .set(MINUTES_TEXT.FORM, MinutesRows.write(form))
                .set(MINUTES_TEXT.WRITTEN_AT, clock.now())
                .execute();
    }

    /**
     * Words the minutes anew; what they said before is kept as an earlier revision.
     *
     * @param revision the one that the writer saw
     * @throws Invalid when somebody else worded them in between, or something is too long
     */
    public void edit(SessionId id, int revision, String opening, List<MinutesForm.Item> items, Actor actor) {
        happen(id, MinutesState.Event.EDIT, actor, (session, minutes) -> {
            requireSeen(minutes, revision);
            Bodies.demand("opening", opening, LONGEST_OPENING);
            items.forEach(MinutesKeeping::requireWorded);
            MinutesForm form = minutes.form().with(opening, items);
            write(id, revision + 1, form);
            db.update(MINUTES)
                    .set(MINUTES.REVISION, revision + 1)
                    .where(MINUTES.SESSION_ID.eq(id.value()))
                    .execute();
        });
    }

    private static void requireWorded(MinutesForm.Item item) {
        if (item.gist().length() > LONGEST) {
            throw new Invalid(
                    "gist",
                    new Text(
                            "要旨は %d 字以内で入力してください。".formatted(LONGEST),
                            "A gist of at most %d letters.".formatted(LONGEST)));
        }
        item.said().forEach(said -> Bodies.demand("said", said.words(), LONGEST_WORDS));
        if (item.closedReason().length() > LONGEST_REASON) {
            throw new Invalid(
                    "closed",
                    new Text(
                            "除く理由は %d 字以内で入力してください。".formatted(LONGEST_REASON),
                            "A reason of at most %d letters.".formatted(LONGEST_REASON)));
        }
    }

    /** Asks those who were there to look at the draft. */
    public void askToCheck(SessionId id, Actor actor) {
        happen(id, MinutesState.Event.ASK, actor, (session, minutes) -> {});
    }

    /** Takes the minutes back to be edited, e.g. after their matter was denied. */
    public void reopen(SessionId id, Actor actor) {
        happen(id, MinutesState.Event.REOPEN, actor, (session, minutes) -> {
            if (minutes.confirmed()) {
                throw new MinutesNotReady(new Text("確定", "confirmed"));
            }
        });
    }

    /**
     * Says something to the draft, as one who was there herself or stood in: a correction, or blank words for agreement.
     *
     * @throws NotFound for everybody else
     */
    public void say(SessionId id, String place, String words, Actor actor) {
        transactions.write(() -> {
            SessionRecord session = access.require(id, actor);
            boolean there = session.attendance().stream()
                    .filter(each -> each.presence() != Presence.ABSENT)
                    .map(each -> each.proxy().orElse(each.member()))
                    .anyMatch(post -> post.id().equals(actor.post().id()));
            if (!there) {
                throw MeetingAccess.missing(id);
            }
            lock(id);
            Minutes minutes = rows.find(id, actor).orElseThrow(() -> MeetingAccess.missing(id));
            MinutesState.Event.SAY.after(minutes.state());
            if (!words.isBlank()) {
                Bodies.demand("place", place, 200);
                Bodies.demand("words", words, 5_000);
            }
            db.insertInto(MINUTES_CHECK)
                    .set(MINUTES_CHECK.ID, ids.create())
                    .set(MINUTES_CHECK.SESSION_ID, id.value())
                    .set(MINUTES_CHECK.REVISION, minutes.revision())
                    .set(MINUTES_CHECK.POST_ID, actor.post().id().value())
                    .set(MINUTES_CHECK.PLACE, place.strip())
                    .set(MINUTES_CHECK.WORDS, words.strip())
                    .set(MINUTES_CHECK.SAID_AT, clock.now())
                    .execute();
            ledger.record(act(MinutesState.Event.SAY, session, actor)
                    .changing(words.isBlank() ? "同意" : "修正の意見（" + place.strip() + "）", null, words.strip()));
        });
    }

    /**
     * Answers a correction: it is taken over into the wording, or it is not, with the reason. The others go on checking.
     *
     * @throws Invalid without a reason for what is not taken over
     */
    public void answer(SessionId id, UUID check, boolean taken, String answer, Actor actor) {
        happen(id, MinutesState.Event.ANSWER, actor, (session, minutes) -> {
            if (!taken && answer.isBlank()) {
                throw new Invalid("answer", new Text("採らない理由を入力してください。", "Say why it is not taken over."));
            }
            int changed = db.update(MINUTES_CHECK)
                    .set(MINUTES_CHECK.TAKEN, taken)
                    .set(MINUTES_CHECK.ANSWER, answer.strip())
                    .where(
                            MINUTES_CHECK.ID.eq(check),
                            MINUTES_CHECK.SESSION_ID.eq(id.value()),
                            MINUTES_CHECK.WORDS.ne(""))
                    .execute();
            if (changed == 0) {
                throw new NotFound("minutes-check", new Text("修正の意見", "correction"), check);
            }
        });
    }

    /**
     * Drafts the matter that confirms the minutes (会議録の確定), with their PDF, in the body's file; its drafter goes on with it.
     * Must not be called inside a transaction.
     *
     * @return the draft
     * @throws Invalid while corrections are not answered, or when somebody worded them anew meanwhile
     * @throws org.fumikura.sheets.NoFace if this machine has no Japanese typeface
     */
    public DocumentId submit(SessionId id, Actor actor) {
        Minutes seen = own(id, actor);
        MinutesState.Event.SUBMIT.after(seen.state());
        UUID form = ids.create();
        // printed and kept before the write: it takes a while
        uploads.add(form, actor.person(), "会議録.pdf", new ByteArrayInputStream(printing.pdf(seen.form())));
        return transactions.write(() -> {
            SessionRecord session = access.lock(id, actor);
            Minutes minutes = rows.find(id, actor).orElseThrow(() -> MeetingAccess.missing(id));
            MinutesState after = MinutesState.Event.SUBMIT.after(minutes.state());
            requireSeen(minutes, seen.revision());
            boolean unanswered = minutes.checks().stream()
                    .anyMatch(check -> !check.agrees() && check.taken().isEmpty());
            if (unanswered) {
                throw new Invalid("minutes", new Text("答えていない修正の意見があります。", "There are corrections without an answer."));
            }
            DocumentId draft = drafts.begin(
                    actor,
                    new DraftText.Words(minutes.form().body() + "の会議録の確定について", words(session, minutes), ""),
                    file(session, actor),
                    session.minutes().how(),
                    session.minutes().reason());
            Sha256 pdf = uploads.list(form, actor.person()).getFirst().sha256();
            attachments.attachUploads(draft, actor, form);
            db.update(MINUTES)
                    .set(MINUTES.STATE, after.name())
                    .set(MINUTES.MATTER_ID, draft.value())
                    .set(MINUTES.PDF, pdf.bytes())
                    .where(MINUTES.SESSION_ID.eq(id.value()))
                    .execute();
            ledger.record(act(MinutesState.Event.SUBMIT, session, actor).changing("会議録のPDF", null, pdf.toString()));
            return draft;
        });
    }

    private Minutes own(SessionId id, Actor actor) {
        return transactions.read(() -> {
            SessionRecord session = access.require(id, actor);
            return rows.find(id, actor)
                    .filter(minutes -> actor.may(MeetingPermissions.ATTEND) && access.runs(session.body(), actor))
                    .orElseThrow(() -> MeetingAccess.missing(id));
        });
    }

    private static void requireSeen(Minutes minutes, int revision) {
        if (minutes.revision() != revision) {
            throw new Invalid(
                    "revision",
                    new Text("ほかの職員が先に直しました。開き直して、もう一度直してください。", "Somebody else edited them first. Open them again."));
        }
    }

    private static String words(SessionRecord session, Minutes minutes) {
        long corrections =
                minutes.checks().stream().filter(check -> !check.agrees()).count();
        return "このことについて、次のとおり確定してよろしいか伺います。\n1　会議録　%sの会議のもの\n2　確認　出席した構成員に案を送り、%s\n3　公開　%s"
                .formatted(
                        MeetingPaperPage.day(session.openedAt().orElse(session.startsAt())),
                        corrections == 0 ? "修正の意見はありませんでした。" : "修正の意見%d件を確かめました。".formatted(corrections),
                        session.minutes().how().label().ja());
    }

    private Optional<FileId> file(SessionRecord session, Actor actor) {
        return files
                .listOpen(actor.unitAt(UnitLevel.SECTION).id(), FiscalYear.of(clock.today()), actor.reader())
                .stream()
                .filter(choice -> choice.title().equals(session.body().fileTitle()))
                .map(Files.Choice::id)
                .findFirst();
    }

    /**
     * Makes the version for everybody from the confirmed minutes: a PDF of its own, from which the closed parts are left out. Must
     * not be called inside a transaction.
     *
     * @throws MinutesNotReady while they are not confirmed, or where they are closed altogether
     * @throws org.fumikura.sheets.NoFace if this machine has no Japanese typeface
     */
    public void makePublic(SessionId id, Actor actor) {
        Minutes confirmed = own(id, actor);
        if (!confirmed.confirmed()) {
            throw new MinutesNotReady(new Text("確定前", "not confirmed yet"));
        }
        if (confirmed.form().minutes().how() == Disclosure.CLOSED) {
            throw new MinutesNotReady(new Text("非公開", "closed"));
        }
        MinutesForm open = confirmed.form().forEverybody();
        UUID form = ids.create();
        uploads.add(form, actor.person(), "会議録（公開用）.pdf", new ByteArrayInputStream(printing.pdf(open)));
        transactions.write(() -> {
            SessionRecord session = access.lock(id, actor);
            Minutes minutes = rows.find(id, actor).orElseThrow(() -> MeetingAccess.missing(id));
            MinutesState.Event.PUBLISH.after(minutes.state());
            requireSeen(minutes, confirmed.revision());
            AttachedFile pdf = uploads.list(form, actor.person()).getFirst();
            db.insertInto(MINUTES_PUBLIC)
                    .set(MINUTES_PUBLIC.SESSION_ID, id.value())
                    .set(
                            MINUTES_PUBLIC.N,
                            minutes.published().map(Minutes.Public::number).orElse(0) + 1)
                    .set(MINUTES_PUBLIC.FORM, MinutesRows.write(open))
                    .set(MINUTES_PUBLIC.SHA256, pdf.sha256().bytes())
                    .set(MINUTES_PUBLIC.SIZE, pdf.size())
                    .set(MINUTES_PUBLIC.MADE_BY, actor.person().value())
                    .set(MINUTES_PUBLIC.MADE_AT, clock.now())
                    .execute();
            uploads.clear(form, actor.person());
            ledger.record(act(MinutesState.Event.PUBLISH, session, actor)
                    .changing("公開版のPDF", null, pdf.sha256().toString()));
        });
    }

    private interface Happening {
        void happen(SessionRecord session, Minutes minutes);
    }

    private void happen(SessionId id, MinutesState.Event event, Actor actor, Happening happening) {
        transactions.write(() -> {
            SessionRecord session = access.lock(id, actor);
            Minutes minutes = rows.find(id, actor).orElseThrow(() -> MeetingAccess.missing(id));
            MinutesState after = event.after(minutes.state());
            happening.happen(session, minutes);
            if (after != minutes.state()) {
                var change = db.update(MINUTES).set(MINUTES.STATE, after.name());
                (after == MinutesState.SUBMITTED
                                ? change
                                : change.setNull(MINUTES.MATTER_ID).setNull(MINUTES.PDF))
                        .where(MINUTES.SESSION_ID.eq(id.value()))
                        .execute();
            }
            ledger.record(act(event, session, actor));
        });
    }

    private void lock(SessionId id) {
        db.select(MINUTES.SESSION_ID)
                .from(MINUTES)
                .where(MINUTES.SESSION_ID.eq(id.value()))
                .forUpdate()
                .execute();
    }

    private static Act act(MinutesState.Event event, SessionRecord session, Actor actor) {
        return Act.of(event.act(), Sessions.subject(session.id()), actor.doer(), title(session));
    }

    private static String title(SessionRecord session) {
        return session.body().name().ja() + " 第" + session.number() + "回 会議録";
    }
}
