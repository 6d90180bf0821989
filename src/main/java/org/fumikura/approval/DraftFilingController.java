package org.fumikura.approval;

import java.util.UUID;
import org.fumikura.frame.RouteRule;
import org.fumikura.frame.RouteRule.Audience;
import org.fumikura.organization.Actor;
import org.fumikura.records.DocumentId;
import org.fumikura.records.FilingHelp;
import org.fumikura.records.Typed;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Proposals for the file of a draft while its editor stays open; without a script the editor's form asks for them. */
@Controller
class DraftFilingController {

    private final DraftPages pages;
    private final DraftFiling filing;

    DraftFilingController(DraftPages pages, DraftFiling filing) {
        this.pages = pages;
        this.filing = filing;
    }

    @PostMapping("/drafts/{id}/file-proposals")
    @RouteRule(value = Audience.STAFF, needs = ApprovalPermissions.DRAFT)
    ModelAndView propose(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "") String text,
            Actor actor) {
        FilingHelp help = pages.filing(new DocumentId(id), actor);
        return new ModelAndView(
                "approval/draft-filing",
                "model",
                new DraftFilingPage(filing.propose(help, Typed.line(title), text, actor)));
    }
}
