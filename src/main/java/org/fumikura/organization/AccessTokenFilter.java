package org.fumikura.organization;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.frame.Api;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Finds the person and post of a program's request by its access token. The main post acts unless the header
 * {@value #POST} names another one that she holds today; a post that she does not hold leaves the request without anybody, and so does a
 * token that was made in a post that she has left. One whose post ended is good in the post that goes on, if she holds it.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
class AccessTokenFilter extends OncePerRequestFilter {

    static final String POST = "Fumikura-Post";
    private static final Text POST_LEFT = new Text(
            "このアクセストークンは、発行したときの職を離れたため使えません。新しい職で発行してください。",
            "The holder of this access token has left the post in which it was made. Issue another one in the new post.");
    static final String SCOPES = "org.fumikura.token-scopes";

    private static final String SCHEME = "Bearer ";

    private final AccessTokens tokens;
    private final Actors actors;
    private final PostSuccession succession;
    private final Transactions transactions;
    private final OfficialClock clock;

    AccessTokenFilter(
            AccessTokens tokens,
            Actors actors,
            PostSuccession succession,
            Transactions transactions,
            OfficialClock clock) {
        this.tokens = tokens;
        this.actors = actors;
        this.succession = succession;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !Api.isIn(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String header = request.getHeader("Authorization");
        if (header != null && header.startsWith(SCHEME)) {
            tokens.find(header.substring(SCHEME.length()).strip()).ifPresent(shown -> admit(shown, request));
        }
        chain.doFilter(request, response);
    }

    private void admit(AccessTokens.Shown shown, HttpServletRequest request) {
        LocalDate today = clock.today();
        transactions.read(() -> {
            List<Actors.Holding> holdings = actors.holdings(shown.person(), today);
            if (!isHeld(shown.post(), holdings) && !isHeld(succession.inCharge(shown.post(), today), holdings)) {
                FrontDoor.noteEnded(request, POST_LEFT);
                return false;
            }
            chosen(holdings, request.getHeader(POST))
                    .flatMap(holding ->
                            actors.find(holdings, holding.assignment().value(), today))
                    .ifPresent(actor -> {
                        CurrentActor.set(request, actor, holdings);
                        request.setAttribute(SCOPES, shown.scopes());
                    });
            return true;
        });
    }

    private static boolean isHeld(PostId post, List<Actors.Holding> holdings) {
        return holdings.stream().anyMatch(holding -> holding.post().id().equals(post));
    }

    private static Optional<Actors.Holding> chosen(List<Actors.Holding> holdings, @Nullable String post) {
        if (post == null) {
            return holdings.stream().findFirst();
        }
        return holdings.stream()
                .filter(holding -> isNamed(holding.post().id().value(), post))
                .findFirst();
    }

    private static boolean isNamed(UUID post, String named) {
        return post.toString().equalsIgnoreCase(named.strip());
    }
}
