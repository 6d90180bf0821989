package org.fumikura.portal;

import com.sun.net.httpserver.HttpServer;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.fumikura.shared.MachineClock;
import org.fumikura.shared.OfficialClock;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;

/**
 * The public site as a program of its own: a web server and a folder. Nothing else of the product is started, so that nothing else
 * can be reached from outside. It needs a {@link PortalSettings} and a {@link Watch}.
 */
@ImportAutoConfiguration({TomcatServletWebServerAutoConfiguration.class, SslAutoConfiguration.class})
public class PublicSite {

    /** Where its health is told. */
    public record Watch(String address, int port) {}

    @Bean
    Site publishedSite(PortalSettings settings) {
        var templates = TemplateEngine.createPrecompiled(null, ContentType.Html, null, "org.fumikurapages");
        var site = new Site(settings.packages(), templates, new OfficialClock(MachineClock.system())::today);
        // whoever asks first would wait for it
        site.trouble(settings.codesByHost().values());
        return site;
    }

    @Bean
    ServletRegistrationBean<HttpServlet> everything(Site site, PortalSettings settings) {
        return new ServletRegistrationBean<>(
                new Hosts(new SiteDoor(site), settings.codesByHost(), Optional.ofNullable(settings.link())), "/");
    }

    /** Answers 200 while all packages can be shown, 503 when one can not; to whoever watches, on an address of their own. */
    @Bean(destroyMethod = "close")
    AutoCloseable health(Site site, PortalSettings settings, Watch watch) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(watch.address(), watch.port()), 0);
        server.createContext("/actuator/health", exchange -> {
            try (exchange) {
                Optional<String> trouble = site.trouble(settings.codesByHost().values());
                byte[] body = (trouble.isEmpty() ? "{\"status\":\"UP\"}" : "{\"status\":\"DOWN\"}")
                        .getBytes(StandardCharsets.US_ASCII);
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(trouble.isEmpty() ? 200 : 503, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
        return () -> server.stop(0);
    }

    /** Finds the municipality by the host name; an unknown one is refused. */
    private static final class Hosts extends HttpServlet {

        private static final long serialVersionUID = 1L;

        private final transient SiteDoor door;
        private final transient Map<String, String> codes;
        private final transient Optional<String> link;

        Hosts(SiteDoor door, Map<String, String> codes, Optional<String> link) {
            this.door = door;
            this.codes = codes;
            this.link = link;
        }

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            String host = request.getServerName().toLowerCase(Locale.ROOT);
            String code = codes.get(host);
            if (code == null) {
                response.setStatus(HttpServletResponse.SC_MISDIRECTED_REQUEST);
                response.setContentType("text/plain;charset=UTF-8");
                response.getWriter().print("このホスト名は登録されていません。\nThis host name is not registered.\n");
                return;
            }
            door.answer(
                    code,
                    "",
                    link.orElse("https://{host}").replace("{host}", host),
                    request.getServletPath(),
                    request,
                    response);
        }
    }
}
