package org.fumikura;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.RemoteIpValve;
import org.apache.catalina.valves.ValveBase;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Where proxies end TLS, they alone are answered, and they alone are believed when they say who asks and that the way to them
 * was encrypted. The host name is never taken from such a header: proxies hand it on unchanged.
 */
@Component
@Profile("serve")
class TrustedProxies implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private final WebSettings web;

    TrustedProxies(WebSettings web) {
        this.web = web;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        if (web.proxies().isEmpty()) {
            return;
        }
        Set<String> addresses =
                web.proxies().stream().map(TrustedProxies::literal).collect(Collectors.toSet());
        factory.addEngineValves(new OnlyThese(addresses), believing(addresses));
    }

    private static RemoteIpValve believing(Set<String> addresses) {
        var valve = new RemoteIpValve();
        valve.setInternalProxies(addresses.stream().map(Pattern::quote).collect(Collectors.joining("|")));
        valve.setRemoteIpHeader("X-Forwarded-For");
        valve.setProtocolHeader("X-Forwarded-Proto");
        return valve;
    }

    private static String literal(String address) {
        try {
            return InetAddress.getByName(address).getHostAddress();
        } catch (UnknownHostException unknown) {
            throw new IllegalStateException("the settings have been checked", unknown);
        }
    }

    private static final class OnlyThese extends ValveBase {

        private final Set<String> addresses;

        OnlyThese(Set<String> addresses) {
            super(true);
            this.addresses = addresses;
        }

        @Override
        public void invoke(Request request, Response response) throws IOException, ServletException {
            if (addresses.contains(request.getRemoteAddr())) {
                getNext().invoke(request, response);
                return;
            }
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
            response.setContentType("text/plain;charset=UTF-8");
            response.getWriter().print("Please use the address that your administrator gave you.\n");
        }
    }
}
