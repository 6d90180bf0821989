package org.fumikura.organization;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.fumikura.frame.Api;
import org.fumikura.frame.Idempotency;
import org.fumikura.frame.Invalid;
import org.fumikura.frame.RouteRule;
import org.fumikura.frame.RouteRule.Audience;
import org.fumikura.frame.Submissions;
import org.fumikura.frame.Submissions.Sending;
import org.fumikura.ledger.FollowerPosition;
import org.fumikura.ledger.FollowerPositions;
import org.fumikura.settings.Part;
import org.fumikura.settings.Said;
import org.fumikura.settings.Settings;
import org.fumikura.settings.Surroundings;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.Job;
import org.fumikura.tenancy.JobState;
import org.fumikura.tenancy.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** How the program is and what it does by itself, for programs that watch it. */
@RestController
@RequestMapping(Api.V1)
@Tag(name = "system", description = "What the program works with, its settings, followers and jobs")
class SystemApi {

    private final ObjectProvider<Surroundings> surroundings;
    private final FollowerPositions followers;
    private final Settings settings;
    private final OrderedJobs jobs;
    private final Submissions submissions;
    private final Transactions transactions;

    SystemApi(
            ObjectProvider<Surroundings> surroundings,
            FollowerPositions followers,
            Settings settings,
            OrderedJobs jobs,
            Submissions submissions,
            Transactions transactions) {
        this.surroundings = surroundings;
        this.followers = followers;
        this.settings = settings;
        this.jobs = jobs;
        this.submissions = submissions;
        this.transactions = transactions;
    }

    @GetMapping("/system")
    @RouteRule(value = Audience.STAFF, needs = OrganizationPermissions.READ_SYSTEM)
    @Operation(
            operationId = "getSystem",
            summary = "What the program works with, how far its followers are, and what it was told",
            description = "Secrets are never shown, only whether they are set.")
    SystemView system() {
        List<PartView> parts = surroundings
                .orderedStream()
                .flatMap(module -> module.parts().stream())
                .map(PartView::of)
                .toList();
        List<FollowerView> positions = transactions.read(followers::list).stream()
                .map(FollowerView::of)
                .toList();
        return new SystemView(
                parts, positions, settings.list().stream().map(SettingView::of).toList());
    }

    @GetMapping("/jobs")
    @RouteRule(value = Audience.STAFF, needs = OrganizationPermissions.READ_SYSTEM)
    @Operation(
            operationId = "listJobs",
            summary = "The last jobs of the municipality and of the installation",
            description = "Those that have not ended first, then the newest; at most 50 of each.")
    List<JobView> jobs() {
        return Stream.concat(jobs.own().stream(), jobs.ofInstallation().stream())
                .map(JobView::of)
                .toList();
    }

    @GetMapping("/job-kinds")
    @RouteRule(value = Audience.STAFF, needs = OrganizationPermissions.READ_SYSTEM)
    @Operation(operationId = "listJobKinds", summary = "The jobs that can be ordered")
    List<KindView> kinds() {
        return jobs.kinds().entrySet().stream()
                .map(kind -> new KindView(kind.getKey(), kind.getValue()))
                .toList();
    }

    @PostMapping("/jobs")
    @RouteRule(value = Audience.STAFF, needs = OrganizationPermissions.ADMINISTER)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            operationId = "orderJob",
            summary = "Orders a job",
            description = "It begins within seconds. One that waits or runs already is not ordered twice (409).")
    @ApiResponse(responseCode = "202", description = "It is ordered")
    OrderedJob order(
            @RequestHeader(Idempotency.KEY) UUID key,
            @Valid @RequestBody NewJob body,
            Actor actor,
            HttpServletRequest request) {
        if (!jobs.kinds().containsKey(body.kind())) {
            throw new Invalid("kind", new Text("この種類の自動処理はありません。", "There is no such kind of job."));
        }
        String id = submissions.once(
                Sending.of(key, actor.person().value(), request, body),
                () -> jobs.order(body.kind(), actor).toString());
        return new OrderedJob(UUID.fromString(id));
    }

    @Schema(name = "System")
    record SystemView(List<PartView> parts, List<FollowerView> followers, List<SettingView> settings) {}

    /** @param without what does not work while it is not well */
    @Schema(name = "Part")
    record PartView(Text name, Text state, boolean well, Text without) {

        static PartView of(Part part) {
            return new PartView(part.name(), part.state(), part.good(), part.without());
        }
    }

    /**
     * How far a follower of the ledger has come.
     *
     * @param lag acts that it has not applied
     * @param behindSeconds for how long the oldest of them has waited
     */
    @Schema(name = "Follower")
    record FollowerView(String name, long position, long head, long lag, long behindSeconds) {

        static FollowerView of(FollowerPosition follower) {
            return new FollowerView(
                    follower.name(),
                    follower.position(),
                    follower.head(),
                    follower.lag(),
                    follower.behind().toSeconds());
        }
    }

    /** @param value left out when there is none, and for a secret */
    @Schema(name = "Setting")
    record SettingView(String key, @Nullable String value, boolean secret, boolean set, Text origin, Text meaning) {

        static SettingView of(Said said) {
            boolean set = !said.value().isEmpty();
            boolean secret = said.setting().secret();
            return new SettingView(
                    said.setting().key(),
                    set && !secret ? said.value() : null,
                    secret,
                    set,
                    said.origin().label(),
                    said.setting().meaning());
        }
    }

    @Schema(name = "JobKind")
    record KindView(String kind, Text label) {}

    @Schema(name = "NewJob")
    record NewJob(@NotBlank @Size(max = 100) String kind) {}

    @Schema(name = "OrderedJob")
    record OrderedJob(UUID id) {}

    /**
     * A job as it stands.
     *
     * @param done pieces that are done, of {@code total} when it is known
     */
    @Schema(name = "Job")
    record JobView(
            UUID id,
            String kind,
            Text label,
            JobState state,
            String orderedBy,
            Instant orderedAt,
            @Nullable Instant begunAt,
            @Nullable Instant endedAt,
            long done,
            @Nullable Long total,
            @Nullable Text result) {

        static JobView of(Job job) {
            return new JobView(
                    job.id(),
                    job.kind(),
                    job.label(),
                    job.state(),
                    job.orderedBy(),
                    job.orderedAt(),
                    job.begunAt().orElse(null),
                    job.endedAt().orElse(null),
                    job.done(),
                    job.total().isPresent() ? job.total().getAsLong() : null,
                    job.result().orElse(null));
        }
    }
}
