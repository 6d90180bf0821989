package org.fumikura.frame;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the server itself refuses, such as an address that is none, never reaches a controller or {@link ErrorPages}. It is
 * answered as everything else: a problem for programs, plain words for people.
 */
@Component
class RefusedUnheard implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private final Languages languages;
    private final JsonMapper json;

    RefusedUnheard(Languages languages, JsonMapper json) {
        this.languages = languages;
        this.json = json;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new Answer()));
    }

    private final class Answer extends ErrorReportValve {

        @Override
        protected void report(Request request, Response response, Throwable cause) {
            if (response.getStatus() < HttpStatus.BAD_REQUEST.value()
                    || response.getContentWritten() > 0
                    || !response.setErrorReported()) {
                return;
            }
            try {
                write(request, response);
            } catch (IOException | IllegalStateException gone) {
                // nobody listens any more
            }
        }

        private void write(Request request, Response response) throws IOException {
            HttpStatus status = HttpStatus.resolve(response.getStatus());
            Problem problem = Problem.unreadable(status == null ? HttpStatus.BAD_REQUEST : status);
            boolean program = Api.isIn(request.getRequestURI());
            byte[] body = program
                    ? json.writeValueAsBytes(ApiProblem.of(problem, RequestNumber.of(request), languages.of(request)))
                    : "%s %s\n%s %s\n"
                            .formatted(
                                    problem.message().ja(),
                                    problem.advice().ja(),
                                    problem.message().en(),
                                    problem.advice().en())
                            .getBytes(StandardCharsets.UTF_8);
            response.setContentType(
                    program ? MediaType.APPLICATION_PROBLEM_JSON_VALUE : MediaType.TEXT_PLAIN_VALUE + ";charset=utf-8");
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
            response.finishResponse();
        }
    }
}
