package org.fumikura.records;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.frame.RouteRule;
import org.fumikura.frame.RouteRule.Audience;
import org.fumikura.organization.AccessLog;
import org.fumikura.organization.Actor;
import org.fumikura.organization.Organization;
import org.fumikura.shared.PageRequest;
import org.fumikura.shared.Paged;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.Transactions;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The register of documents and the page of one. */
@Controller
class DocumentController {

    private static final int LONGEST_WORDS = 200;

    private final Documents documents;
    private final DocumentPages pages;
    private final Files files;
    private final Organization organization;
    private final Transactions transactions;
    private final AccessLog accessLog;

    DocumentController(
            Documents documents,
            DocumentPages pages,
            Files files,
            Organization organization,
            Transactions transactions,
            AccessLog accessLog) {
        this.documents = documents;
        this.pages = pages;
        this.files = files;
        this.organization = organization;
        this.transactions = transactions;
        this.accessLog = accessLog;
    }

    @GetMapping("/documents")
    @RouteRule(Audience.STAFF)
    ModelAndView list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam Optional<DocumentKind> kind,
            @RequestParam Optional<DocumentState> state,
            @RequestParam Optional<UUID> file,
            @RequestParam(defaultValue = "1") int page,
            Actor actor,
            HttpServletRequest request) {
        String typed = Typed.line(q);
        String words = typed.substring(0, Math.min(typed.length(), LONGEST_WORDS));
        var query = new Documents.Query(words, file.map(FileId::new), kind, state);
        DocumentsPage model = transactions.read(() -> listPage(query, page, actor));
        if (!words.isEmpty()) {
            accessLog.note(request, AccessLog.Kind.SEARCH, words);
        }
        return new ModelAndView("records/documents", "model", model);
    }

    @GetMapping("/documents/{id}")
    @RouteRule(Audience.STAFF)
    ModelAndView show(
            @PathVariable UUID id, @RequestParam Optional<String> received, Actor actor, HttpServletRequest request) {
        var closing = new DocumentPage.Closing("", Optional.empty());
        DocumentPage model = pages.of(new DocumentId(id), actor, closing, received.isPresent());
        accessLog.note(request, AccessLog.Kind.VIEW, "document", id);
        return new ModelAndView("records/document", "model", model);
    }

    private DocumentsPage listPage(Documents.Query query, int page, Actor actor) {
        Paged<Documents.Line> lines = documents.list(query, actor.reader(), PageRequest.of(Math.max(1, page)));
        Map<UUID, Text> units = organization.unitNames(lines.items().stream()
                .map(line -> line.document().unit().value())
                .distinct()
                .toList());
        return new DocumentsPage(
                query,
                query.file().flatMap(file -> files.find(file, actor.reader())),
                lines.map(line -> new DocumentsPage.DocumentLine(
                        line.document(),
                        line.numbers(),
                        units.getOrDefault(line.document().unit().value(), Text.same("—")))));
    }
}
