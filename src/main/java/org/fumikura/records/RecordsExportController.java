package org.fumikura.records;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.frame.RouteRule;
import org.fumikura.frame.RouteRule.Audience;
import org.fumikura.organization.Actor;
import org.fumikura.organization.Exports;
import org.fumikura.organization.Organization;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The lists of documents and receipts as files: the rows that the reader sees there, and no others. */
@Controller
class RecordsExportController {

    private static final List<Text> COLUMNS = List.of(
            new Text("番号", "Number"),
            new Text("件名", "Title"),
            new Text("種別", "Kind"),
            new Text("状態", "State"),
            new Text("所管", "Unit"),
            new Text("簿冊", "File"),
            new Text("登録日", "Registered"));

    private static final List<Text> RECEIPT_COLUMNS = List.of(
            new Text("番号", "Number"),
            new Text("件名", "Title"),
            new Text("差出人", "Sender"),
            new Text("到達日", "Arrived on"),
            new Text("状態", "State"),
            new Text("簿冊", "File"));

    private final Documents documents;
    private final Receipts receipts;
    private final Organization organization;
    private final Transactions transactions;
    private final Exports exports;

    RecordsExportController(
            Documents documents,
            Receipts receipts,
            Organization organization,
            Transactions transactions,
            Exports exports) {
        this.documents = documents;
        this.receipts = receipts;
        this.organization = organization;
        this.transactions = transactions;
        this.exports = exports;
    }

    @GetMapping("/documents/export")
    @RouteRule(Audience.STAFF)
    @Nullable
    ModelAndView documents(
            @RequestParam(defaultValue = "") String q,
            @RequestParam Optional<DocumentKind> kind,
            @RequestParam Optional<DocumentState> state,
            @RequestParam Optional<UUID> file,
            Actor actor,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        exports.requirePurpose(request);
        var query = new Documents.Query(Typed.line(q), file.map(FileId::new), kind, state);
        List<List<String>> rows = transactions.read(() -> {
            List<Documents.Line> lines = exports.all(page -> documents.list(query, actor.reader(), page));
            Map<UUID, Text> units = organization.unitNames(lines.stream()
                    .map(line -> line.document().unit().value())
                    .distinct()
                    .toList());
            return lines.stream().map(line -> cells(line, units)).toList();
        });
        return exports.send(
                new Exports.Export(new Text("文書", "Documents"), "documents", COLUMNS, rows), request, response);
    }

    private static List<String> cells(Documents.Line line, Map<UUID, Text> units) {
        Document document = line.document();
        return List.of(
                line.numbers(),
                document.title(),
                document.kind().label().ja(),
                document.state().label().ja(),
                units.getOrDefault(document.unit().value(), Text.same("—")).ja(),
                document.fileTitle(),
                document.registeredOn().toString());
    }

    @GetMapping("/receipts/export")
    @RouteRule(Audience.STAFF)
    @Nullable
    ModelAndView receipts(
            @RequestParam(defaultValue = "") String q,
            @RequestParam Optional<String> unfinished,
            Actor actor,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        exports.requirePurpose(request);
        List<List<String>> rows = transactions.read(() ->
                exports.all(page -> receipts.list(Typed.line(q), unfinished.isPresent(), actor.reader(), page)).stream()
                        .map(RecordsExportController::cells)
                        .toList());
        return exports.send(
                new Exports.Export(new Text("収受", "Receipts"), "receipts", RECEIPT_COLUMNS, rows), request, response);
    }

    private static List<String> cells(Receipts.Line line) {
        return List.of(
                line.numbers(),
                line.document().title(),
                line.receipt().map(Receipt::sender).orElse(""),
                line.receipt().map(Receipt::arrivedOn).map(LocalDate::toString).orElse(""),
                line.document().state().label().ja(),
                line.document().fileTitle());
    }
}
