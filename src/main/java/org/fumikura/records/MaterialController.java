package org.fumikura.records;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import org.fumikura.frame.RouteRule;
import org.fumikura.frame.RouteRule.Audience;
import org.fumikura.organization.AccessLog;
import org.fumikura.organization.Actor;
import org.fumikura.renditions.Renditions;
import org.fumikura.tenancy.Transactions;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The attachments of a document as one long paper: the reader by itself, the pictures of pages and their words. */
@Controller
class MaterialController {

    private final Documents documents;
    private final MaterialPages pages;
    private final MaterialAnswers answers;
    private final Readings readings;
    private final HandOuts handOuts;
    private final Transactions transactions;
    private final AccessLog accessLog;

    MaterialController(
            Documents documents,
            MaterialPages pages,
            MaterialAnswers answers,
            Readings readings,
            HandOuts handOuts,
            Transactions transactions,
            AccessLog accessLog) {
        this.documents = documents;
        this.pages = pages;
        this.answers = answers;
        this.readings = readings;
        this.handOuts = handOuts;
        this.transactions = transactions;
        this.accessLog = accessLog;
    }

    @GetMapping("/documents/{id}/materials")
    @RouteRule(Audience.STAFF)
    ModelAndView show(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String find,
            Actor actor,
            HttpServletRequest request) {
        Document document = transactions.read(() -> documents.get(new DocumentId(id), actor.reader()));
        FoundPages found = answers.found(materials(document.id(), actor), find);
        accessLog.note(request, AccessLog.Kind.VIEW, "document", id);
        return new ModelAndView("records/materials-window", "model", new MaterialsPage(document, found));
    }

    /** The pages in which something stands, for a reader that stays where it is. */
    @GetMapping("/documents/{id}/materials/hits")
    @RouteRule(Audience.STAFF)
    ModelAndView hits(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String find,
            Actor actor,
            HttpServletRequest request) {
        Document document = transactions.read(() -> documents.get(new DocumentId(id), actor.reader()));
        note("document", id, actor, request);
        return answers.hits(materials(document.id(), actor), find);
    }

    /** What takes the reader's place on a page when more has become ready. */
    @GetMapping("/documents/{id}/materials/now")
    @RouteRule(Audience.STAFF)
    ModelAndView now(@PathVariable UUID id, Actor actor, HttpServletRequest request) {
        Document document = transactions.read(() -> documents.get(new DocumentId(id), actor.reader()));
        note("document", id, actor, request);
        var model = new MaterialsPage(document, answers.found(materials(document.id(), actor), ""));
        return new ModelAndView("records/materials-now", "model", model);
    }

    private Materials materials(DocumentId document, Actor actor) {
        List<AttachedFile> files = transactions.read(() -> documents.versions(document)).stream()
                .reduce((earlier, later) -> later)
                .map(Version::attachments)
                .orElse(List.of());
        return pages.of(document, files, transactions.read(() -> handOuts.unopened(document, files, actor)));
    }

    @GetMapping("/documents/attachments/{id}/pages/{page}")
    @RouteRule(Audience.STAFF)
    ResponseEntity<Resource> picture(
            @PathVariable UUID id,
            @PathVariable int page,
            @RequestParam(defaultValue = "900") int width,
            Actor actor,
            HttpServletRequest request) {
        AttachedFile file = transactions.read(() -> documents.getAttachment(id, actor.reader()));
        note("attachment", file.id(), actor, request);
        ResponseEntity<Resource> answer = answers.picture(file, page, width);
        if (width >= Renditions.USUAL_WIDTH) {
            // nobody reads the small pages of the strip
            handOuts.sent(file, actor, request);
        }
        return answer;
    }

    /** A part of a large drawing as it is seen when it is enlarged. */
    @GetMapping("/documents/attachments/{id}/pages/{page}/tiles/{dots}/{column}/{row}")
    @RouteRule(Audience.STAFF)
    ResponseEntity<Resource> tile(
            @PathVariable UUID id,
            @PathVariable int page,
            @PathVariable int dots,
            @PathVariable int column,
            @PathVariable int row,
            Actor actor,
            HttpServletRequest request) {
        AttachedFile file = transactions.read(() -> documents.getAttachment(id, actor.reader()));
        note("attachment", file.id(), actor, request);
        ResponseEntity<Resource> answer = answers.tile(file, page, dots, column, row);
        handOuts.sent(file, actor, request);
        return answer;
    }

    /** The PDF/A-2u of an attachment, to be taken along. */
    @GetMapping("/documents/attachments/{id}/preserved")
    @RouteRule(Audience.STAFF)
    ResponseEntity<Resource> preserved(@PathVariable UUID id, Actor actor, HttpServletRequest request) {
        AttachedFile file = transactions.read(() -> documents.getAttachment(id, actor.reader()));
        ResponseEntity<Resource> answer = answers.preserved(file);
        accessLog.note(request, AccessLog.Kind.DOWNLOAD, "attachment", id);
        handOuts.sent(file, actor, request);
        return answer;
    }

    @GetMapping("/documents/attachments/{id}/pages/{page}/words")
    @RouteRule(Audience.STAFF)
    ModelAndView words(
            @PathVariable UUID id,
            @PathVariable int page,
            @RequestParam(defaultValue = "") String find,
            Actor actor,
            HttpServletRequest request) {
        AttachedFile file = transactions.read(() -> documents.getAttachment(id, actor.reader()));
        note("attachment", file.id(), actor, request);
        return answers.words(file, page, find);
    }

    /** A long paper is read page by page; the access log gets one line for that. */
    private void note(String kind, UUID id, Actor actor, HttpServletRequest request) {
        if (!readings.isOpen(actor.person(), id)) {
            accessLog.note(request, AccessLog.Kind.VIEW, kind, id);
            readings.open(actor.person(), id);
        }
    }
}
