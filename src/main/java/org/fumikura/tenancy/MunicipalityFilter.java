package org.fumikura.tenancy;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Finds the municipality by the host name, before anything else looks at the request. An unknown host is refused. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class MunicipalityFilter extends OncePerRequestFilter {

    static final String ATTRIBUTE = "org.fumikura.municipality";

    private static final String UNKNOWN = "このホスト名は登録されていません。管理者が知らせたアドレスで開いてください。\n"
            + "This host name is not registered. Please use the address that your administrator gave you.\n";

    private static final String AWAY = "いまデータベースに接続できません。しばらくしてから開き直してください。\n"
            + "The database can not be reached now. Please open this again in a moment.\n";

    private final Municipalities municipalities;

    MunicipalityFilter(Municipalities municipalities) {
        this.municipalities = municipalities;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Municipality> municipality;
        try {
            municipality = municipalities.findByHost(request.getServerName());
        } catch (RuntimeException problem) {
            if (DatabaseTrouble.behind(problem).isEmpty()) {
                throw problem;
            }
            answer(response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, AWAY);
            return;
        }
        if (municipality.isEmpty()) {
            answer(response, HttpServletResponse.SC_MISDIRECTED_REQUEST, UNKNOWN);
            return;
        }
        request.setAttribute(ATTRIBUTE, municipality.get());
        try {
            Tenancy.<Exception>run(municipality.get().id(), () -> chain.doFilter(request, response));
        } catch (IOException | ServletException | RuntimeException problem) {
            if (!isTold(problem, request, response)) {
                throw problem;
            }
        } catch (Exception problem) {
            throw new ServletException(problem);
        }
    }

    /** A database in trouble is no fault whose stack belongs into the log. */
    private static boolean isTold(Exception problem, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Optional<DatabaseTrouble> trouble = DatabaseTrouble.behind(problem);
        if (trouble.isEmpty() || response.isCommitted() || request.getDispatcherType() == DispatcherType.ERROR) {
            return false;
        }
        request.setAttribute(DatabaseTrouble.ATTRIBUTE, trouble.get());
        response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        return true;
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    private static void answer(HttpServletResponse response, int status, String words) throws IOException {
        response.setStatus(status);
        response.setContentType("text/plain;charset=UTF-8");
        response.getWriter().print(words);
    }
}
