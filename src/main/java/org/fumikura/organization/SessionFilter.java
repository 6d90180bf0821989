package org.fumikura.organization;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.fumikura.frame.Api;
import org.fumikura.frame.Cookies;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.Transactions;
import org.fumikuradb.organization.tables.records.SessionRecord;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Finds the person and post of a request by the session's cookie: after the municipality is known, and before the token of
 * a form is checked, so that the answer to a stale form knows who sent it.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
class SessionFilter extends OncePerRequestFilter {

    static final String COOKIE = "fumikura_session";

    static final Text POST_LEFT =
            new Text("使っていた職の任期が終わったため、ログアウトしました。", "You do not hold the post any more in which you were signed in.");

    private final Sessions sessions;
    private final Actors actors;
    private final Transactions transactions;
    private final OfficialClock clock;

    SessionFilter(Sessions sessions, Actors actors, Transactions transactions, OfficialClock clock) {
        this.sessions = sessions;
        this.actors = actors;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/assets/") || Api.isIn(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        token(request)
                .ifPresent(token -> sessions.find(token)
                        .ifPresentOrElse(session -> admit(request, token, session), () -> explain(request, token)));
        chain.doFilter(request, response);
    }

    /** A post that she holds no more ends the session that acts in it, also when she holds another one. */
    private void admit(HttpServletRequest request, String token, SessionRecord session) {
        if (session.getPasswordFirst()) {
            PasswordFirst.demand(request);
        }
        LocalDate today = clock.today();
        boolean held = transactions.read(() -> {
            List<Actors.Holding> holdings = actors.holdings(new PersonId(session.getPersonId()), today);
            Optional<Actor> actor = actors.find(holdings, session.getAssignmentId(), today);
            actor.ifPresent(who -> CurrentActor.set(request, who, holdings));
            return actor.isPresent();
        });
        if (!held) {
            sessions.endWithPost(token);
            FrontDoor.noteEnded(request, POST_LEFT);
        }
    }

    /** Another window, or a form that was open all the time, is told the same. */
    private void explain(HttpServletRequest request, String token) {
        if (sessions.hasEndedWithPost(token)) {
            FrontDoor.noteEnded(request, POST_LEFT);
        }
    }

    static Optional<String> token(HttpServletRequest request) {
        return Cookies.find(request, COOKIE);
    }

    static void giveToken(HttpServletRequest request, HttpServletResponse response, String token) {
        response.addHeader("Set-Cookie", cookie(request, token).build().toString());
    }

    static void takeToken(HttpServletRequest request, HttpServletResponse response) {
        response.addHeader(
                "Set-Cookie", cookie(request, "").maxAge(Duration.ZERO).build().toString());
    }

    private static ResponseCookie.ResponseCookieBuilder cookie(HttpServletRequest request, String token) {
        return ResponseCookie.from(COOKIE, token)
                .path("/")
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax");
    }
}
