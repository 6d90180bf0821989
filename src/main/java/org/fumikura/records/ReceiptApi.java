package org.fumikura.records;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fumikura.frame.Api;
import org.fumikura.frame.ApiProblem;
import org.fumikura.frame.EntityTags;
import org.fumikura.frame.Idempotency;
import org.fumikura.frame.Invalid;
import org.fumikura.frame.RouteRule;
import org.fumikura.frame.RouteRule.Audience;
import org.fumikura.frame.Slice;
import org.fumikura.frame.Submissions;
import org.fumikura.frame.Submissions.Sending;
import org.fumikura.ledger.Ledger;
import org.fumikura.organization.AccessLog;
import org.fumikura.organization.Actor;
import org.fumikura.organization.UnitLevel;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.Text;
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

/** What comes in from other systems: an online application, the exchange of LGWAN documents, a scanner. */
@RestController
@RequestMapping(Api.V1)
@Tag(name = "receipts", description = "Received documents (収受)")
class ReceiptApi {

    private final Receipts receipts;
    private final ReceiptChoices choices;
    private final Uploads uploads;
    private final FileProposals proposals;
    private final Documents documents;
    private final DocumentApi documentApi;
    private final Ledger ledger;
    private final Submissions submissions;
    private final Transactions transactions;
    private final AccessLog accessLog;
    private final OfficialClock clock;

    ReceiptApi(
            Receipts receipts,
            ReceiptChoices choices,
            Uploads uploads,
            FileProposals proposals,
            Documents documents,
            DocumentApi documentApi,
            Ledger ledger,
            Submissions submissions,
            Transactions transactions,
            AccessLog accessLog,
            OfficialClock clock) {
        this.receipts = receipts;
        this.choices = choices;
        this.uploads = uploads;
        this.proposals = proposals;
        this.documents = documents;
        this.documentApi = documentApi;
        this.ledger = ledger;
        this.submissions = submissions;
        this.transactions = transactions;
        this.accessLog = accessLog;
        this.clock = clock;
    }

    @GetMapping("/receipts")
    @RouteRule(Audience.STAFF)
    @Operation(
            operationId = "listReceipts",
            summary = "Receipts of the caller's section",
            description = "The newest first. The words are parts of title, number, sender or the sender's number.")
    Slice<ReceiptLine> list(
            @RequestParam(defaultValue = "") @Size(max = 200) String q,
            @RequestParam(defaultValue = "false") boolean unfinished,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = Slice.USUAL) int limit,
            Actor actor,
            HttpServletRequest request) {
        String words = Typed.line(q);
        Slice.From from = Slice.From.of(cursor, limit);
        List<ReceiptLine> lines =
                transactions.read(() -> receipts.listAfter(words, unfinished, actor.reader(), from)).stream()
                        .map(ReceiptLine::of)
                        .toList();
        if (!words.isEmpty()) {
            accessLog.note(request, AccessLog.Kind.SEARCH, words);
        }
        return Slice.of(lines, from, line -> line.entry().id());
    }

    @PostMapping("/receipts")
    @RouteRule(value = Audience.STAFF, needs = RecordsPermissions.RECEIVE)
    @Operation(
            operationId = "receive",
            summary = "Receives a document for the caller's section",
            description = "One write that takes its number and freezes its words and attachments; nothing of it changes"
                    + " afterwards. The same sending again leads to the same document.")
    ResponseEntity<DocumentView.Whole> receive(
            @RequestHeader(Idempotency.KEY) UUID key,
            @Valid @RequestBody NewReceipt body,
            Actor actor,
            HttpServletRequest request) {
        RecordsPermissions.requireReceiver(
                actor, actor.unitAt(UnitLevel.SECTION).id());
        var sending = Sending.of(key, actor.person().value(), request, body);
        String id = submissions.once(sending, () -> {
            List<AttachedFile> attached = uploads.get(body.uploads(), actor.person());
            var check = new ReceiptCheck(body.form(key), choices.of(actor), clock.today());
            Arrival arrival = check.arrival(actor, attached).orElseThrow(() -> invalid(check.problems()));
            DocumentId received = receipts.receive(arrival, actor.doer());
            proposals.choose(key, arrival.file(), actor.person());
            uploads.giveUp(body.uploads(), actor.person());
            return received.value().toString();
        });
        var document = new DocumentId(UUID.fromString(id));
        return transactions.read(() -> ResponseEntity.created(URI.create(Api.V1 + "/documents/" + id))
                .eTag(EntityTags.of(ledger.lastPosition(document.value())))
                .body(documentApi.whole(documents.get(document, actor.reader()))));
    }

    @PostMapping("/receipts/{id}/closing")
    @RouteRule(Audience.STAFF)
    @Operation(operationId = "closeReceipt", summary = "Completes a received document that needs no decision")
    ResponseEntity<DocumentView.Whole> close(
            @PathVariable UUID id,
            @RequestHeader(Idempotency.KEY) UUID key,
            @RequestHeader(EntityTags.SEEN) String seen,
            @Valid @RequestBody Closing body,
            Actor actor,
            HttpServletRequest request) {
        var document = new DocumentId(id);
        submissions.once(Sending.of(key, actor.person().value(), request, body), () -> {
            documents.lock(document, actor.reader());
            EntityTags.require(seen, EntityTags.of(ledger.lastPosition(id)));
            receipts.close(document, Typed.lines(body.reason()), actor);
            return id.toString();
        });
        return transactions.read(() -> ResponseEntity.ok()
                .eTag(EntityTags.of(ledger.lastPosition(id)))
                .body(documentApi.whole(documents.get(document, actor.reader()))));
    }

    private static Invalid invalid(List<FieldProblem> problems) {
        return new Invalid(
                "records.receipt-invalid",
                new Text("収受できません。", "It can not be received."),
                new Text("登録していません。誤りを直して送り直してください。", "Nothing was registered. Mend it and send it again."),
                problems.stream()
                        .map(problem -> new ApiProblem.FieldError(problem.field(), problem.what()))
                        .toList());
    }

    @Schema(name = "Receipt")
    record ReceiptLine(DocumentView.Entry entry, DocumentView.@Nullable Arrived receipt) {

        static ReceiptLine of(Receipts.Line line) {
            return new ReceiptLine(
                    DocumentView.Entry.of(line.document(), line.numbers()),
                    line.receipt().map(DocumentView.Arrived::of).orElse(null));
        }
    }

    /** Why nothing more is to be done. */
    @Schema(name = "Closing")
    record Closing(
            @NotBlank @Size(max = ReceiptController.LONGEST_REASON)
            String reason) {}

    /**
     * What came in.
     *
     * @param sentOn the date that it bears
     * @param scope who may read it; the section when left out
     * @param readers the posts that may read what is for named people only
     * @param attachments uploads of the caller's, in order; they belong to the document afterwards
     */
    @Schema(name = "NewReceipt")
    record NewReceipt(
            @NotBlank @Size(max = 200) String title,
            @NotBlank @Size(max = 200) String sender,
            @Nullable LocalDate sentOn,
            @NotNull LocalDate arrivedOn,
            @Size(max = 200) @Nullable String originalNumber,
            @NotNull ArrivalMedium medium,
            @NotNull UUID file,
            @Nullable Secrecy secrecy,
            @Nullable Scope scope,
            @Size(max = 10) @Nullable List<@NotNull Flag> flags,
            @Size(max = 100) @Nullable List<@NotNull UUID> readers,
            @Nullable Disclosure disclosure,
            @Size(max = 200) @Nullable String disclosureReason,
            @Size(max = 100) @Nullable List<@NotNull UUID> attachments) {

        List<UUID> uploads() {
            return attachments == null ? List.of() : attachments;
        }

        ReceiptForm form(UUID key) {
            return new ReceiptForm(
                    key,
                    Typed.line(title),
                    Typed.line(sender),
                    sentOn == null ? "" : sentOn.toString(),
                    arrivedOn.toString(),
                    originalNumber == null ? "" : Typed.line(originalNumber),
                    medium.name(),
                    file.toString(),
                    Objects.requireNonNullElse(secrecy, Secrecy.GENERAL).name(),
                    Objects.requireNonNullElse(scope, Scope.SECTION).name(),
                    names(flags),
                    names(readers),
                    Objects.requireNonNullElse(disclosure, Disclosure.OPEN).name(),
                    disclosureReason == null ? "" : Typed.line(disclosureReason));
        }

        private static Set<String> names(@Nullable List<?> values) {
            return values == null
                    ? Set.of()
                    : values.stream().map(Object::toString).collect(Collectors.toSet());
        }
    }
}
