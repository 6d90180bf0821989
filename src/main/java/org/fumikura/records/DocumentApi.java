package org.fumikura.records;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.frame.Api;
import org.fumikura.frame.EntityTags;
import org.fumikura.frame.RouteRule;
import org.fumikura.frame.RouteRule.Audience;
import org.fumikura.frame.Slice;
import org.fumikura.ledger.Ledger;
import org.fumikura.organization.AccessLog;
import org.fumikura.organization.Actor;
import org.fumikura.tenancy.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The register of documents. Reading is noted as on the pages. */
@RestController
@RequestMapping(Api.V1)
@Tag(name = "documents", description = "The register of documents, their words, attachments and history")
class DocumentApi {

    private final Documents documents;
    private final Numbers numbers;
    private final Receipts receipts;
    private final OldRecords old;
    private final History history;
    private final Ledger ledger;
    private final AttachmentBytes bytes;
    private final VirusScans scans;
    private final HandOuts handOuts;
    private final Transactions transactions;
    private final AccessLog accessLog;

    DocumentApi(
            Documents documents,
            Numbers numbers,
            Receipts receipts,
            OldRecords old,
            History history,
            Ledger ledger,
            AttachmentBytes bytes,
            VirusScans scans,
            HandOuts handOuts,
            Transactions transactions,
            AccessLog accessLog) {
        this.documents = documents;
        this.numbers = numbers;
        this.receipts = receipts;
        this.old = old;
        this.history = history;
        this.ledger = ledger;
        this.bytes = bytes;
        this.scans = scans;
        this.handOuts = handOuts;
        this.transactions = transactions;
        this.accessLog = accessLog;
    }

    @GetMapping("/documents")
    @RouteRule(Audience.STAFF)
    @Operation(
            operationId = "listDocuments",
            summary = "Documents that the caller may read",
            description = "The newest first. The words are parts of the title or of a number, apart by blanks, all of"
                    + " which must occur.")
    Slice<DocumentView.Entry> list(
            @RequestParam(defaultValue = "") @Size(max = 200) String q,
            @RequestParam(required = false) @Nullable DocumentKind kind,
            @RequestParam(required = false) @Nullable DocumentState state,
            @RequestParam(required = false) @Nullable UUID file,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = Slice.USUAL) int limit,
            Actor actor,
            HttpServletRequest request) {
        var query = new Documents.Query(
                Typed.line(q),
                Optional.ofNullable(file).map(FileId::new),
                Optional.ofNullable(kind),
                Optional.ofNullable(state));
        Slice.From from = Slice.From.of(cursor, limit);
        List<DocumentView.Entry> entries =
                transactions.read(() -> documents.listAfter(query, actor.reader(), from)).stream()
                        .map(line -> DocumentView.Entry.of(line.document(), line.numbers()))
                        .toList();
        if (!query.words().isEmpty()) {
            accessLog.note(request, AccessLog.Kind.SEARCH, query.words());
        }
        return Slice.of(entries, from, DocumentView.Entry::id);
    }

    @GetMapping("/documents/{id}")
    @RouteRule(Audience.STAFF)
    @Operation(operationId = "getDocument", summary = "A document with its words")
    ResponseEntity<DocumentView.Whole> get(@PathVariable UUID id, Actor actor, HttpServletRequest request) {
        var document = new DocumentId(id);
        var answer = transactions.read(() -> {
            Document found = documents.get(document, actor.reader());
            return ResponseEntity.ok()
                    .eTag(EntityTags.of(ledger.lastPosition(id)))
                    .body(whole(found));
        });
        accessLog.note(request, AccessLog.Kind.VIEW, "document", id);
        return answer;
    }

    DocumentView.Whole whole(Document document) {
        List<Version> versions = documents.versions(document.id());
        List<DocumentView.Number> all =
                numbers.of(document.id()).stream().map(DocumentView.Number::of).toList();
        Optional<OldRecords.Origin> origin = old.find(document.id());
        return new DocumentView.Whole(
                DocumentView.Entry.of(
                        document,
                        origin.map(OldRecords.Origin::number)
                                .orElseGet(() -> String.join(
                                        " ",
                                        all.stream()
                                                .map(DocumentView.Number::label)
                                                .toList()))),
                all,
                receipts.find(document.id()).map(DocumentView.Arrived::of).orElse(null),
                origin.map(DocumentView.Origin::of).orElse(null),
                versions.isEmpty() ? null : words(List.of(versions.getLast())).getFirst());
    }

    private List<DocumentView.Words> words(List<Version> versions) {
        VirusScans.Known known = scans.of(versions.stream()
                .flatMap(version -> version.attachments().stream())
                .toList());
        return versions.stream()
                .map(version -> DocumentView.Words.of(version, known))
                .toList();
    }

    @GetMapping("/documents/{id}/versions")
    @RouteRule(Audience.STAFF)
    @Operation(
            operationId = "listVersions",
            summary = "The versions of a document's words",
            description =
                    "The oldest first; none after destruction. Who was not sent the earlier ones gets the last alone.")
    List<DocumentView.Words> versions(@PathVariable UUID id, Actor actor, HttpServletRequest request) {
        List<DocumentView.Words> versions = transactions.read(() -> {
            Document found = documents.get(new DocumentId(id), actor.reader());
            return words(documents.versions(found.id(), actor.reader()));
        });
        accessLog.note(request, AccessLog.Kind.VIEW, "document", id);
        return versions;
    }

    @GetMapping("/documents/{id}/history")
    @RouteRule(Audience.STAFF)
    @Operation(operationId = "listHistory", summary = "What was done to a document", description = "The oldest first.")
    List<DocumentView.Done> history(@PathVariable UUID id, Actor actor, HttpServletRequest request) {
        List<DocumentView.Done> lines = transactions.read(() -> {
            Document found = documents.get(new DocumentId(id), actor.reader());
            return history.of(found.id().value()).stream()
                    .map(DocumentView.Done::of)
                    .toList();
        });
        accessLog.note(request, AccessLog.Kind.VIEW, "document", id);
        return lines;
    }

    @GetMapping("/attachments/{id}")
    @RouteRule(Audience.STAFF)
    @Operation(operationId = "getAttachment", summary = "The bytes of an attachment")
    @ApiResponse(
            responseCode = "200",
            description = "The bytes",
            content = @Content(mediaType = "*/*", schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<Resource> attachment(@PathVariable UUID id, Actor actor, HttpServletRequest request) {
        AttachedFile file = transactions.read(() -> documents.getAttachment(id, actor.reader()));
        ResponseEntity<Resource> answer = bytes.answer(file, false, () -> handOuts.sent(file, actor, request));
        accessLog.note(request, AccessLog.Kind.DOWNLOAD, "attachment", id);
        return answer;
    }
}
