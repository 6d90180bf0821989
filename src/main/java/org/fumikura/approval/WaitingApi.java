package org.fumikura.approval;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Size;
import org.fumikura.frame.Api;
import org.fumikura.frame.RouteRule;
import org.fumikura.frame.RouteRule.Audience;
import org.fumikura.organization.AccessLog;
import org.fumikura.organization.Actor;
import org.fumikura.tenancy.CurrentMunicipality;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The 決裁待ち一覧 on paper, for programs. */
@RestController
@RequestMapping(Api.V1)
@Tag(name = "matters", description = "Matters (起案文書) from submission to completion")
class WaitingApi {

    private final WaitingSheets sheets;
    private final AccessLog accessLog;

    WaitingApi(WaitingSheets sheets, AccessLog accessLog) {
        this.sheets = sheets;
        this.accessLog = accessLog;
    }

    @GetMapping("/waiting-list")
    @RouteRule(Audience.STAFF)
    @Operation(
            operationId = "getWaitingList",
            summary = "What waits for the caller's post (決裁待ち一覧) as A4 PDF",
            description = "Noted as an export, with what it is for.")
    @ApiResponse(
            responseCode = "200",
            description = "The list",
            content = @Content(mediaType = "application/pdf", schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<byte[]> waiting(
            @RequestParam @Size(min = 1, max = 150) String purpose, Actor actor, HttpServletRequest request) {
        WaitingSheet page = sheets.page(actor, CurrentMunicipality.of(request));
        byte[] pdf = sheets.print(page).bytes();
        accessLog.note(
                request,
                AccessLog.Kind.EXPORT,
                "matters %d PDF %s".formatted(page.lines().size(), purpose));
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_PDF).body(pdf);
    }
}
