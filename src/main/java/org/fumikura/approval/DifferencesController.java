package org.fumikura.approval;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.frame.RouteRule;
import org.fumikura.frame.RouteRule.Audience;
import org.fumikura.organization.AccessLog;
import org.fumikura.organization.Actor;
import org.fumikura.records.DocumentId;
import org.fumikura.records.Typed;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** A matter beside its version before or an earlier case. */
@Controller
class DifferencesController {

    private final MatterDifferences differences;
    private final AccessLog accessLog;

    DifferencesController(MatterDifferences differences, AccessLog accessLog) {
        this.differences = differences;
        this.accessLog = accessLog;
    }

    @GetMapping("/matters/{id}/compare")
    @RouteRule(Audience.STAFF)
    ModelAndView show(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(required = false) @Nullable UUID other,
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "0") int from,
            Actor actor,
            HttpServletRequest request) {
        var wanted = new MatterDifferences.Wanted(to(to), Optional.ofNullable(other), Typed.line(number), from);
        DifferencesPage page = differences.page(new DocumentId(id), actor, wanted);
        note(page, accessLog, request);
        var view = new ModelAndView("approval/compare", "model", page);
        if (page.problem().isPresent()) {
            view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return view;
    }

    /** Who reads one beside the other has read both. */
    static void note(DifferencesPage page, AccessLog accessLog, HttpServletRequest request) {
        accessLog.note(
                request, AccessLog.Kind.VIEW, "document", page.document().id().value());
        page.compared()
                .flatMap(DifferencesPage.Compared::other)
                .ifPresent(beside -> accessLog.note(
                        request, AccessLog.Kind.VIEW, "document", beside.id().value()));
    }

    private static MatterDifferences.To to(String typed) {
        return switch (typed.toLowerCase(Locale.ROOT)) {
            case "version" -> MatterDifferences.To.VERSION;
            case "case" -> MatterDifferences.To.CASE;
            default -> MatterDifferences.To.ANY;
        };
    }
}
