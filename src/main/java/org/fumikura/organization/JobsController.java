package org.fumikura.organization;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.fumikura.frame.Cell;
import org.fumikura.frame.RouteRule;
import org.fumikura.frame.RouteRule.Audience;
import org.fumikura.frame.Table;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.Job;
import org.fumikura.tenancy.JobState;
import org.fumikura.tenancy.Jobs;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What the program does by itself: each job with its state, progress and result, those of the installation among them. */
@Controller
class JobsController {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private static final Text SCHEDULED = new Text("予定", "Schedule");

    private static final List<Text> COLUMNS = List.of(
            new Text("処理", "Job"),
            new Text("状態", "State"),
            new Text("進み具合", "Progress"),
            new Text("結果", "Result"),
            new Text("実行者・予定", "Ordered by"),
            new Text("受付時刻", "Ordered"),
            new Text("終わった時刻", "Ended"));

    private final OrderedJobs jobs;
    private final Exports exports;

    JobsController(OrderedJobs jobs, Exports exports) {
        this.jobs = jobs;
        this.exports = exports;
    }

    @GetMapping(SystemMenu.JOBS)
    @RouteRule(value = Audience.STAFF, needs = OrganizationPermissions.READ_SYSTEM)
    ModelAndView show(@RequestParam Optional<String> done, Actor actor) {
        List<List<Cell>> rows = all().map(JobsController::row).toList();
        var table = new Table(COLUMNS, rows, new Text("自動処理はまだ行われていません。", "No job has been done yet."));
        List<JobsPage.Kind> orderable = actor.may(OrganizationPermissions.ADMINISTER)
                ? jobs.kinds().entrySet().stream()
                        .map(kind -> new JobsPage.Kind(kind.getKey(), kind.getValue()))
                        .toList()
                : List.of();
        Optional<Text> ordered =
                done.map(unused -> new Text("実行を受け付けました。数秒で始まります。", "It is ordered and begins within seconds."));
        return new ModelAndView("organization/jobs", "model", new JobsPage(ordered, table, orderable));
    }

    private Stream<Job> all() {
        return Stream.concat(jobs.own().stream(), jobs.ofInstallation().stream());
    }

    @GetMapping(SystemMenu.JOBS + "/export")
    @RouteRule(value = Audience.STAFF, needs = OrganizationPermissions.READ_SYSTEM)
    @Nullable
    ModelAndView export(HttpServletRequest request, HttpServletResponse response) throws IOException {
        exports.requirePurpose(request);
        List<List<String>> rows = all().map(JobsController::cells).toList();
        return exports.send(new Exports.Export(new Text("自動処理", "Jobs"), "jobs", COLUMNS, rows), request, response);
    }

    private static List<String> cells(Job job) {
        return List.of(
                job.label().ja(),
                job.state().label().ja(),
                done(job),
                job.result().map(Text::ja).orElse(""),
                job.orderedBy().equals(Jobs.SCHEDULE) ? SCHEDULED.ja() : job.orderedBy(),
                written(job.orderedAt()),
                job.endedAt().map(JobsController::written).orElse(""));
    }

    private static String written(Instant at) {
        return MOMENT.format(at.atZone(OfficialClock.ZONE));
    }

    /** Orders a job of the municipality. */
    @PostMapping(SystemMenu.JOBS)
    @RouteRule(value = Audience.STAFF, needs = OrganizationPermissions.ADMINISTER)
    String order(@RequestParam String kind, Actor actor) {
        jobs.order(kind, actor);
        return "redirect:" + SystemMenu.JOBS + "?done";
    }

    private static List<Cell> row(Job job) {
        return List.of(
                Cell.of(job.label()),
                new Cell.Tag(job.state().label(), tone(job.state())),
                Cell.of(done(job)),
                job.result().map(Cell::of).orElse(new Cell.Empty()),
                job.orderedBy().equals(Jobs.SCHEDULE) ? Cell.of(SCHEDULED) : Cell.of(job.orderedBy()),
                new Cell.Moment(job.orderedAt()),
                job.endedAt().<Cell>map(Cell.Moment::new).orElse(new Cell.Empty()));
    }

    private static String done(Job job) {
        return job.done() + (job.total().isPresent() ? " / " + job.total().getAsLong() : "");
    }

    private static String tone(JobState state) {
        return switch (state) {
            case DONE -> "good";
            case FOUND -> "warn";
            case FAILED -> "bad";
            case WAITING, RUNNING, NOTHING -> "quiet";
        };
    }
}
