package org.fumikura.approval;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.fumikura.frame.Api;
import org.fumikura.frame.ApiProblem;
import org.fumikura.frame.Idempotency;
import org.fumikura.frame.Invalid;
import org.fumikura.frame.RouteRule;
import org.fumikura.frame.RouteRule.Audience;
import org.fumikura.frame.Slice;
import org.fumikura.frame.Submissions;
import org.fumikura.frame.Submissions.Sending;
import org.fumikura.organization.Actor;
import org.fumikura.shared.Text;
import org.fumikura.sheets.Grid;
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

/** Drafts of one text for programs, which have no file to look at first: all rows are made, or none. */
@RestController
@RequestMapping(Api.V1)
@Tag(name = TemplateApi.TAG, description = TemplateApi.ABOUT)
class BatchApi {

    /** What a program's batch is called in place of a file. */
    private static final String NAME = "API";

    private final Batches batches;
    private final BatchPages pages;
    private final Submissions submissions;
    private final Transactions transactions;

    BatchApi(Batches batches, BatchPages pages, Submissions submissions, Transactions transactions) {
        this.batches = batches;
        this.pages = pages;
        this.submissions = submissions;
        this.transactions = transactions;
    }

    @PostMapping("/templates/{id}/batches")
    @RouteRule(value = Audience.STAFF, needs = ApprovalPermissions.DRAFT)
    @Operation(
            operationId = "draftBatch",
            summary = "Makes drafts of one text (同文多数) from a template with placeholders",
            description =
                    "All rows or none; what is wrong with which row is named. Each is a draft of its own from then"
                            + " on, and is submitted as every other one.")
    @ApiResponse(responseCode = "201", description = "The batch with its drafts")
    ResponseEntity<BatchView> make(
            @PathVariable UUID id,
            @RequestHeader(Idempotency.KEY) UUID key,
            @Valid @RequestBody NewBatch body,
            Actor actor,
            HttpServletRequest request) {
        String batch = submissions.onceAtWork(Sending.of(key, actor.person().value(), request, body), () -> {
            try {
                return batches.make(id, NAME, body.table(), actor).toString();
            } catch (BatchRefused refused) {
                throw invalid(refused);
            }
        });
        return ResponseEntity.created(URI.create(Api.V1 + "/batches/" + batch))
                .body(get(UUID.fromString(batch), actor));
    }

    private static Invalid invalid(BatchRefused refused) {
        List<ApiProblem.FieldError> errors = refused.bad().stream()
                .flatMap(row -> row.problems().stream()
                        .map(what -> new ApiProblem.FieldError("rows[%d]".formatted(row.place()), what)))
                .toList();
        return new Invalid(
                refused.code(),
                refused.message(),
                refused.advice(),
                errors.isEmpty() ? List.of(new ApiProblem.FieldError("rows", refused.message())) : errors);
    }

    @GetMapping("/batches")
    @RouteRule(value = Audience.STAFF, needs = ApprovalPermissions.DRAFT)
    @Operation(
            operationId = "listBatches",
            summary = "The caller’s own batches of drafts of one text, the one sent last first")
    Slice<BatchLine> list(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = Slice.USUAL) int limit,
            Actor actor) {
        Slice.From from = Slice.From.of(cursor, limit);
        List<BatchLine> lines = transactions.read(() -> pages.listAfter(actor, from)).stream()
                .map(BatchLine::of)
                .toList();
        return Slice.of(lines, from, BatchLine::id);
    }

    @GetMapping("/batches/{id}")
    @RouteRule(value = Audience.STAFF, needs = ApprovalPermissions.DRAFT)
    @Operation(operationId = "getBatch", summary = "A batch of drafts of one text, and where each of them stands")
    BatchView get(@PathVariable UUID id, Actor actor) {
        return BatchView.of(transactions.read(() -> pages.page(id, List.of(), id, actor)));
    }

    /** A batch in a list. */
    @Schema(name = "BatchLine")
    record BatchLine(UUID id, String templateName, String file, Instant sentAt, boolean made, int drafts) {

        static BatchLine of(BatchPages.Line line) {
            return new BatchLine(line.id(), line.template(), line.file(), line.sentAt(), line.made(), line.drafts());
        }
    }

    /**
     * A batch.
     *
     * @param made whether its drafts are made; a file that was sent to a page is looked at first
     * @param drafts those that are still there
     */
    @Schema(name = "Batch")
    record BatchView(UUID id, String templateName, String file, boolean made, List<BatchedDraft> drafts) {

        static BatchView of(BatchPage page) {
            return new BatchView(
                    page.id(),
                    page.template(),
                    page.file(),
                    page.preview().isEmpty(),
                    page.drafts().stream().map(BatchedDraft::of).toList());
        }
    }

    /**
     * A draft of a batch.
     *
     * @param submitted whether it is a matter
     */
    @Schema(name = "BatchedDraft")
    record BatchedDraft(UUID id, String title, Text state, boolean submitted) {

        static BatchedDraft of(BatchPage.Item item) {
            return new BatchedDraft(item.document(), item.title(), item.state(), !item.writing());
        }
    }

    /** Drafts to be made. */
    @Schema(name = "NewBatch")
    record NewBatch(@NotNull @Size(min = 1, max = 200) List<@Valid @NotNull NewBatchRow> rows) {

        /** As a file would have it. */
        private Grid table() {
            Set<String> names = new LinkedHashSet<>();
            rows.forEach(
                    row -> row.values().forEach(value -> names.add(value.name().strip())));
            var head = new ArrayList<>(names);
            head.removeAll(List.of(DraftBatch.AMOUNT, DraftBatch.DUE_ON));
            head.add(DraftBatch.AMOUNT);
            head.add(DraftBatch.DUE_ON);
            return new Grid(head, rows.stream().map(row -> row.cells(head)).toList());
        }
    }

    /**
     * A draft to be made.
     *
     * @param values what is filled in for each placeholder of the template
     * @param amount in yen
     */
    @Schema(name = "NewBatchRow")
    record NewBatchRow(
            @NotNull @Size(max = 50) List<@Valid @NotNull NamedValue> values,
            @PositiveOrZero @Nullable Long amount,
            @Nullable LocalDate dueOn) {

        private List<String> cells(List<String> head) {
            return head.stream().map(this::cell).toList();
        }

        private String cell(String column) {
            if (column.equals(DraftBatch.AMOUNT) && amount != null) {
                return amount.toString();
            }
            if (column.equals(DraftBatch.DUE_ON) && dueOn != null) {
                return dueOn.toString();
            }
            return values.stream()
                    .filter(value -> value.name().strip().equals(column))
                    .map(NamedValue::value)
                    .findFirst()
                    .orElse("");
        }
    }

    /** What is filled in for a placeholder. */
    @Schema(name = "NamedValue")
    record NamedValue(
            @NotBlank @Size(max = 40) String name,
            @NotNull @Size(max = 4_000) String value) {}
}
