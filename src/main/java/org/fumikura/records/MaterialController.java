package org.fumikura.records;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.frame.RouteRule;
import org.fumikura.frame.RouteRule.Audience;
import org.fumikura.organization.AccessLog;
import org.fumikura.organization.Actor;
import org.fumikura.renditions.PagePicture;
import org.fumikura.renditions.Renditions;
import org.fumikura.shared.NotFound;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.Transactions;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The attachments of a document as one long paper: the reader by itself, the pictures of pages and their words. */
@Controller
class MaterialController {

    private static final int LONGEST_WORDS = 100;

    /** Long enough to turn pages back and forth, short enough that what may not be read any more is gone soon. */
    private static final Duration IN_THE_BROWSER = Duration.ofMinutes(10);

    private final Documents documents;
    private final MaterialPages pages;
    private final Renditions renditions;
    private final Readings readings;
    private final HandOuts handOuts;
    private final Transactions transactions;
    private final AccessLog accessLog;

    MaterialController(
            Documents documents,
            MaterialPages pages,
            Renditions renditions,
            Readings readings,
            HandOuts handOuts,
            Transactions transactions,
            AccessLog accessLog) {
        this.documents = documents;
        this.pages = pages;
        this.renditions = renditions;
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
        String typed = Typed.line(find);
        Optional<String> sought = Optional.of(typed.substring(0, Math.min(typed.length(), LONGEST_WORDS)))
                .filter(words -> !words.isEmpty());
        Document document = transactions.read(() -> documents.get(new DocumentId(id), actor.reader()));
        Materials materials = materials(document.id(), actor);
        List<Materials.Hit> hits = sought.map(words -> transactions.read(() -> pages.search(materials, words)))
                .orElse(List.of());
        accessLog.note(request, AccessLog.Kind.VIEW, "document", id);
        handOuts.sentWithPage(materials, actor, request);
        return new ModelAndView(
                "records/materials-window", "model", new MaterialsPage(document, materials, sought, hits));
    }

    /** What takes the reader's place on a page when more has become ready. */
    @GetMapping("/documents/{id}/materials/now")
    @RouteRule(Audience.STAFF)
    ModelAndView now(@PathVariable UUID id, Actor actor, HttpServletRequest request) {
        Document document = transactions.read(() -> documents.get(new DocumentId(id), actor.reader()));
        note("document", id, actor, request);
        Materials materials = materials(document.id(), actor);
        handOuts.sentWithPage(materials, actor, request);
        var model = new MaterialsPage(document, materials, Optional.empty(), List.of());
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
        if (!Renditions.WIDTHS.contains(width)) {
            throw missing(page);
        }
        note("attachment", file.id(), actor, request);
        PagePicture picture = renditions.findPicture(file.sha256(), page, width).orElseThrow(() -> missing(page));
        handOuts.sent(file, actor, request);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(picture.mediaType()))
                .cacheControl(CacheControl.maxAge(IN_THE_BROWSER).cachePrivate())
                .header("X-Content-Type-Options", "nosniff")
                .body(new FileSystemResource(picture.file()));
    }

    private static NotFound missing(int page) {
        return new NotFound("page", new Text("ページ", "page"), page);
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
        PageWordsPage model = transactions.read(() -> new PageWordsPage(
                renditions.findWords(file.sha256(), page).orElseThrow(() -> missing(page)),
                Optional.of(Typed.line(find)).filter(sought -> !sought.isEmpty())));
        handOuts.sent(file, actor, request);
        return new ModelAndView("records/page-words", "model", model);
    }

    /** A long paper is read page by page; the access log gets one line for that. */
    private void note(String kind, UUID id, Actor actor, HttpServletRequest request) {
        if (!readings.isOpen(actor.person(), id)) {
            accessLog.note(request, AccessLog.Kind.VIEW, kind, id);
            readings.open(actor.person(), id);
        }
    }
}
