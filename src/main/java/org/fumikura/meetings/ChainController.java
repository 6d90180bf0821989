package org.fumikura.meetings;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import org.fumikura.frame.RouteRule;
import org.fumikura.frame.RouteRule.Audience;
import org.fumikura.organization.AccessLog;
import org.fumikura.organization.Actor;
import org.fumikura.shared.NotFound;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.Transactions;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The page on which one sees, and walks, what hangs together. */
@Controller
class ChainController {

    private final Chains chains;
    private final AccessLog accessLog;
    private final Transactions transactions;

    ChainController(Chains chains, AccessLog accessLog, Transactions transactions) {
        this.chains = chains;
        this.accessLog = accessLog;
        this.transactions = transactions;
    }

    /** @param from the thing from which it is seen, such as {@code theme-…}; without one there is nothing to show */
    @GetMapping("/meetings/chain")
    @RouteRule(Audience.STAFF)
    ModelAndView show(@RequestParam(defaultValue = "") String from, Actor actor, HttpServletRequest request) {
        if (from.isBlank()) {
            return new ModelAndView("meetings/chain", "model", Optional.empty());
        }
        Chain chain = ChainKey.read(from)
                .flatMap(key -> transactions.read(() -> chains.find(key, actor)))
                .orElseThrow(() -> new NotFound("chain", new Text("つながり", "chain"), from));
        accessLog.note(
                request,
                AccessLog.Kind.VIEW,
                chain.start().key().kind().name().toLowerCase(Locale.ROOT),
                chain.start().key().id());
        return new ModelAndView("meetings/chain", "model", Optional.of(new ChainPage(chain, ChainDrawing.of(chain))));
    }
}
