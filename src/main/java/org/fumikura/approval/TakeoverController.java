package org.fumikura.approval;

import java.util.Optional;
import java.util.UUID;
import org.fumikura.frame.RouteRule;
import org.fumikura.frame.RouteRule.Audience;
import org.fumikura.frame.Submissions;
import org.fumikura.organization.Actor;
import org.fumikura.records.DocumentId;
import org.fumikura.shared.NotFound;
import org.fumikura.shared.PageRequest;
import org.fumikura.shared.Refusal;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.Transactions;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** 引き継ぐ起案: what stands without its drafter, and one press to become it. */
@Controller
class TakeoverController {

    static final String PATH = "/takeovers";

    private final Takeovers takeovers;
    private final LeftBehind left;
    private final MatterLists lists;
    private final Drafts drafts;
    private final Submissions submissions;
    private final Transactions transactions;

    TakeoverController(
            Takeovers takeovers,
            LeftBehind left,
            MatterLists lists,
            Drafts drafts,
            Submissions submissions,
            Transactions transactions) {
        this.takeovers = takeovers;
        this.left = left;
        this.lists = lists;
        this.drafts = drafts;
        this.submissions = submissions;
        this.transactions = transactions;
    }

    @GetMapping(PATH)
    @RouteRule(Audience.STAFF)
    ModelAndView list(@RequestParam(defaultValue = "1") int page, Actor actor) {
        return page(page, Optional.empty(), "", actor);
    }

    @PostMapping(PATH + "/{id}")
    @RouteRule(value = Audience.STAFF, needs = ApprovalPermissions.DRAFT)
    ModelAndView takeOver(
            @PathVariable UUID id, @RequestParam UUID key, @RequestParam(defaultValue = "") String words, Actor actor) {
        var document = new DocumentId(id);
        try {
            return new ModelAndView("redirect:"
                    + submissions.once(
                            key,
                            actor.person().value(),
                            outcome(document),
                            () -> takeovers.takeOver(document, actor, words.replace("\r\n", "\n"))));
        } catch (NotFound missing) {
            throw missing;
        } catch (Refusal refusal) {
            ModelAndView again = page(1, Optional.of(refusal.message()), words, actor);
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        }
    }

    /** What can be written at once is opened for writing. */
    private String outcome(DocumentId id) {
        return transactions.read(() -> drafts.find(id)).isPresent()
                ? "/drafts/" + id.value()
                : "/matters/" + id.value() + "?done=take-over";
    }

    private ModelAndView page(int page, Optional<Text> problem, String words, Actor actor) {
        return new ModelAndView(
                "approval/takeovers",
                "model",
                transactions.read(() -> new TakeoverPage(
                        lists.list(MatterLists.Kind.TAKEOVER, actor, PageRequest.of(Math.max(1, page))),
                        left.drafts(actor),
                        submissions.key(),
                        problem,
                        words)));
    }
}
