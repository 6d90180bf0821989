package org.fumikura.records;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.fumikura.content.ContentDiskFull;
import org.fumikura.content.ContentTooLarge;
import org.fumikura.frame.RouteRule;
import org.fumikura.frame.RouteRule.Audience;
import org.fumikura.frame.Submissions;
import org.fumikura.organization.AccessLog;
import org.fumikura.organization.Actor;
import org.fumikura.organization.Unit;
import org.fumikura.organization.UnitLevel;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.PageRequest;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.Transactions;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** What came in: the list, the form, and the button that completes one. */
@Controller
class ReceiptController {

    static final int LONGEST_REASON = 1_000;

    private static final FieldProblem GONE = new FieldProblem(
            "attachments",
            new Text(
                    "送った資料の一部が残っていません（手を付けないまま日がたって取り消されたか、別の画面で添付・取りやめをしたもの）。下の一覧を確かめて、足りない資料を選び直してください。",
                    "Some of what you sent is not there any more: it was left alone for too long, or attached or given up in another window. Please look at the list below and choose what is missing again."));

    private final Receipts receipts;
    private final Uploads uploads;
    private final UploadAllowance allowance;
    private final VirusScans scans;
    private final ReceiptChoices choices;
    private final FileProposals proposals;
    private final DocumentPages documentPages;
    private final Submissions submissions;
    private final Transactions transactions;
    private final AccessLog accessLog;
    private final OfficialClock clock;

    ReceiptController(
            Receipts receipts,
            Uploads uploads,
            UploadAllowance allowance,
            VirusScans scans,
            ReceiptChoices choices,
            FileProposals proposals,
            DocumentPages documentPages,
            Submissions submissions,
            Transactions transactions,
            AccessLog accessLog,
            OfficialClock clock) {
        this.receipts = receipts;
        this.uploads = uploads;
        this.allowance = allowance;
        this.scans = scans;
        this.choices = choices;
        this.proposals = proposals;
        this.documentPages = documentPages;
        this.submissions = submissions;
        this.transactions = transactions;
        this.accessLog = accessLog;
        this.clock = clock;
    }

    @GetMapping("/receipts")
    @RouteRule(Audience.STAFF)
    ModelAndView list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam Optional<String> unfinished,
            @RequestParam(defaultValue = "1") int page,
            Actor actor,
            HttpServletRequest request) {
        String words = Typed.line(q);
        ReceiptsPage model = transactions.read(() -> new ReceiptsPage(
                words,
                unfinished.isPresent(),
                actor.may(RecordsPermissions.RECEIVE, section(actor).id()),
                receipts.list(words, unfinished.isPresent(), actor.reader(), PageRequest.of(Math.max(1, page)))));
        if (!words.isEmpty()) {
            accessLog.note(request, AccessLog.Kind.SEARCH, words);
        }
        return new ModelAndView("records/receipts", "model", model);
    }

    @GetMapping("/receipts/new")
    @RouteRule(value = Audience.STAFF, needs = RecordsPermissions.RECEIVE)
    ModelAndView form(Actor actor) {
        RecordsPermissions.requireReceiver(actor, section(actor).id());
        ReceiptForm form = ReceiptForm.begin(submissions.key(), clock.today());
        return new ModelAndView("records/receipt", "model", page(form, actor));
    }

    @PostMapping("/receipts")
    @RouteRule(value = Audience.STAFF, needs = RecordsPermissions.RECEIVE)
    ModelAndView receive(
            @RequestParam MultiValueMap<String, String> fields,
            @RequestParam(name = "do", defaultValue = "") String button,
            @RequestParam(name = "attachments", required = false) List<MultipartFile> sent,
            @RequestParam(required = false) List<UUID> drop,
            @RequestParam(name = "uploads", required = false) List<UUID> arrived,
            Actor actor) {
        ReceiptForm form = ReceiptForm.of(fields, submissions.key());
        Optional<String> before = submissions.outcome(form.key(), actor.person().value());
        if (before.isPresent()) {
            return received(before.get());
        }
        RecordsPermissions.requireReceiver(actor, section(actor).id());
        List<UUID> dropped = Objects.requireNonNullElse(drop, List.of());
        dropped.forEach(id -> uploads.remove(form.key(), actor.person(), id));
        var refused = new ArrayList<FieldProblem>();
        if (sent != null) {
            refused.addAll(keep(sent, form, actor));
        }
        // last, as what came with the form may have taken the room of something older
        if (arrived != null && !keepArrived(arrived, dropped, form, actor)) {
            refused.add(GONE);
        }
        Optional<FileId> chosen = FilingHelp.fileChosenBy(button);
        if (chosen.isPresent()) {
            return shown(page(form.withFile(chosen.get()), actor).with(refused), HttpStatus.OK);
        }
        ReceiptPage page = page(form, actor);
        if (button.equals(FilingHelp.PROPOSE)) {
            FilingHelp help = proposals.propose(page.filing(), form.title(), "", actor);
            return shown(page.showing(help).with(refused), HttpStatus.OK);
        }
        return receive(page, refused, actor);
    }

    private ModelAndView receive(ReceiptPage page, List<FieldProblem> refused, Actor actor) {
        var check = new ReceiptCheck(page.form(), page.choices(), clock.today());
        Optional<Arrival> arrival = check.arrival(actor, page.kept());
        if (arrival.isEmpty() || !refused.isEmpty()) {
            return again(
                    page,
                    Stream.concat(check.problems().stream(), refused.stream()).toList());
        }
        try {
            return received(receipts.receive(page.form().key(), arrival.get(), actor));
        } catch (FileNotOpen | NoNumberSeries refusal) {
            return again(page, List.of(new FieldProblem("file", refusal.message())));
        }
    }

    private static ModelAndView again(ReceiptPage page, List<FieldProblem> problems) {
        return shown(page.with(problems), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private static ModelAndView shown(ReceiptPage page, HttpStatus status) {
        var view = new ModelAndView("records/receipt", "model", page);
        view.setStatus(status);
        return view;
    }

    @PostMapping("/receipts/{id}/close")
    @RouteRule(Audience.STAFF)
    ModelAndView close(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            Actor actor,
            HttpServletRequest request) {
        var document = new DocumentId(id);
        String typed = Typed.lines(reason);
        Optional<Text> problem = problem(typed);
        if (problem.isEmpty()) {
            receipts.close(document, typed, actor);
            return new ModelAndView("redirect:/documents/" + id + "#history");
        }
        DocumentPage page = documentPages.of(document, actor, new DocumentPage.Closing(typed, problem), false);
        accessLog.note(request, AccessLog.Kind.VIEW, "document", id);
        var view = new ModelAndView("records/document", "model", page);
        view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return view;
    }

    private static Optional<Text> problem(String reason) {
        if (reason.isEmpty()) {
            return Optional.of(new Text("完結とする理由を入力してください。", "Say why it is completed."));
        }
        if (reason.length() > LONGEST_REASON) {
            return Optional.of(new Text(
                    "理由は%,d字以内で入力してください。".formatted(LONGEST_REASON),
                    "At most %,d characters.".formatted(LONGEST_REASON)));
        }
        return Optional.empty();
    }

    /** As {@link #keep} for what the page has sent, or shows as kept, already; false when not all of it is there. */
    private boolean keepArrived(List<UUID> arrived, List<UUID> dropped, ReceiptForm form, Actor actor) {
        return arrived.stream()
                .filter(id -> !dropped.contains(id))
                .filter(id -> !uploads.moveBeside(form.key(), actor.person(), id))
                .toList()
                .isEmpty();
    }

    /** Keeps what was sent beside the form, so that it is there when something else has to be corrected. */
    private List<FieldProblem> keep(List<MultipartFile> sent, ReceiptForm form, Actor actor) {
        var problems = new ArrayList<FieldProblem>();
        for (MultipartFile file : sent) {
            if (file.isEmpty()
                    && (file.getOriginalFilename() == null
                            || file.getOriginalFilename().isBlank())) {
                continue;
            }
            String name = AttachedFile.plainName(file.getOriginalFilename());
            if (file.isEmpty()) {
                problems.add(new FieldProblem("attachments", EmptyFile.what(List.of(name))));
                continue;
            }
            try (var bytes = file.getInputStream()) {
                allowance.add(
                        actor.person(), file.getSize(), () -> uploads.add(form.key(), actor.person(), name, bytes));
            } catch (TooManyUploads | ContentTooLarge | ContentDiskFull refused) {
                problems.add(problem(name, refused.message(), refused.advice()));
            } catch (IOException problem) {
                throw new UncheckedIOException(problem);
            }
        }
        return problems;
    }

    private static FieldProblem problem(String name, Text what, Text advice) {
        return new FieldProblem(
                "attachments",
                new Text("「" + name + "」：" + what.ja() + advice.ja(), name + ": " + what.en() + " " + advice.en()));
    }

    private ReceiptPage page(ReceiptForm form, Actor actor) {
        return transactions.read(() -> {
            List<AttachedFile> kept = uploads.list(form.key(), actor.person());
            return new ReceiptPage(
                    form, choices.of(actor), kept, scans.of(kept), FilingHelp.of(form.key(), actor), List.of());
        });
    }

    private static Unit section(Actor actor) {
        return actor.unitAt(UnitLevel.SECTION);
    }

    private static ModelAndView received(String path) {
        return new ModelAndView("redirect:" + path + "?received");
    }
}
