package org.fumikura.organization;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import org.fumikura.frame.Api;
import org.fumikura.frame.RouteRule;
import org.fumikura.frame.RouteRule.Audience;
import org.fumikura.shared.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What personnel prepared for a day to come, for programs. */
@RestController
@RequestMapping(Api.V1)
@Tag(name = "organization", description = "The caller, units and posts as of a day")
class PreparationApi {

    private final Preparation preparation;
    private final DaysToCome days;

    PreparationApi(Preparation preparation, DaysToCome days) {
        this.preparation = preparation;
        this.days = days;
    }

    @GetMapping("/organization/preparation")
    @RouteRule(value = Audience.STAFF, needs = OrganizationPermissions.FORESEE)
    @Operation(
            operationId = "getPreparation",
            summary = "What changes in the organisation until a day to come, and what would hang in the air",
            description =
                    "In one snapshot, for those who may foresee it. The number of orphans must be 0 when the day comes.")
    Report prepare(@RequestParam LocalDate on) {
        Preparation.Report report = preparation.report(days.require(on));
        return new Report(
                report.on(),
                report.orphans(),
                report.lines().stream().map(Line::of).toList());
    }

    /** @param orphans how many of the lines, which come first, tell of what would hang in the air */
    @Schema(name = "Preparation")
    record Report(LocalDate on, long orphans, List<Line> lines) {}

    /**
     * One change or orphan.
     *
     * @param from the first day on which it is so; left out for an orphan
     * @param detail of an orphan what to do about it, else what belongs to it
     */
    @Schema(name = "PreparationLine")
    record Line(
            Preparation.Kind kind,
            boolean orphan,
            Text what,
            @Nullable LocalDate from,
            Text detail) {

        static Line of(Preparation.Line line) {
            return new Line(
                    line.kind(), line.kind().isOrphan(), line.what(), line.day().orElse(null), line.detail());
        }
    }
}
