package org.fumikura.records;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.fumikura.frame.RouteRule;
import org.fumikura.frame.RouteRule.Audience;
import org.fumikura.organization.AccessLog;
import org.fumikura.organization.Actor;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** The page of what is like a document. */
@Controller
class SimilarController {

    private final SimilarDocuments similar;
    private final AccessLog accessLog;

    SimilarController(SimilarDocuments similar, AccessLog accessLog) {
        this.similar = similar;
        this.accessLog = accessLog;
    }

    @GetMapping("/documents/{id}/similar")
    @RouteRule(Audience.STAFF)
    ModelAndView show(@PathVariable UUID id, Actor actor, HttpServletRequest request) {
        SimilarPage page = similar.of(new DocumentId(id), actor);
        accessLog.note(request, AccessLog.Kind.SEARCH, "document", id);
        return new ModelAndView("records/similar", "model", page);
    }
}
