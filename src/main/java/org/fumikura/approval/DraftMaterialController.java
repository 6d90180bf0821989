package org.fumikura.approval;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.fumikura.frame.RouteRule;
import org.fumikura.frame.RouteRule.Audience;
import org.fumikura.organization.AccessLog;
import org.fumikura.organization.Actor;
import org.fumikura.records.AttachedFile;
import org.fumikura.records.DocumentId;
import org.fumikura.records.FoundPages;
import org.fumikura.records.MaterialAnswers;
import org.fumikura.records.MaterialPages;
import org.fumikura.records.Materials;
import org.fumikura.tenancy.Transactions;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The attachments of a draft as those who will decide are going to see them; for its drafter. */
@Controller
class DraftMaterialController {

    private final Drafts drafts;
    private final DraftAttachments attachments;
    private final MaterialPages pages;
    private final MaterialAnswers answers;
    private final Transactions transactions;
    private final AccessLog accessLog;

    DraftMaterialController(
            Drafts drafts,
            DraftAttachments attachments,
            MaterialPages pages,
            MaterialAnswers answers,
            Transactions transactions,
            AccessLog accessLog) {
        this.drafts = drafts;
        this.attachments = attachments;
        this.pages = pages;
        this.answers = answers;
        this.transactions = transactions;
        this.accessLog = accessLog;
    }

    @GetMapping("/drafts/{id}/materials")
    @RouteRule(value = Audience.STAFF, needs = ApprovalPermissions.DRAFT)
    ModelAndView show(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String find,
            Actor actor,
            HttpServletRequest request) {
        DraftInProgress draft = transactions.read(() -> drafts.getOwn(new DocumentId(id), actor));
        FoundPages found = answers.found(materials(draft), find);
        accessLog.note(request, AccessLog.Kind.VIEW, "draft", id);
        return new ModelAndView(
                "approval/draft-materials",
                "model",
                new DraftMaterialsPage(draft.text().title(), found));
    }

    /** What takes the reader's place when more has become ready. */
    @GetMapping("/drafts/{id}/materials/now")
    @RouteRule(value = Audience.STAFF, needs = ApprovalPermissions.DRAFT)
    ModelAndView now(@PathVariable UUID id, Actor actor) {
        DraftInProgress draft = transactions.read(() -> drafts.getOwn(new DocumentId(id), actor));
        return new ModelAndView("approval/draft-materials-now", "model", materials(draft));
    }

    @GetMapping("/drafts/{id}/materials/hits")
    @RouteRule(value = Audience.STAFF, needs = ApprovalPermissions.DRAFT)
    ModelAndView hits(@PathVariable UUID id, @RequestParam(defaultValue = "") String find, Actor actor) {
        DraftInProgress draft = transactions.read(() -> drafts.getOwn(new DocumentId(id), actor));
        return answers.hits(materials(draft), find);
    }

    private Materials materials(DraftInProgress draft) {
        String path = "/drafts/" + draft.id().value();
        return pages.of(draft.id(), path + "/materials", path + "/attachments", draft.attachments());
    }

    @GetMapping("/drafts/{id}/attachments/{attachment}/pages/{page}")
    @RouteRule(value = Audience.STAFF, needs = ApprovalPermissions.DRAFT)
    ResponseEntity<Resource> picture(
            @PathVariable UUID id,
            @PathVariable UUID attachment,
            @PathVariable int page,
            @RequestParam(defaultValue = "900") int width,
            Actor actor) {
        return answers.picture(file(id, attachment, actor), page, width);
    }

    @GetMapping("/drafts/{id}/attachments/{attachment}/pages/{page}/tiles/{dots}/{column}/{row}")
    @RouteRule(value = Audience.STAFF, needs = ApprovalPermissions.DRAFT)
    ResponseEntity<Resource> tile(
            @PathVariable UUID id,
            @PathVariable UUID attachment,
            @PathVariable int page,
            @PathVariable int dots,
            @PathVariable int column,
            @PathVariable int row,
            Actor actor) {
        return answers.tile(file(id, attachment, actor), page, dots, column, row);
    }

    @GetMapping("/drafts/{id}/attachments/{attachment}/pages/{page}/words")
    @RouteRule(value = Audience.STAFF, needs = ApprovalPermissions.DRAFT)
    ModelAndView words(
            @PathVariable UUID id,
            @PathVariable UUID attachment,
            @PathVariable int page,
            @RequestParam(defaultValue = "") String find,
            Actor actor) {
        return answers.words(file(id, attachment, actor), page, find);
    }

    private AttachedFile file(UUID id, UUID attachment, Actor actor) {
        return transactions.read(() -> attachments.get(new DocumentId(id), attachment, actor));
    }
}
