package org.fumikura.approval;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.fumikura.frame.RouteRule;
import org.fumikura.frame.RouteRule.Audience;
import org.fumikura.organization.AccessLog;
import org.fumikura.organization.Actor;
import org.fumikura.organization.Exports;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.CurrentMunicipality;
import org.fumikura.tenancy.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The lists of matters as files: the rows that the reader sees there, and no others. */
@Controller
class MatterExportController {

    private static final List<Text> COLUMNS = List.of(
            new Text("起案番号", "Number"),
            new Text("件名", "Title"),
            new Text("状態", "State"),
            new Text("起案者", "Drafter"),
            new Text("期限", "Due"),
            new Text("金額", "Amount"));

    private final MatterLists lists;
    private final Transactions transactions;
    private final Exports exports;
    private final WaitingSheets sheets;
    private final AccessLog accessLog;

    MatterExportController(
            MatterLists lists, Transactions transactions, Exports exports, WaitingSheets sheets, AccessLog accessLog) {
        this.lists = lists;
        this.transactions = transactions;
        this.exports = exports;
        this.sheets = sheets;
        this.accessLog = accessLog;
    }

    /** @param list as the page of the list calls it, e.g. {@code waiting}, {@code unit} or {@code own} */
    @GetMapping("/matters/export")
    @RouteRule(Audience.STAFF)
    @Nullable
    ModelAndView export(
            @RequestParam(defaultValue = "waiting") String list,
            Actor actor,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        exports.requirePurpose(request);
        MatterLists.Kind kind = switch (list) {
            case "unit" -> MatterLists.Kind.UNIT;
            case "own" -> MatterLists.Kind.MINE;
            case "handed-on" -> MatterLists.Kind.HANDED_ON;
            case "paper" -> MatterLists.Kind.PAPER;
            case "after" -> MatterLists.Kind.AFTER_VIEW;
            case "changed" -> MatterLists.Kind.CHANGED;
            case "in-place" -> MatterLists.Kind.IN_PLACE;
            default -> MatterLists.Kind.WAITING;
        };
        List<List<String>> rows = transactions.read(() -> exports.all(page -> lists.list(kind, actor, page)).stream()
                .map(MatterExportController::cells)
                .toList());
        return exports.send(new Exports.Export(new Text("案件", "Matters"), "matters", COLUMNS, rows), request, response);
    }

    /** The 決裁待ち一覧 on paper; noted as an export, with what it is for, before it leaves. */
    @GetMapping("/matters/waiting.pdf")
    @RouteRule(Audience.STAFF)
    ResponseEntity<byte[]> waiting(Actor actor, HttpServletRequest request) {
        exports.requirePurpose(request);
        WaitingSheet page = sheets.page(actor, CurrentMunicipality.of(request));
        byte[] pdf = sheets.print(page).bytes();
        accessLog.note(
                request,
                AccessLog.Kind.EXPORT,
                "matters %d PDF %s"
                        .formatted(page.lines().size(), Exports.Wish.of(request).purpose()));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .body(pdf);
    }

    private static List<String> cells(MatterLine line) {
        return List.of(
                line.number(),
                line.title(),
                line.state().label().ja(),
                line.drafter().ja(),
                line.dueOn().map(LocalDate::toString).orElse(""),
                line.amount().map(String::valueOf).orElse(""));
    }
}
