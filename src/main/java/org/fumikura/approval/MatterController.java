package org.fumikura.approval;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.frame.RouteRule;
import org.fumikura.frame.RouteRule.Audience;
import org.fumikura.frame.Submissions;
import org.fumikura.organization.AccessLog;
import org.fumikura.organization.Actor;
import org.fumikura.organization.PersonId;
import org.fumikura.organization.PostId;
import org.fumikura.records.DocumentId;
import org.fumikura.shared.DateInput;
import org.fumikura.shared.NotFound;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.PageRequest;
import org.fumikura.shared.Refusal;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.CurrentMunicipality;
import org.fumikura.tenancy.Transactions;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Lists of matters, the page of one, and its buttons. */
@Controller
class MatterController {

    private static final String NEXT = "-next";

    private static final Map<String, Text> DONE = Map.ofEntries(
            Map.entry(
                    "submit",
                    new Text("回付しました。決裁されるとホームに表示します。", "Submitted. You will see the decision on your home page.")),
            Map.entry("approve", new Text("承認しました。次の人へ回付しました。", "Approved. The next one is asked now.")),
            Map.entry("decide", new Text("決裁しました。内容はもう変わりません。", "Decided. Nothing of it changes any more.")),
            Map.entry("agree-on-condition", new Text("条件を付けて同意しました。", "Agreed on a condition.")),
            Map.entry("object", new Text("不同意として起案者に戻しました。", "Not agreed; the drafter has it back.")),
            Map.entry(
                    "decide-on-condition",
                    new Text(
                            "条件付きで決裁しました。条件の確認まで施行できません。",
                            "Decided on a condition; nothing is issued before it is confirmed.")),
            Map.entry("hold", new Text("保留しました。引き続きあなたの処理待ちです。", "Held. It still waits for you.")),
            Map.entry("insert", new Text("経路に加えました。あなたの次に回ります。", "Put on the route, right behind you.")),
            Map.entry(
                    "pull-up",
                    new Text("引き上げました。飛ばした人は後で閲覧します（後閲）。", "Pulled up. Those passed over will see it afterwards.")),
            Map.entry("skip", new Text("不在のため飛ばしました。後で閲覧します（後閲）。", "Passed over; she will see it afterwards.")),
            Map.entry("forbid-proxy", new Text("代決できない事案としました。", "It can not be decided by proxy any more.")),
            Map.entry("hurry", new Text("決裁者へ直接回しました。", "Sent to the decider at once.")),
            Map.entry("see", new Text("後閲しました。", "Noted that you have seen it.")),
            Map.entry("confirm-condition", new Text("条件が満たされたことを確認しました。", "The condition is confirmed.")),
            Map.entry("deny", new Text("否決しました。記録は残ります。", "Denied. The record stays.")),
            Map.entry("return", new Text("差し戻しました。", "Returned.")),
            Map.entry("take-back-approval", new Text("承認を引き戻しました。", "Your approval was taken back.")),
            Map.entry(
                    "paper",
                    new Text(
                            "紙の押印を登録しました。文書取扱主任がかがみと照合すると、経路が進みます。",
                            "Entered. The route moves once the records clerk has compared it with the signed sheet.")),
            Map.entry(
                    "paper-confirmed",
                    new Text(
                            "かがみと一致することを確認しました。紙の押印のとおりに処理しました。",
                            "Confirmed; what was signed on paper is carried out.")),
            Map.entry("paper-refused", new Text("紙の押印の登録を戻しました。経路は動いていません。", "Sent back; the route was not moved.")),
            Map.entry(
                    "propose-abandoning",
                    new Text("廃案を申し出ました。上司の同意を待ちます。", "Proposed. A head of your line has to agree.")),
            Map.entry("abandon", new Text("廃案にしました。番号は欠番として残ります。", "Abandoned. Its number stays as a void one.")),
            Map.entry("refuse-abandoning", new Text("廃案の申出を戻しました。", "The proposal was refused.")),
            Map.entry("effect", new Text("施行日を登録しました。", "The day of effect is entered.")),
            Map.entry("close", new Text("完結しました。簿冊の保存期間に従って保存します。", "Completed. It is kept as its file says.")),
            Map.entry("take-over", new Text("引き継ぎました。あなたが起案者です。", "It is yours now; you are its drafter.")),
            Map.entry("reassign", new Text("担当を替えました。新しい起案者に知らせます。", "Given to the new drafter, who is told.")),
            Map.entry("note", new Text("付箋を付けました。記録に残ります。", "Your note is part of the record now.")),
            Map.entry("memo", new Text("メモを付けました。見えるのはあなただけです。", "Your memo is there; only you can see it.")),
            Map.entry(
                    "note-off",
                    new Text(
                            "付箋を取り下げたか、メモを消しました。付箋は取り下げた印を付けて残ります。",
                            "Taken off. A note stays to be seen as withdrawn; a memo is gone.")),
            Map.entry("comment", new Text("意見を付けました。", "Your comment was added.")));

    private final Approvals approvals;
    private final Takeovers takeovers;
    private final Together together;
    private final MatterPages pages;
    private final MatterReadings readings;
    private final MatterLists lists;
    private final SheetPages sheetPages;
    private final DraftSheets sheets;
    private final Drafts drafts;
    private final Recurrences recurrences;
    private final Submissions submissions;
    private final Transactions transactions;
    private final AccessLog accessLog;
    private final OfficialClock clock;

    MatterController(
            Approvals approvals,
            Takeovers takeovers,
            Together together,
            MatterPages pages,
            MatterReadings readings,
            MatterLists lists,
            SheetPages sheetPages,
            DraftSheets sheets,
            Drafts drafts,
            Recurrences recurrences,
            Submissions submissions,
            Transactions transactions,
            AccessLog accessLog,
            OfficialClock clock) {
        this.approvals = approvals;
        this.takeovers = takeovers;
        this.together = together;
        this.pages = pages;
        this.readings = readings;
        this.lists = lists;
        this.sheetPages = sheetPages;
        this.sheets = sheets;
        this.drafts = drafts;
        this.recurrences = recurrences;
        this.submissions = submissions;
        this.transactions = transactions;
        this.accessLog = accessLog;
        this.clock = clock;
    }

    @GetMapping("/matters")
    @RouteRule(Audience.STAFF)
    ModelAndView list(
            @RequestParam(defaultValue = "waiting") String list,
            @RequestParam(defaultValue = "1") int page,
            Actor actor) {
        return switch (list) {
            case "unit" -> list(MatterLists.Kind.UNIT, list, page, actor);
            case "after" -> list(MatterLists.Kind.AFTER_VIEW, list, page, actor);
            case "changed" -> list(MatterLists.Kind.CHANGED, list, page, actor);
            case "in-place" -> list(MatterLists.Kind.IN_PLACE, list, page, actor);
            case "handed-on" -> list(MatterLists.Kind.HANDED_ON, list, page, actor);
            case "paper" -> list(MatterLists.Kind.PAPER, list, page, actor);
            default -> list(MatterLists.Kind.WAITING, "waiting", page, actor);
        };
    }

    @GetMapping("/drafts")
    @RouteRule(Audience.STAFF)
    ModelAndView own(@RequestParam(defaultValue = "1") int page, Actor actor) {
        return list(MatterLists.Kind.MINE, "own", page, actor);
    }

    private ModelAndView list(MatterLists.Kind kind, String name, int page, Actor actor) {
        return list(kind, name, page, List.of(), actor);
    }

    private ModelAndView list(
            MatterLists.Kind kind, String name, int page, List<MatterListPage.Done> done, Actor actor) {
        return new ModelAndView(
                "approval/matters",
                "model",
                transactions.read(() -> new MatterListPage(
                        name,
                        lists.list(kind, actor, PageRequest.of(Math.max(1, page))),
                        kind == MatterLists.Kind.MINE ? drafts.listOwn(actor) : List.of(),
                        kind == MatterLists.Kind.MINE ? recurrences.due(actor) : List.of(),
                        submissions.key(),
                        done,
                        actor.may(ApprovalPermissions.PAPER))));
    }

    /** Approves or decides the ticked ones, each by an act of its own (一括). */
    @PostMapping("/matters/together")
    @RouteRule(Audience.STAFF)
    ModelAndView together(@RequestParam(defaultValue = "") List<UUID> matter, Actor actor) {
        List<MatterListPage.Done> done = together.act(matter, actor).stream()
                .map(each -> new MatterListPage.Done(each.matter(), each.title(), each.problem()))
                .toList();
        return list(MatterLists.Kind.WAITING, "waiting", 1, done, actor);
    }

    @GetMapping("/matters/{id}")
    @RouteRule(Audience.STAFF)
    ModelAndView show(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String done,
            Actor actor,
            HttpServletRequest request) {
        MatterPage page = pages.page(
                new DocumentId(id),
                actor,
                MatterPage.Typed.NOTHING,
                Optional.empty(),
                Optional.ofNullable(DONE.get(done)));
        accessLog.note(request, AccessLog.Kind.VIEW, "document", id);
        if (page.actions().asked() || page.approved()) {
            page.words().ifPresent(words -> together.noteOpened(new DocumentId(id), words.n(), actor));
        }
        return readings.shown(page, NoteForm.BLANK);
    }

    /** The 起案用紙; noted as a print before it leaves. */
    @GetMapping("/matters/{id}/sheet.pdf")
    @RouteRule(Audience.STAFF)
    ResponseEntity<byte[]> sheet(@PathVariable UUID id, Actor actor, HttpServletRequest request) {
        SheetPage page = sheetPages.page(new DocumentId(id), actor, CurrentMunicipality.of(request));
        byte[] pdf = sheets.print(page).bytes();
        accessLog.note(request, AccessLog.Kind.PRINT, "document", id);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline")
                .header("X-Content-Type-Options", "nosniff")
                .body(pdf);
    }

    @PostMapping("/matters/{id}")
    @RouteRule(Audience.STAFF)
    ModelAndView act(
            @PathVariable UUID id,
            @RequestParam(name = "do") String button,
            @RequestParam UUID key,
            @RequestParam(defaultValue = "") String round,
            @RequestParam(defaultValue = "") String place,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "drafter") String target,
            @RequestParam(defaultValue = "") String effectiveOn,
            @RequestParam(defaultValue = "") String added,
            @RequestParam(defaultValue = "") String addedKind,
            @RequestParam(defaultValue = "") String heir,
            @RequestParam(defaultValue = "") String atAttachment,
            @RequestParam(defaultValue = "") String atPage,
            Actor actor,
            HttpServletRequest request) {
        var document = new DocumentId(id);
        var typed = new MatterPage.Typed(
                words.replace("\r\n", "\n").replace("\0", ""),
                effectiveOn,
                target,
                added,
                addedKind,
                heir,
                atAttachment,
                atPage);
        try {
            return new ModelAndView("redirect:"
                    + submissions.once(key, actor.person().value(), outcome(document, actor, button), () -> {
                        approvals.requireSeen(document, actor, number(round), number(place));
                        carryOut(document, actor, button, typed);
                    }));
        } catch (NotFound missing) {
            throw missing;
        } catch (Refusal refusal) {
            MatterPage page = pages.page(document, actor, typed, Optional.of(refusal.message()), Optional.empty());
            accessLog.note(request, AccessLog.Kind.VIEW, "document", id);
            return readings.refused(page, NoteForm.BLANK);
        }
    }

    private void carryOut(DocumentId id, Actor actor, String button, MatterPage.Typed typed) {
        switch (button) {
            case "approve", "approve-next" -> approvals.approve(id, actor, typed.words());
            case "decide", "decide-next" -> approvals.decide(id, actor, typed.words());
            case "agree-on-condition" -> approvals.agreeOnCondition(id, actor, typed.words());
            case "object" -> approvals.object(id, actor, typed.words());
            case "decide-on-condition" -> approvals.decideOnCondition(id, actor, typed.words());
            case "hold" -> approvals.hold(id, actor, typed.words());
            case "insert" -> insert(id, actor, typed);
            case "forbid-proxy" -> approvals.forbidProxy(id, actor, typed.words());
            case "pull-up" -> approvals.pullUp(id, actor, typed.words());
            case "hurry" -> approvals.hurry(id, actor, typed.words());
            case "see" -> approvals.seeAfterwards(id, actor, typed.words());
            case "confirm-condition" -> approvals.confirmCondition(id, actor, typed.words());
            case "deny" -> approvals.deny(id, actor, typed.words());
            case "return" -> giveBack(id, actor, typed);
            case "take-back" -> approvals.takeBack(id, actor, typed.words());
            case "take-back-approval" -> approvals.takeBackApproval(id, actor, typed.words());
            case "propose-abandoning" -> approvals.proposeAbandoning(id, actor, typed.words());
            case "abandon" -> approvals.abandon(id, actor, typed.words());
            case "refuse-abandoning" -> approvals.refuseAbandoning(id, actor, typed.words());
            case "effect" -> approvals.takeEffect(id, actor, day(typed.effectiveOn()));
            case "close" -> approvals.close(id, actor);
            case "take-over" -> takeovers.takeOver(id, actor, typed.words());
            case "reassign" -> reassign(id, actor, typed);
            case "comment" -> approvals.comment(id, actor, typed.words());
            default -> {
                if (!button.matches("skip:[0-9]{1,3}")) {
                    throw new NotFound("action", new Text("操作", "action"), button);
                }
                approvals.skip(id, actor, Integer.parseInt(button.substring(5)), typed.words());
            }
        }
    }

    private void reassign(DocumentId id, Actor actor, MatterPage.Typed typed) {
        if (!typed.heir().matches("[0-9a-f-]{36}:[0-9a-f-]{36}")) {
            throw new NoPostChosen();
        }
        takeovers.reassign(
                id,
                actor,
                new PersonId(UUID.fromString(typed.heir().substring(0, 36))),
                new PostId(UUID.fromString(typed.heir().substring(37))),
                typed.words());
    }

    private void insert(DocumentId id, Actor actor, MatterPage.Typed typed) {
        if (!typed.added().matches("[0-9a-f-]{36}")) {
            throw new NoPostChosen();
        }
        StepKind kind = typed.addedKind().equals("CONCURRENCE") ? StepKind.CONCURRENCE : StepKind.REVIEW;
        approvals.insert(id, actor, kind, new PostId(UUID.fromString(typed.added())), typed.words());
    }

    private void giveBack(DocumentId id, Actor actor, MatterPage.Typed typed) {
        Optional<Spot> spot = NoteForm.spot(typed.attachment(), typed.page(), Optional.empty());
        Optional<Integer> place = number(typed.target());
        if (place.isPresent()) {
            approvals.returnToStep(id, actor, place.get(), typed.words(), spot);
            return;
        }
        approvals.returnToDrafter(id, actor, typed.words(), spot);
    }

    private static Optional<Integer> number(String typed) {
        return typed.matches("[0-9]{1,6}") ? Optional.of(Integer.valueOf(typed)) : Optional.empty();
    }

    private LocalDate day(String typed) {
        return switch (DateInput.read(typed, clock.today())) {
            case DateInput.Read read -> read.value();
            case DateInput.Refused refused -> throw DateNotPossible.unreadable(refused.reason());
        };
    }

    /** Where the result is shown; the next matter is sought before this one leaves the list. */
    private String outcome(DocumentId id, Actor actor, String button) {
        if (button.endsWith(NEXT)) {
            String done = button.substring(0, button.length() - NEXT.length());
            return transactions
                    .read(() -> pages.next(id, actor))
                    .map(next -> "/matters/" + next + "?done=" + done)
                    .orElse("/matters?list=waiting");
        }
        return button.equals("take-back")
                ? "/drafts/" + id.value()
                : "/matters/" + id.value() + "?done=" + button.replaceFirst(":.*", "");
    }
}
