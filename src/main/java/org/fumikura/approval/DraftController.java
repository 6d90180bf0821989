package org.fumikura.approval;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fumikura.frame.RouteRule;
import org.fumikura.frame.RouteRule.Audience;
import org.fumikura.frame.Submissions;
import org.fumikura.organization.AccessLog;
import org.fumikura.organization.Actor;
import org.fumikura.organization.PostId;
import org.fumikura.records.AttachedFile;
import org.fumikura.records.AttachmentBytes;
import org.fumikura.records.AttachmentRole;
import org.fumikura.records.DocumentId;
import org.fumikura.records.EmptyFile;
import org.fumikura.records.FileId;
import org.fumikura.records.FilingHelp;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.Transactions;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** The draft editor. Every button sends the whole form, so that nothing typed is lost without JavaScript either. */
@Controller
class DraftController {

    /** The form's token may differ between two pages that are alike. */
    private static final String TOKEN = "_csrf";

    /** How the buttons begin that write something below the request. */
    private static final String WRITE = "write-";

    private static final String PHRASE = "phrase";

    private static final Text FOLLOWED = new Text(
            "事案の種類・支出科目・金額が変わったため、経路を決裁区分に合わせて引き直しました。",
            "The route was drawn anew, because the kind of matter, the expenditure item or the amount changed.");

    private final Drafts drafts;
    private final DraftOrigins origins;
    private final DraftAttachments attachments;
    private final DraftPages pages;
    private final Approvals approvals;
    private final DraftTemplates templates;
    private final Phrases phrases;
    private final RouteProposals proposals;
    private final DraftFiling filing;
    private final Submissions submissions;
    private final AttachmentBytes bytes;
    private final AccessLog accessLog;
    private final Transactions transactions;

    DraftController(
            Drafts drafts,
            DraftOrigins origins,
            DraftAttachments attachments,
            DraftPages pages,
            Approvals approvals,
            DraftTemplates templates,
            Phrases phrases,
            RouteProposals proposals,
            DraftFiling filing,
            Submissions submissions,
            AttachmentBytes bytes,
            AccessLog accessLog,
            Transactions transactions) {
        this.drafts = drafts;
        this.origins = origins;
        this.attachments = attachments;
        this.pages = pages;
        this.approvals = approvals;
        this.templates = templates;
        this.phrases = phrases;
        this.proposals = proposals;
        this.filing = filing;
        this.submissions = submissions;
        this.bytes = bytes;
        this.accessLog = accessLog;
        this.transactions = transactions;
    }

    @PostMapping("/drafts")
    @RouteRule(value = Audience.STAFF, needs = ApprovalPermissions.DRAFT)
    String begin(
            @RequestParam Optional<UUID> from,
            @RequestParam(name = "as") Optional<DraftOrigins.Relation> relation,
            Actor actor) {
        DocumentId begun = from.isEmpty()
                ? drafts.begin(actor)
                : origins.begin(new DocumentId(from.get()), relation.orElse(DraftOrigins.Relation.PRECEDENT), actor);
        return "redirect:/drafts/" + begun.value();
    }

    @GetMapping("/drafts/{id}")
    @RouteRule(value = Audience.STAFF, needs = ApprovalPermissions.DRAFT)
    ModelAndView edit(@PathVariable UUID id, @RequestParam Optional<String> followed, Actor actor) {
        return editor(pages.page(new DocumentId(id), actor, followed.map(unused -> FOLLOWED)), HttpStatus.OK);
    }

    @PostMapping("/drafts/{id}")
    @RouteRule(value = Audience.STAFF, needs = ApprovalPermissions.DRAFT)
    ModelAndView send(
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> fields,
            @RequestParam(name = "do", defaultValue = "save") String button,
            @RequestParam(defaultValue = "") String addPost,
            @RequestParam(defaultValue = "") String phrase,
            @RequestParam UUID key,
            @RequestParam(name = "files", required = false) List<MultipartFile> files,
            Actor actor,
            HttpServletRequest request) {
        var form = new DraftForm(fields);
        var sending = new Sending(button, key, fields, files == null ? List.of() : files);
        ModelAndView answer = submissions.oneAtATime(
                key,
                () -> before(sending, actor).map(DraftController::to).orElseGet(() -> {
                    DraftText text = edited(new DocumentId(id), form.text(), button, added(addPost), phrase, actor);
                    return carryOut(new DocumentId(id), form, text, sending, actor);
                }));
        if (button.equals(FilingHelp.PROPOSE)) {
            accessLog.note(request, AccessLog.Kind.SEARCH, "draft", id);
        }
        return answer;
    }

    private Optional<String> before(Sending sending, Actor actor) {
        UUID person = actor.person().value();
        return submissions.outcome(sending.key, person).or(() -> submissions.outcome(sending.same(), person));
    }

    /** A form as it was sent. */
    private record Sending(String button, UUID key, MultiValueMap<String, String> fields, List<MultipartFile> files) {

        /**
         * What only a second press of the same button has in common with it. Who goes back to a saved page and types on sends
         * the same key with other words, which must not be taken for saved.
         */
        UUID same() {
            var words = new TreeMap<String, List<String>>(fields);
            words.remove(TOKEN);
            String names = files.stream()
                    .map(file -> file.getOriginalFilename() + ":" + file.getSize())
                    .collect(Collectors.joining("\n"));
            return UUID.nameUUIDFromBytes((key + "\n" + words + "\n" + names).getBytes(StandardCharsets.UTF_8));
        }
    }

    private ModelAndView carryOut(DocumentId document, DraftForm form, DraftText text, Sending sending, Actor actor) {
        Optional<Text> followed;
        try {
            followed = drafts.save(document, actor, form.revision(), text, form.beside())
                    .followed();
        } catch (StaleDraft stale) {
            return editor(pages.unsaved(document, actor, text, form.beside(), stale.message()), HttpStatus.CONFLICT);
        }
        attachAll(document, actor, sending.files);
        rearrange(document, actor, sending.button);
        return finish(document, actor, sending, followed);
    }

    /** Saves without leaving the page; answers with what the rules say to it now. */
    @PostMapping("/drafts/{id}/autosave")
    @RouteRule(value = Audience.STAFF, needs = ApprovalPermissions.DRAFT)
    ModelAndView autosave(@PathVariable UUID id, @RequestParam MultiValueMap<String, String> fields, Actor actor) {
        var form = new DraftForm(fields);
        var document = new DocumentId(id);
        Drafts.Saved saved = drafts.save(document, actor, form.revision(), form.text(), form.beside());
        return new ModelAndView("approval/draft-live", "model", pages.page(document, actor, saved.followed()));
    }

    @PostMapping("/drafts/{id}/attachments")
    @RouteRule(value = Audience.STAFF, needs = ApprovalPermissions.DRAFT)
    ModelAndView attach(
            @PathVariable UUID id,
            @RequestParam(required = false) List<MultipartFile> files,
            @RequestParam(required = false) List<UUID> uploads,
            Actor actor) {
        var document = new DocumentId(id);
        if (uploads != null) {
            uploads.forEach(upload -> transactions.work(
                    () -> attachments.attachUpload(document, actor, upload, AttachmentRole.PROPOSAL)));
        }
        attachAll(document, actor, files == null ? List.of() : files);
        return new ModelAndView("approval/draft-attachments", "model", pages.page(new DocumentId(id), actor));
    }

    @GetMapping("/drafts/{id}/attachments/{attachment}")
    @RouteRule(value = Audience.STAFF, needs = ApprovalPermissions.DRAFT)
    ResponseEntity<Resource> read(
            @PathVariable UUID id,
            @PathVariable UUID attachment,
            @RequestParam Optional<String> download,
            Actor actor,
            HttpServletRequest request) {
        AttachedFile file = transactions.read(() -> attachments.get(new DocumentId(id), attachment, actor));
        boolean inPlace = download.isEmpty() && AttachmentBytes.isShown(file);
        ResponseEntity<Resource> answer = bytes.answer(file, inPlace);
        accessLog.note(
                request, inPlace ? AccessLog.Kind.VIEW : AccessLog.Kind.DOWNLOAD, "draft-attachment", attachment);
        return answer;
    }

    private ModelAndView finish(DocumentId id, Actor actor, Sending sending, Optional<Text> followed) {
        String button = sending.button;
        if (button.equals("submit") && followed.isPresent()) {
            // nobody submits a route that she has not seen
            return editor(pages.page(id, actor, followed), HttpStatus.CONFLICT);
        }
        if (button.equals("submit")) {
            return submit(id, actor, sending.key);
        }
        if (button.equals("template")) {
            return keep(id, actor, sending);
        }
        if (button.equals("discard")) {
            drafts.discard(id, actor);
            return done(sending, actor, "/drafts");
        }
        if (button.equals("check")) {
            DraftPage page = pages.page(id, actor);
            return editor(pages.page(id, actor, page.missing(), followed), HttpStatus.OK);
        }
        if (button.equals(FilingHelp.PROPOSE)) {
            DraftPage page = pages.page(id, actor, followed);
            DraftText text = page.text();
            return editor(
                    page.showing(filing.propose(page.filing().help(), text.title(), text.body(), actor)),
                    HttpStatus.OK);
        }
        return done(
                sending, actor, "/drafts/" + id.value() + (followed.isPresent() ? "?followed" : "") + anchor(button));
    }

    private ModelAndView done(Sending sending, Actor actor, String path) {
        submissions.remember(sending.same(), actor.person().value(), path);
        return to(path);
    }

    private ModelAndView submit(DocumentId id, Actor actor, UUID key) {
        try {
            return to(submissions.once(
                    key,
                    actor.person().value(),
                    "/matters/" + id.value() + "?done=submit",
                    () -> approvals.submit(id, actor)));
        } catch (Incomplete incomplete) {
            return editor(pages.page(id, actor, incomplete.shortcomings()), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private ModelAndView keep(DocumentId id, Actor actor, Sending sending) {
        String name = Objects.requireNonNullElse(sending.fields.getFirst("templateName"), "");
        Sharing sharing = Arrays.stream(Sharing.values())
                .filter(each -> each.name().equals(sending.fields.getFirst("templateFor")))
                .findFirst()
                .orElse(Sharing.MINE);
        try {
            return to(submissions.once(
                    sending.key,
                    actor.person().value(),
                    TemplateController.KEPT,
                    () -> templates.keep(id, name, sharing, actor)));
        } catch (TemplateRefused refused) {
            return editor(
                    pages.page(id, actor, List.of(new Shortcoming("templateName", refused.message()))),
                    HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private DraftText edited(
            DocumentId document, DraftText text, String button, Optional<PostId> added, String phrase, Actor actor) {
        if (button.equals("route-default")) {
            return transactions.read(() -> {
                RouteProposal proposal = proposals.propose(drafts.getOwn(document, actor), text);
                return proposal.steps().isEmpty() ? text : text.withRoute(proposal.steps());
            });
        }
        if (button.equals(PHRASE)) {
            return parse(phrase)
                    .flatMap(id -> transactions.read(() -> phrases.findWords(id, actor)))
                    .map(words -> text.withWords(text.title(), Phrases.below(text.body(), words), text.reason()))
                    .orElse(text);
        }
        Optional<FileId> file = FilingHelp.fileChosenBy(button);
        Optional<String> kind = FilingHelp.chosenBy(button, KindHelp.FIELD);
        if (file.isPresent() || kind.isPresent()) {
            return kind.map(text::withMatterCode).orElseGet(() -> text.withFile(file));
        }
        if (button.startsWith(WRITE)) {
            return text.withWords(text.title(), written(button.substring(WRITE.length()), text), text.reason());
        }
        return text.withRoute(RouteEdit.apply(
                button,
                text.route(),
                added.map(post -> transactions.read(() -> proposals.added(drafts.getOwn(document, actor), post)))));
    }

    /** The request with what a button writes below it. */
    private static String written(String frame, DraftText text) {
        return Arrays.stream(RequestLine.Frame.values())
                .filter(each -> each.name().equals(frame))
                .findFirst()
                .map(each -> each.below(text.body()))
                .orElse(text.body());
    }

    private void attachAll(DocumentId id, Actor actor, List<MultipartFile> files) {
        var empty = new ArrayList<String>();
        for (MultipartFile file : files) {
            // a control in which nothing was chosen sends a part without a name
            String name = Objects.requireNonNullElse(file.getOriginalFilename(), "");
            if (!file.isEmpty()) {
                attach(id, actor, name, file);
            } else if (!name.isBlank()) {
                empty.add(AttachedFile.plainName(name));
            }
        }
        if (!empty.isEmpty()) {
            throw new EmptyFile(empty);
        }
    }

    private void attach(DocumentId id, Actor actor, String name, MultipartFile file) {
        try (InputStream bytes = file.getInputStream()) {
            attachments.attach(id, actor, name, bytes);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private void rearrange(DocumentId id, Actor actor, String button) {
        if (button.matches("attachment-(up|down|remove):.+")) {
            String how = button.substring("attachment-".length(), button.indexOf(':'));
            parse(button.substring(button.indexOf(':') + 1))
                    .ifPresent(attachment -> attachments.rearrange(
                            id, actor, attachment, DraftAttachments.Rearrange.valueOf(how.toUpperCase(Locale.ROOT))));
        }
    }

    private static Optional<PostId> added(String post) {
        return parse(post).map(PostId::new);
    }

    private static Optional<UUID> parse(String id) {
        try {
            return Optional.of(UUID.fromString(id));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    private static String anchor(String button) {
        if (button.startsWith("route")) {
            return "#route";
        }
        if (button.startsWith(WRITE) || button.equals(PHRASE)) {
            return "#body";
        }
        if (button.equals("point")) {
            return "#pointers";
        }
        if (FilingHelp.fileChosenBy(button).isPresent()) {
            return "#file";
        }
        if (FilingHelp.chosenBy(button, KindHelp.FIELD).isPresent()) {
            return "#matterCode";
        }
        return button.startsWith("attach") ? "#attachments" : "";
    }

    private static ModelAndView editor(DraftPage page, HttpStatus status) {
        var view = new ModelAndView("approval/draft", "model", page);
        view.setStatus(status);
        return view;
    }

    private static ModelAndView to(String path) {
        return new ModelAndView("redirect:" + path);
    }
}
