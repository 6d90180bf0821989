package org.fumikura.records;

import java.util.UUID;
import org.fumikura.frame.RouteRule;
import org.fumikura.frame.RouteRule.Audience;
import org.fumikura.organization.Actor;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Proposals for the file of a form that stays open; without a script the form itself asks for them. */
@Controller
class FileProposalController {

    private final FileProposals proposals;

    FileProposalController(FileProposals proposals) {
        this.proposals = proposals;
    }

    @PostMapping("/file-proposals")
    @RouteRule(Audience.STAFF)
    ModelAndView propose(
            @RequestParam UUID form,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "") String text,
            Actor actor) {
        FilingHelp help = proposals.propose(FilingHelp.of(form, actor), Typed.line(title), text, actor);
        return new ModelAndView("records/file-proposals-alone", "model", new FileProposalsPage(help));
    }
}
