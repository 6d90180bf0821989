package org.fumikura.organization;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.fumikura.frame.ApiProblem;
import org.fumikura.frame.Invalid;
import org.fumikura.frame.RouteRule;
import org.fumikura.frame.RouteRule.Audience;
import org.fumikura.frame.Submissions;
import org.fumikura.tenancy.Transactions;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The page on which a person issues and ends her own access tokens. The token is on the answer to its form and nowhere else. */
@Controller
class TokenController {

    private final AccessTokens tokens;
    private final Submissions submissions;
    private final Transactions transactions;

    TokenController(AccessTokens tokens, Submissions submissions, Transactions transactions) {
        this.tokens = tokens;
        this.submissions = submissions;
        this.transactions = transactions;
    }

    @GetMapping("/account/tokens")
    @RouteRule(Audience.STAFF)
    ModelAndView list(Actor actor) {
        return page(actor, "", List.of(), Optional.empty());
    }

    /** The same form again does not issue a second token: it leads to the list, in which the first one stands. */
    @PostMapping("/account/tokens")
    @RouteRule(Audience.STAFF)
    ModelAndView issue(
            @RequestParam UUID key,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(required = false) Set<TokenScope> scopes,
            @RequestParam(defaultValue = "30") int days,
            Actor actor) {
        UUID person = actor.person().value();
        return submissions.oneAtATime(key, () -> {
            if (submissions.outcome(key, person).isPresent()) {
                return new ModelAndView("redirect:/account/tokens");
            }
            try {
                AccessTokens.Issued issued = tokens.issue(
                        actor.person(),
                        actor.post().id(),
                        actor.doer(),
                        name,
                        scopes == null ? Set.of() : scopes,
                        Duration.ofDays(days));
                submissions.remember(key, person, "/account/tokens");
                return page(actor, "", List.of(), Optional.of(issued));
            } catch (Invalid invalid) {
                ModelAndView again = page(actor, name, invalid.errors(), Optional.empty());
                again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
                return again;
            }
        });
    }

    @PostMapping("/account/tokens/{id}/revoke")
    @RouteRule(Audience.STAFF)
    String revoke(@PathVariable UUID id, Actor actor) {
        tokens.revoke(id, actor);
        return "redirect:/account/tokens";
    }

    private ModelAndView page(
            Actor actor, String name, List<ApiProblem.FieldError> problems, Optional<AccessTokens.Issued> issued) {
        return new ModelAndView(
                "organization/tokens",
                "model",
                transactions.read(
                        () -> new TokensPage(tokens.list(actor.person()), submissions.key(), name, problems, issued)));
    }
}
