package org.fumikura.records;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.frame.RouteRule;
import org.fumikura.frame.RouteRule.Audience;
import org.fumikura.organization.AccessLog;
import org.fumikura.organization.Actor;
import org.fumikura.organization.Organization;
import org.fumikura.organization.Post;
import org.fumikura.organization.Role;
import org.fumikura.organization.UnitLevel;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.Transactions;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Why a document is found by somebody, or is not. */
@Controller
class FindingController {

    private final Findings findings;
    private final Organization organization;
    private final Transactions transactions;
    private final OfficialClock clock;
    private final AccessLog accessLog;

    FindingController(
            Findings findings,
            Organization organization,
            Transactions transactions,
            OfficialClock clock,
            AccessLog accessLog) {
        this.findings = findings;
        this.organization = organization;
        this.transactions = transactions;
        this.clock = clock;
        this.accessLog = accessLog;
    }

    /** By its number; one that the asker may not read is the same as one that does not exist (I-11). */
    @GetMapping("/documents/finding")
    @RouteRule(Audience.STAFF)
    ModelAndView byNumber(@RequestParam(defaultValue = "") String number, Actor actor, HttpServletRequest request) {
        String typed = Typed.line(number);
        String line = typed.substring(0, Math.min(typed.length(), FindingNumberPage.LONGEST));
        if (!line.isEmpty()) {
            accessLog.note(request, AccessLog.Kind.SEARCH, line);
        }
        Optional<DocumentId> called = findings.called(line, actor.reader());
        return called.isPresent()
                ? new ModelAndView("redirect:" + path(called.get()))
                : new ModelAndView("records/finding-number", "model", new FindingNumberPage(line, clerks(actor)));
    }

    private List<Text> clerks(Actor actor) {
        return transactions.read(() ->
                organization
                        .postsWith(
                                Role.RECORDS_CLERK,
                                actor.unitAt(UnitLevel.SECTION).id(),
                                clock.today())
                        .stream()
                        .map(Post::name)
                        .toList());
    }

    /** @param person the login or name of somebody else; blank for the asker herself */
    @GetMapping("/documents/{id}/finding")
    @RouteRule(Audience.STAFF)
    ModelAndView show(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String person,
            Actor actor,
            HttpServletRequest request) {
        FindingPage model = findings.of(new DocumentId(id), Typed.line(person), actor);
        accessLog.note(request, AccessLog.Kind.VIEW, "document", id, "finding " + model.whom());
        return new ModelAndView("records/finding", "model", model);
    }

    private static String path(DocumentId id) {
        return "/documents/" + id.value() + "/finding";
    }
}
