package org.fumikura.records;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.frame.Form;
import org.fumikura.frame.FormField;
import org.fumikura.frame.FormInput;
import org.fumikura.frame.Link;
import org.fumikura.frame.RouteRule;
import org.fumikura.frame.RouteRule.Audience;
import org.fumikura.frame.Submissions;
import org.fumikura.organization.AccessLog;
import org.fumikura.organization.Actor;
import org.fumikura.shared.NotFound;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.Transactions;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Prints pages of attachments: which ones and why is said first, and kept. */
@Controller
class MaterialPrintController {

    /** What a browser lays out at once without trouble. */
    private static final int MOST_PAGES = 200;

    private static final String ALL = "all";
    private static final String RANGE = "range";

    private final Documents documents;
    private final MaterialPages pages;
    private final Numbers numbers;
    private final Printings printings;
    private final Submissions submissions;
    private final Transactions transactions;
    private final AccessLog accessLog;

    MaterialPrintController(
            Documents documents,
            MaterialPages pages,
            Numbers numbers,
            Printings printings,
            Submissions submissions,
            Transactions transactions,
            AccessLog accessLog) {
        this.documents = documents;
        this.pages = pages;
        this.numbers = numbers;
        this.printings = printings;
        this.submissions = submissions;
        this.transactions = transactions;
        this.accessLog = accessLog;
    }

    /** The document with the attachments of its last version. */
    private record Paper(Document document, int n, Materials materials) {}

    @GetMapping("/documents/{id}/materials/print")
    @RouteRule(Audience.STAFF)
    ModelAndView form(@PathVariable UUID id, Actor actor) {
        var begun = new LinkedMultiValueMap<String, String>();
        begun.add("what", ALL);
        return new ModelAndView("frame/form", "model", form(paper(id, actor), FormInput.of(begun)));
    }

    @PostMapping("/documents/{id}/materials/print")
    @RouteRule(Audience.STAFF)
    ModelAndView send(@PathVariable UUID id, @RequestParam MultiValueMap<String, String> fields, Actor actor) {
        Paper paper = paper(id, actor);
        FormInput input = FormInput.of(fields);
        Optional<Printings.Order> order = order(paper, input);
        if (order.isEmpty()) {
            var again = new ModelAndView("frame/form", "model", form(paper, input));
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        }
        UUID key = input.key(submissions);
        transactions.work(() -> printings.enter(key, order.get(), actor));
        return new ModelAndView("redirect:" + paper.materials().path() + "/print/" + key);
    }

    /** The pages as they are printed; each time they are opened is noted as a print. */
    @GetMapping("/documents/{id}/materials/print/{printing}")
    @RouteRule(Audience.STAFF)
    ModelAndView print(@PathVariable UUID id, @PathVariable UUID printing, Actor actor, HttpServletRequest request) {
        Paper paper = paper(id, actor);
        Printings.Printing asked = transactions
                .read(() -> printings.findOwn(printing, paper.document().id(), actor))
                .filter(each -> each.order().n() == paper.n())
                .orElseThrow(() -> new NotFound("printing", new Text("印刷", "print"), printing));
        Printings.Order order = asked.order();
        accessLog.note(
                request,
                AccessLog.Kind.PRINT,
                "document",
                id,
                "%d–%d %s".formatted(order.first(), order.last(), order.reason()));
        String number = transactions.read(() -> numbers.of(paper.document().id())).stream()
                .filter(each -> each.voidReason().isEmpty())
                .map(Numbers.Allotted::label)
                .findFirst()
                .orElse("");
        return new ModelAndView(
                "records/materials-printed",
                "model",
                new PrintedPage(
                        paper.document(),
                        paper.materials(),
                        number,
                        order.first(),
                        order.last(),
                        actor.label(),
                        asked.at()));
    }

    private Paper paper(UUID id, Actor actor) {
        Document document = transactions.read(() -> documents.get(new DocumentId(id), actor.reader()));
        Version version = transactions.read(() -> documents.versions(document.id())).stream()
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> documents.missing(document.id()));
        return new Paper(document, version.n(), pages.of(document.id(), version.attachments()));
    }

    private static Optional<Printings.Order> order(Paper paper, FormInput input) {
        int all = paper.materials().pages();
        String what = input.line("what");
        int first = 1;
        int last = all;
        if (what.equals(RANGE)) {
            first = input.number("first", 1, all);
            last = input.number("last", 1, all);
            if (first < 1 || last < first) {
                input.refuse("first", new Text("初めと終わりのページを入力してください。", "Please say the first and the last page."));
            }
        } else if (!what.equals(ALL)) {
            Optional<Materials.Material> one = paper.materials().list().stream()
                    .filter(each -> what.equals(String.valueOf(each.place())))
                    .filter(each -> !each.pages().isEmpty())
                    .findFirst();
            if (one.isEmpty()) {
                input.refuse("what", new Text("一覧から選んでください。", "Please choose one of the list."));
            }
            first = one.map(each -> each.before() + 1).orElse(1);
            last = one.map(each -> each.before() + each.pages().size()).orElse(all);
        }
        if (all == 0) {
            input.refuse("what", new Text("印刷できるページがまだありません。", "There is no page to print yet."));
        } else if (last - first >= MOST_PAGES) {
            input.refuse(
                    "what",
                    new Text(
                            "一度に印刷できるのは%dページまでです。ページを指定して分けてください。".formatted(MOST_PAGES),
                            "At most %d pages are printed at once. Please print them in parts.".formatted(MOST_PAGES)));
        }
        Optional<PrintReason> reason = input.choice("reason", PrintReason.values());
        boolean other = reason.filter(PrintReason.OTHER::equals).isPresent();
        String words = other ? input.demanded("words") : "";
        return input.isFine()
                ? Optional.of(
                        new Printings.Order(paper.document().id(), paper.n(), first, last, reason.orElseThrow(), words))
                : Optional.empty();
    }

    private Form form(Paper paper, FormInput input) {
        Materials materials = paper.materials();
        var ranges = new ArrayList<FormField.Option>();
        ranges.add(new FormField.Option(
                ALL, new Text("すべて（1〜%dページ）".formatted(materials.pages()), "All (1–%d)".formatted(materials.pages()))));
        for (Materials.Material each : materials.list()) {
            if (!each.pages().isEmpty()) {
                int from = each.before() + 1;
                int to = each.before() + each.pages().size();
                ranges.add(new FormField.Option(
                        String.valueOf(each.place()),
                        new Text(
                                "%s（%d〜%dページ）".formatted(each.file().name(), from, to),
                                "%s (%d–%d)".formatted(each.file().name(), from, to))));
            }
        }
        ranges.add(new FormField.Option(RANGE, new Text("ページを指定する", "Some pages")));
        String document = "/documents/" + paper.document().id().value();
        return new Form(
                new Text("資料を印刷する", "Print attachments"),
                List.of(
                        new Link(new Text("文書", "Documents"), "/documents"),
                        new Link(Text.same(paper.document().title()), document),
                        new Link(new Text("資料", "Attachments"), materials.path())),
                new Text(
                        "誰が、いつ、どのページを、なぜ印刷したかを記録し、統計の「印刷」で数えます。ページとして表示できない資料は含まれません。",
                        "Who prints which pages, when and why is kept and counted under Statistics, Printing. Attachments"
                                + " that can not be shown as pages are not in it."),
                materials.path() + "/print",
                input.key(submissions),
                new Text("印刷する画面へ進む", "Go on to print"),
                false,
                input.fill(List.of(
                        FormField.choice("what", new Text("印刷するページ", "Pages"), ranges)
                                .demanded(),
                        FormField.line("first", new Text("初めのページ", "From page"))
                                .hint(new Text("「ページを指定する」を選んだときだけ", "Only for some pages")),
                        FormField.line("last", new Text("終わりのページ", "To page")),
                        FormField.choice("reason", new Text("理由", "Reason"), PrintReason.values(), PrintReason::label)
                                .orNone(new Text("選んでください", "Choose"))
                                .demanded(),
                        FormField.line("words", new Text("その他の理由", "Another reason"))
                                .hint(new Text("「その他」を選んだときは必ず入力してください", "Needed for “Another reason”")))),
                Optional.empty());
    }
}
