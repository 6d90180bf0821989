package org.fumikura.approval;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import org.fumikura.frame.Api;
import org.fumikura.frame.RouteRule;
import org.fumikura.frame.RouteRule.Audience;
import org.fumikura.organization.Actor;
import org.fumikura.organization.DaysToCome;
import org.fumikura.shared.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a day to come will change, for programs (A.17). */
@RestController
@RequestMapping(Api.V1)
@Tag(name = "rehearsal", description = "What a day to come will change")
class RehearsalApi {

    private final Rehearsal rehearsal;
    private final DaysToCome days;

    RehearsalApi(Rehearsal rehearsal, DaysToCome days) {
        this.rehearsal = rehearsal;
        this.days = days;
    }

    @GetMapping("/rehearsal")
    @RouteRule(value = Audience.STAFF, needs = ApprovalPermissions.REHEARSE)
    @Operation(
            operationId = "rehearse",
            summary = "What would change if a day to come had come",
            description =
                    "With what is entered now; nothing is changed by looking. Titles of matters that the caller may"
                            + " not read are left out, and so is who will hold which post unless she may foresee it.")
    Report rehearse(@RequestParam LocalDate on, Actor actor) {
        Rehearsal.Report report = rehearsal.report(days.require(on), actor);
        return new Report(
                report.on(), report.lines().stream().map(Line::of).toList(), report.leftOut(), report.whole());
    }

    /**
     * All that the caller may know of.
     *
     * @param leftOut what she may not know before its day, whether there is any or not
     * @param whole false when there were more open matters than are looked at one by one
     */
    @Schema(name = "Rehearsal")
    record Report(LocalDate on, List<Line> lines, List<Rehearsal.Kind> leftOut, boolean whole) {}

    /**
     * One thing that changes.
     *
     * @param pressing whether something has to be done before the day comes
     * @param what the post, section, row or matter
     * @param now how it is today
     * @param then how it will be
     * @param matters how many open matters it touches; left out where it is about none
     */
    @Schema(name = "RehearsalLine")
    record Line(
            Rehearsal.Kind kind,
            boolean pressing,
            Text what,
            Text now,
            Text then,
            @Nullable Integer matters) {

        static Line of(Rehearsal.Line line) {
            return new Line(
                    line.kind(),
                    line.kind().isPressing(),
                    line.what(),
                    line.now(),
                    line.then(),
                    line.matters() == 0 ? null : line.matters());
        }
    }
}
