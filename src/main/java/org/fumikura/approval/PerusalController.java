package org.fumikura.approval;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.fumikura.frame.Cell;
import org.fumikura.frame.FormField;
import org.fumikura.frame.FormInput;
import org.fumikura.frame.Listing;
import org.fumikura.frame.RouteRule;
import org.fumikura.frame.RouteRule.Audience;
import org.fumikura.frame.Submissions;
import org.fumikura.frame.Table;
import org.fumikura.organization.AccessLog;
import org.fumikura.organization.Actor;
import org.fumikura.organization.PostId;
import org.fumikura.records.AttachedFile;
import org.fumikura.records.DocumentId;
import org.fumikura.records.EmptyFile;
import org.fumikura.records.FileId;
import org.fumikura.records.FileProposals;
import org.fumikura.records.FilingHelp;
import org.fumikura.records.MaterialPages;
import org.fumikura.records.Typed;
import org.fumikura.records.Version;
import org.fumikura.shared.PageRequest;
import org.fumikura.shared.Paged;
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

/** Perusals: those for me to see, those that I send, and the page of one. */
@Controller
class PerusalController {

    private static final Map<String, Text> DONE = Map.of(
            "send",
                    new Text(
                            "供覧に付しました。供覧先の全員が閲覧するか、期限が過ぎると完結します。",
                            "It is sent. It is complete when all have seen it or its last day has passed."),
            "seen", new Text("閲覧済みにしました。", "It is marked as seen."));

    private final Perusals perusals;
    private final PerusalDrafts drafts;
    private final PerusalPages pages;
    private final MaterialPages materials;
    private final PerusalLists lists;
    private final FileProposals fileProposals;
    private final Submissions submissions;
    private final Transactions transactions;
    private final AccessLog accessLog;

    PerusalController(
            Perusals perusals,
            PerusalDrafts drafts,
            PerusalPages pages,
            MaterialPages materials,
            PerusalLists lists,
            FileProposals fileProposals,
            Submissions submissions,
            Transactions transactions,
            AccessLog accessLog) {
        this.perusals = perusals;
        this.drafts = drafts;
        this.pages = pages;
        this.materials = materials;
        this.lists = lists;
        this.fileProposals = fileProposals;
        this.submissions = submissions;
        this.transactions = transactions;
        this.accessLog = accessLog;
    }

    @GetMapping("/perusals")
    @RouteRule(Audience.STAFF)
    ModelAndView list(
            @RequestParam(defaultValue = "TO_SEE") String list,
            @RequestParam(defaultValue = "1") int page,
            Actor actor) {
        PerusalLists.Kind kind = Stream.of(PerusalLists.Kind.values())
                .filter(each -> each.name().equals(list))
                .findFirst()
                .orElse(PerusalLists.Kind.TO_SEE);
        PageRequest request = PageRequest.of(Math.max(1, page));
        return transactions.read(() -> {
            Paged<List<Cell>> lines = lists.list(kind, actor, request).map(PerusalController::cells);
            var rows = new ArrayList<List<Cell>>();
            if (kind == PerusalLists.Kind.SENT && request.number() == 1) {
                drafts.list(actor).forEach(draft -> rows.add(prepared(draft)));
            }
            rows.addAll(lines.items());
            return new ModelAndView("approval/perusals", "model", listing(kind, lines, rows));
        });
    }

    private static Listing listing(PerusalLists.Kind kind, Paged<?> lines, List<List<Cell>> rows) {
        return new Listing(
                new Text("供覧", "Perusals"),
                List.of(),
                new Text(
                        "情報を共有するための文書です。決裁はありません。全員が閲覧するか、期限が過ぎると完結します。",
                        "Documents for information; nobody decides. Complete when all have seen it or the last day has passed."),
                Optional.empty(),
                List.of(FormField.choice(
                                "list",
                                new Text("表示するもの", "Show"),
                                PerusalLists.Kind.values(),
                                PerusalLists.Kind::label)
                        .value(kind.name())),
                new Table(
                        List.of(
                                new Text("件名", "Title"),
                                new Text("付した職", "From"),
                                new Text("期限", "Last day"),
                                new Text("閲覧", "Seen"),
                                new Text("状態", "State")),
                        rows,
                        kind == PerusalLists.Kind.TO_SEE
                                ? new Text("閲覧する供覧はありません。", "Nothing is there for you to see.")
                                : new Text("供覧はありません。", "There are none.")),
                lines,
                List.of(),
                List.of(),
                Optional.empty());
    }

    private static List<Cell> cells(PerusalLists.Line line) {
        String tone = switch (line.state()) {
            case OPEN -> "warn";
            case COMPLETE -> "good";
            case PREPARING -> "quiet";
        };
        return List.of(
                new Cell.Link(Text.same(line.title()), "/perusals/" + line.id()),
                Cell.of(line.sender()),
                new Cell.Day(line.dueOn()),
                Cell.of(line.seen() + " / " + line.posts()),
                new Cell.Tag(line.state().label(), tone));
    }

    private static List<Cell> prepared(PerusalDraft draft) {
        String title = Typed.line(draft.text().title());
        return List.of(
                new Cell.Link(
                        title.isEmpty() ? new Text("（件名なし）", "(no title yet)") : Text.same(title),
                        "/perusals/" + draft.id().value()),
                new Cell.Empty(),
                new Cell.Empty(),
                new Cell.Empty(),
                new Cell.Tag(PerusalState.PREPARING.label(), "quiet"));
    }

    @PostMapping("/perusals")
    @RouteRule(value = Audience.STAFF, needs = ApprovalPermissions.DRAFT)
    String begin(@RequestParam Optional<UUID> source, Actor actor) {
        return "redirect:/perusals/"
                + drafts.begin(source.map(DocumentId::new), actor).value();
    }

    @GetMapping("/perusals/{id}")
    @RouteRule(Audience.STAFF)
    ModelAndView show(
            @PathVariable UUID id, @RequestParam Optional<String> done, Actor actor, HttpServletRequest request) {
        var document = new DocumentId(id);
        if (pages.isPrepared(document, actor)) {
            return form(pages.form(document, actor, List.of()), HttpStatus.OK);
        }
        PerusalPage page = pages.page(document, actor, "", Optional.empty(), done.map(DONE::get));
        accessLog.note(request, AccessLog.Kind.VIEW, "document", id);
        return shown(page);
    }

    @PostMapping("/perusals/{id}")
    @RouteRule(value = Audience.STAFF, needs = ApprovalPermissions.DRAFT)
    ModelAndView save(
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> fields,
            @RequestParam(name = "do", defaultValue = "save") String button,
            @RequestParam(name = "post", required = false) List<UUID> posts,
            @RequestParam UUID key,
            @RequestParam(name = "files", required = false) List<MultipartFile> files,
            Actor actor) {
        var document = new DocumentId(id);
        UUID person = actor.person().value();
        Optional<String> before = submissions.outcome(key, person);
        if (before.isPresent()) {
            return to(before.get());
        }
        FormInput input = FormInput.of(fields);
        PerusalText text = PerusalEdit.apply(
                button,
                new PerusalText(
                        fields.toSingleValueMap().getOrDefault("title", ""),
                        Typed.lines(fields.toSingleValueMap().getOrDefault("body", "")),
                        FilingHelp.fileChosenBy(button)
                                .or(() -> input.id("file").map(FileId::new)),
                        input.line("dueOn"),
                        Objects.requireNonNullElse(posts, List.<UUID>of()).stream()
                                .map(PostId::new)
                                .toList(),
                        new DraftForm(fields).marks()),
                input.id("addPost").map(PostId::new));
        try {
            drafts.save(document, input.number("revision", 0, Integer.MAX_VALUE), text, actor);
        } catch (StaleDraft stale) {
            return form(pages.unsaved(document, actor, text, stale.message()), HttpStatus.CONFLICT);
        }
        attach(document, files == null ? List.of() : files, actor);
        PerusalEdit.detached(button).ifPresent(file -> drafts.detach(document, file, actor));
        return finish(document, button, key, actor);
    }

    private ModelAndView finish(DocumentId id, String button, UUID key, Actor actor) {
        if (button.equals("discard")) {
            drafts.discard(id, actor);
            return to("/perusals?list=SENT");
        }
        if (button.equals(FilingHelp.PROPOSE)) {
            PerusalDraftPage page = pages.form(id, actor, List.of());
            FilingHelp help = fileProposals.propose(
                    page.filing(), Typed.line(page.text().title()), page.text().body(), actor);
            return form(page.showing(help), HttpStatus.OK);
        }
        if (!button.equals("send")) {
            return to("/perusals/" + id.value());
        }
        try {
            return to(submissions.once(
                    key,
                    actor.person().value(),
                    "/perusals/" + id.value() + "?done=send",
                    () -> perusals.send(id, actor)));
        } catch (Incomplete incomplete) {
            return form(pages.form(id, actor, incomplete.shortcomings()), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private void attach(DocumentId id, List<MultipartFile> files, Actor actor) {
        for (MultipartFile file : files) {
            String name = Objects.requireNonNullElse(file.getOriginalFilename(), "");
            if (name.isBlank()) {
                continue;
            }
            if (file.isEmpty()) {
                throw new EmptyFile(List.of(AttachedFile.plainName(name)));
            }
            try (InputStream bytes = file.getInputStream()) {
                drafts.attach(id, actor, name, bytes);
            } catch (IOException problem) {
                throw new UncheckedIOException(problem);
            }
        }
    }

    private ModelAndView shown(PerusalPage page) {
        List<AttachedFile> files = page.words().map(Version::attachments).orElse(List.of());
        return new ModelAndView(
                "approval/perusal",
                "model",
                new PerusalReading(page, materials.of(page.document().id(), files)));
    }

    @PostMapping("/perusals/{id}/seen")
    @RouteRule(Audience.STAFF)
    ModelAndView see(
            @PathVariable UUID id, @RequestParam(defaultValue = "") String words, @RequestParam UUID key, Actor actor) {
        var document = new DocumentId(id);
        if (Typed.lines(words).length() > Opinions.LONGEST) {
            var why = new Text("意見は4,000字以内で入力してください。", "At most 4,000 characters.");
            ModelAndView view = shown(pages.page(document, actor, words, Optional.of(why), Optional.empty()));
            view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return view;
        }
        return to(submissions.once(
                key,
                actor.person().value(),
                "/perusals/" + id + "?done=seen",
                () -> perusals.see(document, words, actor)));
    }

    @PostMapping("/perusals/{id}/taking-back")
    @RouteRule(Audience.STAFF)
    ModelAndView takeBack(@PathVariable UUID id, @RequestParam UUID key, Actor actor) {
        return to(submissions.once(
                key, actor.person().value(), "/perusals/" + id, () -> perusals.takeBack(new DocumentId(id), actor)));
    }

    @PostMapping("/perusals/{id}/draft")
    @RouteRule(value = Audience.STAFF, needs = ApprovalPermissions.DRAFT)
    String draft(@PathVariable UUID id, Actor actor) {
        return "redirect:/drafts/" + perusals.convert(new DocumentId(id), actor).value();
    }

    private static ModelAndView form(PerusalDraftPage page, HttpStatus status) {
        var view = new ModelAndView("approval/perusal-draft", "model", page);
        view.setStatus(status);
        return view;
    }

    private static ModelAndView to(String path) {
        return new ModelAndView("redirect:" + path);
    }
}
