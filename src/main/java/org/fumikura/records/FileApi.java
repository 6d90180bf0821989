package org.fumikura.records;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
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
import org.fumikura.organization.UnitId;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The file plan. */
@RestController
@RequestMapping(Api.V1)
@Tag(name = "files", description = "The file plan (ファイル基準表)")
class FileApi {

    private final Files files;
    private final FileHolders holders;
    private final Submissions submissions;
    private final Transactions transactions;
    private final AccessLog accessLog;

    FileApi(Files files, FileHolders holders, Submissions submissions, Transactions transactions, AccessLog accessLog) {
        this.files = files;
        this.holders = holders;
        this.submissions = submissions;
        this.transactions = transactions;
        this.accessLog = accessLog;
    }

    @GetMapping("/files")
    @RouteRule(Audience.STAFF)
    @Operation(
            operationId = "listFiles",
            summary = "Files whose entry the caller may see",
            description = "The newest first, of one fiscal year or unit when these are named.")
    Slice<FileView> list(
            @RequestParam(required = false) @Min(1927) @Max(2100) @Nullable Integer year,
            @RequestParam(required = false) @Nullable UUID unit,
            @RequestParam(defaultValue = "false") boolean open,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = Slice.USUAL) int limit,
            Actor actor) {
        Slice.From from = Slice.From.of(cursor, limit);
        List<FileView> found =
                transactions
                        .read(() -> files.listAfter(year, unit, open, RecordsPermissions.planReader(actor), from))
                        .stream()
                        .map(FileView::of)
                        .toList();
        return Slice.of(found, from, FileView::id);
    }

    @GetMapping("/files/{id}")
    @RouteRule(Audience.STAFF)
    @Operation(operationId = "getFile", summary = "A file")
    FileView get(@PathVariable UUID id, Actor actor, HttpServletRequest request) {
        FileView file =
                FileView.of(transactions.read(() -> files.get(new FileId(id), RecordsPermissions.planReader(actor))));
        accessLog.note(request, AccessLog.Kind.VIEW, "file", id);
        return file;
    }

    @GetMapping("/files/{id}/hand-overs")
    @RouteRule(value = Audience.STAFF, needs = RecordsPermissions.HAND_OVER)
    @Operation(
            operationId = "listHandOvers",
            summary = "To which units a file is given on days to come",
            description = "The next first; empty for a caller who may not give the file away.")
    List<HandOverView> handOvers(@PathVariable UUID id, Actor actor) {
        return transactions.read(() -> {
            FilePlanEntry file = files.get(new FileId(id), RecordsPermissions.planReader(actor));
            return actor.may(RecordsPermissions.HAND_OVER, file.unit())
                    ? holders.coming(file.id(), actor).stream()
                            .map(HandOverView::of)
                            .toList()
                    : List.of();
        });
    }

    @PostMapping("/files/hand-overs")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @RouteRule(value = Audience.STAFF, needs = RecordsPermissions.HAND_OVER)
    @Operation(
            operationId = "handOver",
            summary = "Gives files to another section from a day on",
            description = "From today or a day to come; all of them or none. Files that are not named go with the"
                    + " succession of their units.")
    void handOver(
            @RequestHeader(Idempotency.KEY) UUID key,
            @Valid @RequestBody NewHandOver body,
            Actor actor,
            HttpServletRequest request) {
        submissions.once(Sending.of(key, actor.person().value(), request, body), () -> {
            holders.handOver(
                    body.files.stream().map(FileId::new).toList(),
                    new FileHolders.Order(new UnitId(body.unit), body.from, Typed.line(body.reason)),
                    actor);
            return body.unit.toString();
        });
    }

    @DeleteMapping("/files/{id}/hand-overs/{from}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @RouteRule(value = Audience.STAFF, needs = RecordsPermissions.HAND_OVER)
    @Operation(
            operationId = "withdrawHandOver",
            summary = "Takes back that a file is given to another section on a day to come")
    void withdraw(@PathVariable UUID id, @PathVariable LocalDate from, Actor actor) {
        holders.withdraw(new FileId(id), from, actor);
    }

    /**
     * Files that are given to another section.
     *
     * @param unit a section that is there on the day
     * @param from today or a day to come
     */
    @Schema(name = "NewFileHandOver")
    record NewHandOver(
            @NotEmpty @Size(max = 1000) List<@NotNull UUID> files,
            @NotNull UUID unit,
            @NotNull LocalDate from,
            @NotBlank @Size(max = 200) String reason) {}

    /** To which unit a file is given on a day to come. */
    @Schema(name = "FileHandOver")
    record HandOverView(UUID unit, LocalDate from, String reason) {

        static HandOverView of(FileHolders.Coming coming) {
            return new HandOverView(coming.unit().value(), coming.from(), coming.reason());
        }
    }

    /**
     * An entry of the file plan.
     *
     * @param unit the unit in charge of it today
     * @param classification the code of its classification
     * @param retention how long what lies in it is kept
     * @param open whether it takes documents
     */
    @Schema(name = "File")
    record FileView(
            UUID id,
            int fiscalYear,
            UUID unit,
            String classification,
            String number,
            String title,
            Text retention,
            String retentionSource,
            Disposition disposition,
            Medium medium,
            Secrecy secrecy,
            Scope scope,
            List<Flag> flags,
            boolean open) {

        static FileView of(FilePlanEntry entry) {
            return new FileView(
                    entry.id().value(),
                    entry.fiscalYear(),
                    entry.unit().value(),
                    entry.classificationCode(),
                    entry.number(),
                    entry.title(),
                    entry.retention(),
                    entry.retentionSource(),
                    entry.disposition(),
                    entry.medium(),
                    entry.secrecy(),
                    entry.scope(),
                    entry.flags().stream().sorted().toList(),
                    entry.open());
        }
    }
}
