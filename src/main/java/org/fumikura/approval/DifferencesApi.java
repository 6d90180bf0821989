package org.fumikura.approval;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.frame.Api;
import org.fumikura.frame.RouteRule;
import org.fumikura.frame.RouteRule.Audience;
import org.fumikura.organization.AccessLog;
import org.fumikura.organization.Actor;
import org.fumikura.records.DocumentId;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A matter beside its version before or an earlier case, for programs. Reading is noted as on the page. */
@RestController
@RequestMapping(Api.V1)
@Tag(name = "matters", description = "Matters (起案文書) from submission to completion")
class DifferencesApi {

    private final MatterDifferences differences;
    private final AccessLog accessLog;

    DifferencesApi(MatterDifferences differences, AccessLog accessLog) {
        this.differences = differences;
        this.accessLog = accessLog;
    }

    @GetMapping("/matters/{id}/differences")
    @RouteRule(Audience.STAFF)
    @Operation(
            operationId = "compareMatter",
            summary = "Where a matter differs from its version before or from an earlier case",
            description = "Of the same kind and unit the last decided case is taken unless another one is named. Pages"
                    + " that differ come some at a time.")
    DifferencesViews.View compare(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "ANY") MatterDifferences.To to,
            @RequestParam(required = false) @Nullable UUID other,
            @RequestParam(defaultValue = "0") int from,
            Actor actor,
            HttpServletRequest request) {
        var wanted = new MatterDifferences.Wanted(to, Optional.ofNullable(other), "", from);
        DifferencesPage page = differences.page(new DocumentId(id), actor, wanted);
        DifferencesController.note(page, accessLog, request);
        return DifferencesViews.View.of(page);
    }
}
