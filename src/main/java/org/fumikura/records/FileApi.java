package org.fumikura.records;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.UUID;
import org.fumikura.frame.Api;
import org.fumikura.frame.RouteRule;
import org.fumikura.frame.RouteRule.Audience;
import org.fumikura.frame.Slice;
import org.fumikura.organization.AccessLog;
import org.fumikura.organization.Actor;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The file plan. */
@RestController
@RequestMapping(Api.V1)
@Tag(name = "files", description = "The file plan (ファイル基準表)")
class FileApi {

    private final Files files;
    private final Transactions transactions;
    private final AccessLog accessLog;

    FileApi(Files files, Transactions transactions, AccessLog accessLog) {
        this.files = files;
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
        List<FileView> found = transactions.read(() -> files.listAfter(year, unit, open, actor.reader(), from)).stream()
                .map(FileView::of)
                .toList();
        return Slice.of(found, from, FileView::id);
    }

    @GetMapping("/files/{id}")
    @RouteRule(Audience.STAFF)
    @Operation(operationId = "getFile", summary = "A file")
    FileView get(@PathVariable UUID id, Actor actor, HttpServletRequest request) {
        FileView file = FileView.of(transactions.read(() -> files.get(new FileId(id), actor.reader())));
        accessLog.note(request, AccessLog.Kind.VIEW, "file", id);
        return file;
    }

    /**
     * An entry of the file plan.
     *
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
