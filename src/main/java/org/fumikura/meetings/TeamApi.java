package org.fumikura.meetings;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.UUID;
import org.fumikura.frame.Api;
import org.fumikura.frame.Idempotency;
import org.fumikura.frame.RouteRule;
import org.fumikura.frame.RouteRule.Audience;
import org.fumikura.frame.Slice;
import org.fumikura.frame.Submissions;
import org.fumikura.frame.Submissions.Sending;
import org.fumikura.organization.AccessLog;
import org.fumikura.organization.Actor;
import org.fumikura.organization.PostId;
import org.fumikura.tenancy.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Project teams and working groups for programs, with their themes. */
@RestController
@RequestMapping(TeamApi.PATH)
@Tag(name = "teams", description = "Project teams and working groups, and what they work on")
class TeamApi {

    static final String PATH = Api.V1 + "/teams";

    private final Teams teams;
    private final Themes themes;
    private final Submissions submissions;
    private final AccessLog accessLog;
    private final Transactions transactions;

    TeamApi(Teams teams, Themes themes, Submissions submissions, AccessLog accessLog, Transactions transactions) {
        this.teams = teams;
        this.themes = themes;
        this.submissions = submissions;
        this.accessLog = accessLog;
        this.transactions = transactions;
    }

    @GetMapping
    @RouteRule(Audience.STAFF)
    @Operation(
            operationId = "listTeams",
            summary = "Project teams and working groups",
            description = "At most 200; those that are not over first.")
    Slice<TeamView> list(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = Slice.USUAL) int limit) {
        Slice.From from = Slice.From.of(cursor, limit);
        return Slice.ofWhole(
                transactions.read(teams::list).stream().map(TeamView::of).toList(), from, TeamView::id);
    }

    @GetMapping("/{id}")
    @RouteRule(Audience.STAFF)
    @Operation(operationId = "getTeam", summary = "A team")
    TeamView get(@PathVariable UUID id, HttpServletRequest request) {
        TeamView view = transactions.read(() -> TeamView.of(teams.get(new TeamId(id))));
        accessLog.note(request, AccessLog.Kind.VIEW, "team", id);
        return view;
    }

    @GetMapping("/{id}/members")
    @RouteRule(Audience.STAFF)
    @Operation(
            operationId = "listTeamMembers",
            summary = "The posts that sit, or sat, on a team",
            description = "In the order of their roles.")
    Slice<TeamView.MemberView> members(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = Slice.USUAL) int limit) {
        Slice.From from = Slice.From.of(cursor, limit);
        return Slice.ofWhole(
                transactions.read(() -> teams.members(teams.get(new TeamId(id)).id())).stream()
                        .map(TeamView.MemberView::of)
                        .toList(),
                from,
                TeamView.MemberView::id);
    }

    @GetMapping("/{id}/themes")
    @RouteRule(Audience.STAFF)
    @Operation(operationId = "listThemes", summary = "The themes of a team, in the order of their numbers")
    Slice<TeamView.ThemeView> themes(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = Slice.USUAL) int limit) {
        Slice.From from = Slice.From.of(cursor, limit);
        return Slice.ofWhole(
                transactions.read(() -> themes.list(new TeamId(id))).stream()
                        .map(TeamView.ThemeView::of)
                        .toList(),
                from,
                TeamView.ThemeView::id);
    }

    @PostMapping("/{id}/themes")
    @RouteRule(Audience.STAFF)
    @Operation(
            operationId = "charterTheme",
            summary = "Charters a theme",
            description = "By the secretariat or a member of the team.")
    @ApiResponse(responseCode = "201", description = "The theme")
    ResponseEntity<TeamView.ThemeView> charter(
            @PathVariable UUID id,
            @RequestHeader(Idempotency.KEY) UUID key,
            @Valid @RequestBody NewTheme body,
            Actor actor,
            HttpServletRequest request) {
        String theme = submissions.once(
                Sending.of(key, actor.person().value(), request, body),
                () -> themes.charter(new TeamId(id), body.title(), body.goal(), new PostId(body.owner()), actor)
                        .value()
                        .toString());
        return ResponseEntity.created(URI.create(ThemeApi.PATH + "/" + theme))
                .body(transactions.read(() -> TeamView.ThemeView.of(themes.get(new ThemeId(UUID.fromString(theme))))));
    }

    /**
     * A theme to be.
     *
     * @param owner the post that answers for it
     */
    @Schema(name = "NewTheme")
    record NewTheme(
            @NotBlank @Size(max = 200) String title,
            @NotBlank @Size(max = 2000) String goal,
            @NotNull UUID owner) {}
}
