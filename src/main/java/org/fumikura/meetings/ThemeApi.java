package org.fumikura.meetings;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.fumikura.frame.Api;
import org.fumikura.frame.Idempotency;
import org.fumikura.frame.RouteRule;
import org.fumikura.frame.RouteRule.Audience;
import org.fumikura.frame.Submissions;
import org.fumikura.frame.Submissions.Sending;
import org.fumikura.organization.AccessLog;
import org.fumikura.organization.Actor;
import org.fumikura.organization.PostId;
import org.fumikura.tenancy.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A theme of a team for programs: how far it is, and what is to be done. */
@RestController
@RequestMapping(ThemeApi.PATH)
@Tag(name = "teams", description = "Project teams and working groups, and what they work on")
class ThemeApi {

    static final String PATH = Api.V1 + "/themes";

    private final Themes themes;
    private final ThemeRows rows;
    private final Submissions submissions;
    private final AccessLog accessLog;
    private final Transactions transactions;

    ThemeApi(Themes themes, ThemeRows rows, Submissions submissions, AccessLog accessLog, Transactions transactions) {
        this.themes = themes;
        this.rows = rows;
        this.submissions = submissions;
        this.accessLog = accessLog;
        this.transactions = transactions;
    }

    @GetMapping("/{id}")
    @RouteRule(Audience.STAFF)
    @Operation(operationId = "getTheme", summary = "A theme with its course and its tasks")
    TeamView.ThemeInFull get(@PathVariable UUID id, HttpServletRequest request) {
        TeamView.ThemeInFull view = view(id);
        accessLog.note(request, AccessLog.Kind.VIEW, "theme", id);
        return view;
    }

    private TeamView.ThemeInFull view(UUID id) {
        return transactions.read(() -> new TeamView.ThemeInFull(
                TeamView.ThemeView.of(themes.get(new ThemeId(id))),
                rows.steps(List.of(id)).getOrDefault(id, List.of()).stream()
                        .map(TeamView.StepView::of)
                        .toList(),
                rows.tasks(List.of(id)).stream().map(TeamView.TaskView::of).toList()));
    }

    @PostMapping("/{id}/events")
    @RouteRule(Audience.STAFF)
    @Operation(
            operationId = "moveTheme",
            summary = "Lets something happen to a theme",
            description =
                    "409 and `meetings.theme-not-in-this-state` when it can not happen now. CONTINUE and DROP need a reason, ADOPT a linked document that was decided.")
    TeamView.ThemeInFull move(
            @PathVariable UUID id,
            @RequestHeader(Idempotency.KEY) UUID key,
            @Valid @RequestBody NewEvent body,
            Actor actor,
            HttpServletRequest request) {
        OptionalInt into = body.continuedInto() == null ? OptionalInt.empty() : OptionalInt.of(body.continuedInto());
        String reason = body.reason() == null ? "" : body.reason();
        submissions.once(Sending.of(key, actor.person().value(), request, body), () -> {
            themes.happen(new ThemeId(id), body.event(), reason, into, actor);
            return id.toString();
        });
        return view(id);
    }

    @PostMapping("/{id}/tasks")
    @RouteRule(Audience.STAFF)
    @Operation(operationId = "addThemeTask", summary = "Adds a task, with the post that does it")
    TeamView.ThemeInFull task(
            @PathVariable UUID id,
            @RequestHeader(Idempotency.KEY) UUID key,
            @Valid @RequestBody NewTask body,
            Actor actor,
            HttpServletRequest request) {
        submissions.once(
                Sending.of(key, actor.person().value(), request, body),
                () -> themes.task(
                                new ThemeId(id),
                                body.wording(),
                                Optional.of(new PostId(body.owner())),
                                Optional.of(body.due()),
                                Optional.ofNullable(body.instruction()).map(InstructionId::new),
                                actor)
                        .toString());
        return view(id);
    }

    @PostMapping("/{id}/tasks/{task}/done")
    @RouteRule(Audience.STAFF)
    @Operation(operationId = "finishThemeTask", summary = "Says on which day a task was done")
    TeamView.ThemeInFull finish(
            @PathVariable UUID id,
            @PathVariable UUID task,
            @RequestHeader(Idempotency.KEY) UUID key,
            @Valid @RequestBody Done body,
            Actor actor,
            HttpServletRequest request) {
        submissions.once(Sending.of(key, actor.person().value(), request, body), () -> {
            themes.finish(new ThemeId(id), task, body.on(), actor);
            return id.toString();
        });
        return view(id);
    }

    /**
     * What is to happen to a theme.
     *
     * @param continuedInto the fiscal year, of CONTINUE
     */
    @Schema(name = "NewThemeEvent")
    record NewEvent(
            @NotNull ThemeEvent event,
            @Size(max = 1000) @Nullable String reason,
            @Nullable Integer continuedInto) {}

    /**
     * A task to be.
     *
     * @param instruction the instruction of the body that it comes from
     */
    @Schema(name = "NewThemeTask")
    record NewTask(
            @NotBlank @Size(max = 500) String wording,
            @NotNull UUID owner,
            @NotNull LocalDate due,
            @Nullable UUID instruction) {}

    @Schema(name = "ThemeTaskDone")
    record Done(@NotNull LocalDate on) {}
}
