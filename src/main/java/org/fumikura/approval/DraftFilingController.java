package org.fumikura.approval;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.fumikura.frame.RouteRule;
import org.fumikura.frame.RouteRule.Audience;
import org.fumikura.organization.AccessLog;
import org.fumikura.organization.Actor;
import org.fumikura.records.DocumentId;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Proposals for file and kind of matter of a draft while its editor stays open; without a script the editor's form asks for them. */
@Controller
class DraftFilingController {

    private final DraftPages pages;
    private final DraftFiling filing;
    private final AccessLog accessLog;

    DraftFilingController(DraftPages pages, DraftFiling filing, AccessLog accessLog) {
        this.pages = pages;
        this.filing = filing;
        this.accessLog = accessLog;
    }

    @PostMapping("/drafts/{id}/file-proposals")
    @RouteRule(value = Audience.STAFF, needs = ApprovalPermissions.DRAFT)
    ModelAndView propose(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "") String text,
            Actor actor,
            HttpServletRequest request) {
        DraftFilingPage found = filing.propose(pages.filing(new DocumentId(id), actor), title, text, actor);
        // a proposal names a similar matter
        accessLog.note(request, AccessLog.Kind.SEARCH, "draft", id);
        return new ModelAndView("approval/draft-filing", "model", found);
    }
}
