package org.fumikura.organization;

import java.util.List;
import java.util.UUID;
import org.fumikura.frame.RouteRule;
import org.fumikura.frame.RouteRule.Audience;
import org.fumikura.tenancy.Transactions;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** 引継ぎの確認: what is open on the last day, for herself and for who looks after her unit. */
@Controller
class HandoverController {

    static final String PATH = "/handover";

    private final Handovers handovers;
    private final Transactions transactions;

    HandoverController(Handovers handovers, Transactions transactions) {
        this.handovers = handovers;
        this.transactions = transactions;
    }

    @GetMapping(PATH)
    @RouteRule(Audience.STAFF)
    ModelAndView own(Actor actor) {
        return page(transactions.read(() -> HandoverPage.of(handovers.own(actor), handovers.kept(actor))));
    }

    @GetMapping(PATH + "/{id}")
    @RouteRule(Audience.STAFF)
    ModelAndView of(@PathVariable UUID id, Actor actor) {
        return page(transactions.read(() -> HandoverPage.of(handovers.of(new PersonId(id), actor), List.of())));
    }

    private static ModelAndView page(HandoverPage page) {
        return new ModelAndView("organization/handover", "model", page);
    }
}
