package org.fumikura.organization;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fumikura.frame.Api;
import org.fumikura.frame.ApiProblem;
import org.fumikura.frame.EntityTags;
import org.fumikura.frame.Forbidden;
import org.fumikura.frame.Idempotency;
import org.fumikura.frame.Invalid;
import org.fumikura.frame.RouteRule;
import org.fumikura.frame.RouteRule.Audience;
import org.fumikura.frame.Slice;
import org.fumikura.frame.Stale;
import org.fumikura.frame.Submissions;
import org.fumikura.frame.Submissions.Sending;
import org.fumikura.shared.Era;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.Text;
import org.fumikura.sheets.Grid;
import org.fumikura.tenancy.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The masters for programs: rows as they stand in files, looked at first and taken in afterwards. What was looked at is named
 * by its entity tag, so nothing else can be taken in.
 */
@RestController
@RequestMapping(Api.V1)
@Tag(
        name = "masters",
        description = "Units, posts, people, assignments, roles, calendars and what else an administrator keeps")
class MasterApi {

    private final Masters masters;
    private final MasterImports imports;
    private final Submissions submissions;
    private final Transactions transactions;
    private final AccessLog accessLog;
    private final OfficialClock clock;

    MasterApi(
            Masters masters,
            MasterImports imports,
            Submissions submissions,
            Transactions transactions,
            AccessLog accessLog,
            OfficialClock clock) {
        this.masters = masters;
        this.imports = imports;
        this.submissions = submissions;
        this.transactions = transactions;
        this.accessLog = accessLog;
        this.clock = clock;
    }

    @GetMapping("/masters")
    @RouteRule(Audience.STAFF)
    @Operation(
            operationId = "listMasters",
            summary = "The masters that the caller may read",
            description = "Each with its columns, in the order in which one builds on the other.")
    List<MasterViews.MasterView> list(Actor actor) {
        return masters.readable(actor).stream()
                .map(master -> MasterViews.MasterView.of(master, actor))
                .toList();
    }

    @GetMapping("/masters/{master}/rows")
    @RouteRule(Audience.STAFF)
    @Operation(
            operationId = "listMasterRows",
            summary = "The rows of a master as of a day",
            description =
                    "Each has a cell for every column, as in a file that was taken out; what has no value is empty."
                            + " Noted as an export, with what it is for.")
    Slice<Map<String, String>> rows(
            @PathVariable String master,
            @RequestParam @Size(min = 1, max = 100) String purpose,
            @RequestParam(required = false) @Nullable LocalDate on,
            @RequestParam(defaultValue = "") @Size(max = 200) String q,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = Slice.USUAL) int limit,
            Actor actor,
            HttpServletRequest request) {
        String why = Exports.purpose(purpose);
        MasterFile file = masters.toRead(master, actor);
        Slice.From from = Slice.From.of(cursor, limit);
        LocalDate day = on == null ? clock.today() : requireOfAnEra("on", on);
        Masters.requireSeen(file, day, actor);
        List<List<String>> rows = transactions.read(() -> file.rows(day, q.strip(), actor.reader()));
        Slice<List<String>> slice = Slice.ofWhole(rows, from, MasterApi::idOf);
        accessLog.note(
                request,
                AccessLog.Kind.EXPORT,
                "%s %d JSON %s".formatted(file.code(), slice.items().size(), why));
        return new Slice<>(slice.items().stream().map(row -> byKey(file, row)).toList(), slice.next());
    }

    @PostMapping("/masters/{master}/rehearsals")
    @RouteRule(Audience.STAFF)
    @Operation(
            operationId = "rehearseTaking",
            summary = "What taking rows into a master would do",
            description =
                    "Each row is carried out by the rules that hold in earnest, and rolled back: nothing changes, and no"
                            + " Idempotency-Key is needed. The tag names what was found, for taking it in.")
    ResponseEntity<MasterViews.Rehearsal> rehearse(
            @PathVariable String master,
            @Valid @RequestBody MasterViews.Rows body,
            Actor actor,
            HttpServletRequest request) {
        MasterFile file = toChange(master, body.from(), actor, request);
        MasterImports.Outcome outcome = imports.rehearse(file, grid(file, body), body.from(), actor);
        return ResponseEntity.ok().eTag(EntityTags.of(outcome.seal())).body(MasterViews.Rehearsal.of(outcome));
    }

    @PostMapping("/masters/{master}/takings")
    @RouteRule(Audience.STAFF)
    @Operation(
            operationId = "takeIn",
            summary = "Takes rows into a master",
            description =
                    "All of them or none. If-Match is the tag of their rehearsal. First passwords of new people are in"
                            + " this answer and nowhere else; the same request again answers without them.")
    MasterViews.TakingView takeIn(
            @PathVariable String master,
            @RequestHeader(Idempotency.KEY) UUID key,
            @RequestHeader(EntityTags.SEEN) String seen,
            @Valid @RequestBody MasterViews.Rows body,
            Actor actor,
            HttpServletRequest request) {
        MasterFile file = toChange(master, body.from(), actor, request);
        Grid grid = grid(file, body);
        var handed = new ArrayList<Taking.FirstPassword>();
        String counts = submissions.onceOutside(Sending.of(key, actor.person().value(), request, body), () -> {
            MasterImports.Outcome done = take(file, grid, body, seen, actor);
            handed.addAll(done.handed());
            return MasterViews.Counts.of(done).written();
        });
        return new MasterViews.TakingView(
                MasterViews.Counts.read(counts),
                handed.stream().map(MasterViews.FirstPassword::of).toList());
    }

    /** Each master is changed by those who keep it, and with a token for that. */
    private MasterFile toChange(String master, LocalDate from, Actor actor, HttpServletRequest request) {
        if (!FrontDoor.scopes(request).contains(TokenScope.ADMINISTER)) {
            throw new Forbidden(
                    new Text("このアクセストークンの範囲では行えません。", "The scope of this access token does not allow it."),
                    new Text("何も変更していません。範囲の広いトークンを発行してください。", "Nothing was changed. Issue a token of a wider scope."));
        }
        MasterFile file = masters.toChange(master, actor);
        Masters.requireSeen(file, from, actor);
        return file;
    }

    private MasterImports.Outcome take(MasterFile file, Grid grid, MasterViews.Rows body, String seen, Actor actor) {
        MasterImports.Outcome before = imports.rehearse(file, grid, body.from(), actor);
        EntityTags.require(seen, EntityTags.of(before.seal()));
        if (before.isRefused()) {
            throw refused(before);
        }
        if (!before.changesSomething()) {
            return before;
        }
        try {
            return imports.apply(file, grid, body.from(), actor, before);
        } catch (ChangedMeanwhile | RowRefused | DataIntegrityViolationException race) {
            throw new Stale();
        }
    }

    private static Invalid refused(MasterImports.Outcome outcome) {
        List<ApiProblem.FieldError> errors = outcome.lines().stream()
                .filter(line -> line.why().isPresent())
                .limit(Slice.LARGEST)
                .map(line -> new ApiProblem.FieldError(
                        "rows[" + (line.number() - Grid.FIRST_LINE) + "]",
                        line.why().orElseThrow()))
                .toList();
        return new Invalid(
                "organization.rows-refused",
                outcome.whole().orElse(new Text("取り込めない行があります。", "Some rows can not be taken in.")),
                new Text(
                        "何も取り込んでいません。直してから、もう一度試してください。",
                        "Nothing was taken in. Mend the rows and rehearse them again."),
                errors);
    }

    /** Every column is there, and nothing else is. */
    private static Grid grid(MasterFile file, MasterViews.Rows body) {
        requireOfAnEra("from", body.from());
        List<String> keys = file.columns().stream().map(MasterFile.Column::key).toList();
        var rows = new ArrayList<List<String>>();
        for (int i = 0; i < body.rows().size(); i++) {
            Map<String, String> row = body.rows().get(i);
            for (String key : row.keySet()) {
                if (!keys.contains(key)) {
                    throw new Invalid(
                            "rows[" + i + "]",
                            new Text(
                                    "この台帳にない列があります。列: " + keys,
                                    "It has a column that the master lacks. Columns: " + keys));
                }
            }
            rows.add(keys.stream().map(key -> row.getOrDefault(key, "")).toList());
        }
        return new Grid(
                file.columns().stream().map(column -> column.label().ja()).toList(), rows);
    }

    private static LocalDate requireOfAnEra(String field, LocalDate day) {
        if (Era.find(day).isEmpty() || day.getYear() > 9999) {
            throw new Invalid(field, new Text("元号のある日付ではありません。", "No day of an era."));
        }
        return day;
    }

    private static Map<String, String> byKey(MasterFile file, List<String> row) {
        var cells = new LinkedHashMap<String, String>();
        for (int i = 0; i < row.size(); i++) {
            cells.put(file.columns().get(i).key(), row.get(i));
        }
        return cells;
    }

    /** A row is known by what stands in it. */
    private static UUID idOf(List<String> row) {
        return UUID.nameUUIDFromBytes(String.join("\u0001", row).getBytes(StandardCharsets.UTF_8));
    }
}
