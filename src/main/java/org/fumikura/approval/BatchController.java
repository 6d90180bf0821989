package org.fumikura.approval;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.frame.Cell;
import org.fumikura.frame.Form;
import org.fumikura.frame.FormField;
import org.fumikura.frame.FormInput;
import org.fumikura.frame.Link;
import org.fumikura.frame.Listing;
import org.fumikura.frame.RouteRule;
import org.fumikura.frame.RouteRule.Audience;
import org.fumikura.frame.Submissions;
import org.fumikura.frame.Table;
import org.fumikura.organization.Actor;
import org.fumikura.organization.MasterForms;
import org.fumikura.shared.Paged;
import org.fumikura.shared.Text;
import org.fumikura.sheets.TableReading;
import org.fumikura.sheets.UnreadableTable;
import org.fumikura.tenancy.Transactions;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** Drafts of one text from a table: choose a file, look at what it would make, make it, submit what is complete. */
@Controller
class BatchController {

    private static final Link LIST = new Link(new Text("同文の起案", "Drafts of one text"), "/batches");
    private static final Link TEMPLATES = new Link(new Text("ひな形", "Templates"), "/templates");
    private static final int LONGEST_NAME = 200;

    private final Batches batches;
    private final BatchPages pages;
    private final DraftTemplates templates;
    private final MasterForms forms;
    private final Submissions submissions;
    private final Transactions transactions;

    BatchController(
            Batches batches,
            BatchPages pages,
            DraftTemplates templates,
            MasterForms forms,
            Submissions submissions,
            Transactions transactions) {
        this.batches = batches;
        this.pages = pages;
        this.templates = templates;
        this.forms = forms;
        this.submissions = submissions;
        this.transactions = transactions;
    }

    @GetMapping("/batches")
    @RouteRule(value = Audience.STAFF, needs = ApprovalPermissions.DRAFT)
    ModelAndView list(@RequestParam(defaultValue = "1") int page, Actor actor) {
        Paged<List<Cell>> lines = transactions
                .read(() -> pages.list(actor, MasterForms.page(page)))
                .map(line -> List.of(
                        new Cell.Link(Text.same(line.template()), LIST.path() + "/" + line.id()),
                        Cell.of(line.file()),
                        line.made()
                                ? new Cell.Tag(new Text("作成済み " + line.drafts() + "件", line.drafts() + " made"), "good")
                                : new Cell.Tag(new Text("作成前", "not made yet"), "quiet")));
        return new ModelAndView(
                "frame/listing",
                "model",
                new Listing(
                        LIST.label(),
                        List.of(TEMPLATES),
                        new Text(
                                "差込み（〔名称〕の形）のあるひな形と表から、まとめて作った起案です。ひな形の「まとめて起案」から始めます。",
                                "Drafts made together from a template with placeholders and a table. “Draft many” beside a template begins."),
                        Optional.empty(),
                        List.of(),
                        new Table(
                                List.of(new Text("ひな形", "Template"), new Text("ファイル", "File"), new Text("状態", "State")),
                                lines.items(),
                                new Text("まとめて作った起案はまだありません。", "Nothing was made together yet.")),
                        lines,
                        List.of(),
                        List.of(),
                        Optional.empty()));
    }

    @GetMapping("/templates/{id}/batch")
    @RouteRule(value = Audience.STAFF, needs = ApprovalPermissions.DRAFT)
    ModelAndView form(@PathVariable UUID id, Actor actor) {
        return MasterForms.show(form(id, FormInput.of(new LinkedMultiValueMap<>()), actor));
    }

    @PostMapping("/templates/{id}/batch")
    @RouteRule(value = Audience.STAFF, needs = ApprovalPermissions.DRAFT)
    ModelAndView send(
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> fields,
            @RequestParam(name = "file", required = false) MultipartFile sent,
            Actor actor)
            throws IOException {
        FormInput input = FormInput.of(fields);
        Optional<UUID> batch = Optional.empty();
        if (sent == null || sent.isEmpty()) {
            input.refuse("file", new Text("ファイルを選んでください。", "Please choose a file."));
        } else if (sent.getSize() > TableReading.LARGEST) {
            input.refuse("file", TableReading.tooLarge());
        } else {
            batch = send(id, sent, input, actor);
        }
        if (batch.isPresent()) {
            return new ModelAndView("redirect:" + LIST.path() + "/" + batch.get());
        }
        ModelAndView view = MasterForms.show(form(id, input, actor));
        view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return view;
    }

    private Optional<UUID> send(UUID template, MultipartFile sent, FormInput input, Actor actor) throws IOException {
        String name = Objects.requireNonNullElse(sent.getOriginalFilename(), "").replaceAll("\\p{Cntrl}", "");
        try {
            return Optional.of(batches.send(
                    template, name.substring(0, Math.min(name.length(), LONGEST_NAME)), sent.getBytes(), actor));
        } catch (UnreadableTable | BatchRefused refused) {
            input.refuse("file", refused.message());
            return Optional.empty();
        }
    }

    private Form form(UUID template, FormInput input, Actor actor) {
        DraftTemplates.Words words = transactions.read(() -> templates.words(template, actor));
        List<String> placeholders = Placeholders.in(words.title(), words.body(), words.reason());
        String columns = placeholders.isEmpty() ? "—" : String.join("、", placeholders);
        return new Form(
                new Text("「" + words.name() + "」からまとめて起案する", "Draft many from “" + words.name() + "”"),
                List.of(TEMPLATES, LIST),
                new Text(
                        "表の1行が1件の起案になります。次の画面で内容を確かめてから作ります。1行目に書く列：%s（あれば %s・%s も）。%d 件まで。"
                                .formatted(columns, DraftBatch.AMOUNT, DraftBatch.DUE_ON, DraftBatch.MOST),
                        "Each row becomes a draft. You see them before they are made. Columns named in the first line: %s (and %s, %s if you like); at most %d rows."
                                .formatted(columns, DraftBatch.AMOUNT, DraftBatch.DUE_ON, DraftBatch.MOST)),
                TEMPLATES.path() + "/" + template + "/batch",
                forms.key(input),
                new Text("内容を確かめる", "Look at it"),
                false,
                input.fill(List.of(FormField.file("file", new Text("ファイル", "File"))
                        .demanded()
                        .hint(new Text("CSV（UTF-8かシフトJIS）またはExcel（xlsx）", "CSV (UTF-8 or Shift_JIS) or xlsx")))),
                Optional.empty());
    }

    @GetMapping("/batches/{id}")
    @RouteRule(value = Audience.STAFF, needs = ApprovalPermissions.DRAFT)
    ModelAndView show(@PathVariable UUID id, Actor actor) {
        return page(id, List.of(), actor);
    }

    @PostMapping("/batches/{id}")
    @RouteRule(value = Audience.STAFF, needs = ApprovalPermissions.DRAFT)
    String make(@PathVariable UUID id, Actor actor) {
        batches.make(id, actor);
        return "redirect:" + LIST.path() + "/" + id;
    }

    @PostMapping("/batches/{id}/submissions")
    @RouteRule(value = Audience.STAFF, needs = ApprovalPermissions.DRAFT)
    ModelAndView submit(@PathVariable UUID id, Actor actor) {
        return submissions.oneAtATime(id, () -> page(id, batches.submit(id, actor), actor));
    }

    private ModelAndView page(UUID id, List<BatchPage.Done> done, Actor actor) {
        return new ModelAndView(
                "approval/batch", "model", transactions.read(() -> pages.page(id, done, submissions.key(), actor)));
    }
}
