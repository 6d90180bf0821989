package org.fumikura.records;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.fumikura.frame.Api;
import org.fumikura.frame.RouteRule;
import org.fumikura.frame.RouteRule.Audience;
import org.fumikura.organization.AccessLog;
import org.fumikura.organization.Actor;
import org.fumikura.shared.OfficialClock;
import org.fumikura.tenancy.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who was in charge of a file or a document when (I-16). */
@RestController
@RequestMapping(Api.V1)
class ResponsibilityApi {

    private static final String NOTHING_TO_COME =
            "Today when no day is named; and the units in charge over time. Nothing of days to come.";

    private final Documents documents;
    private final Files files;
    private final Responsibility responsibility;
    private final ChargeWords charge;
    private final Transactions transactions;
    private final AccessLog accessLog;
    private final OfficialClock clock;

    ResponsibilityApi(
            Documents documents,
            Files files,
            Responsibility responsibility,
            ChargeWords charge,
            Transactions transactions,
            AccessLog accessLog,
            OfficialClock clock) {
        this.documents = documents;
        this.files = files;
        this.responsibility = responsibility;
        this.charge = charge;
        this.transactions = transactions;
        this.accessLog = accessLog;
        this.clock = clock;
    }

    @GetMapping("/documents/{id}/responsibility")
    @RouteRule(Audience.STAFF)
    @Tag(name = "documents")
    @Operation(
            operationId = "getResponsibilityForDocument",
            summary = "Which unit was in charge of a document on a day",
            description = NOTHING_TO_COME)
    ChargeWords.View ofDocument(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable LocalDate on,
            Actor actor,
            HttpServletRequest request) {
        ChargeWords.View view =
                view(on, () -> responsibility.termsOf(documents.get(new DocumentId(id), actor.reader())));
        accessLog.note(request, AccessLog.Kind.VIEW, "document", id);
        return view;
    }

    @GetMapping("/files/{id}/responsibility")
    @RouteRule(Audience.STAFF)
    @Tag(name = "files")
    @Operation(
            operationId = "getResponsibilityForFile",
            summary = "Which unit was in charge of a file on a day",
            description = NOTHING_TO_COME)
    ChargeWords.View ofFile(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable LocalDate on,
            Actor actor,
            HttpServletRequest request) {
        ChargeWords.View view = view(
                on,
                () -> responsibility.termsOf(
                        files.get(new FileId(id), actor.reader()).id()));
        accessLog.note(request, AccessLog.Kind.VIEW, "file", id);
        return view;
    }

    private ChargeWords.View view(@Nullable LocalDate on, Supplier<List<Responsibility.Term>> terms) {
        LocalDate today = clock.today();
        return transactions.read(() -> charge.view(terms.get(), Objects.requireNonNullElse(on, today), today));
    }
}
