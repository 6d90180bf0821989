package org.fumikura.organization;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.fumikura.frame.Invalid;
import org.fumikura.frame.Languages;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.PageRequest;
import org.fumikura.shared.Paged;
import org.fumikura.shared.Text;
import org.fumikura.sheets.Grid;
import org.fumikura.sheets.TableFormat;
import org.fumikura.sheets.Tables;
import org.fumikura.sheets.Unwritable;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/**
 * Lists as files (I-21): what for and how many rows is noted before the first byte leaves. A character that the form of the
 * file lacks is never replaced in silence; the reader is told where it stands and chooses.
 */
@Component
public class Exports {

    /** The most rows of a file. */
    static final int MOST_ROWS = 50_000;

    private final Tables tables;
    private final AccessLog accessLog;
    private final Languages languages;
    private final OfficialClock clock;

    Exports(Tables tables, AccessLog accessLog, Languages languages, OfficialClock clock) {
        this.tables = tables;
        this.accessLog = accessLog;
        this.languages = languages;
        this.clock = clock;
    }

    /**
     * A list to be written.
     *
     * @param name how the file's name begins, in plain letters
     * @param rows only those that the reader may see, each with a cell for every column
     * @param rest what is said below them because the list has more; empty when it has not
     */
    public record Export(Text title, String name, List<Text> columns, List<List<String>> rows, Optional<Text> rest) {

        /** A whole list. */
        public Export(Text title, String name, List<Text> columns, List<List<String>> rows) {
            this(title, name, columns, rows, Optional.empty());
        }

        private List<List<String>> lines(Locale language) {
            return rest.map(words -> {
                        var last = new ArrayList<>(Collections.nCopies(columns.size(), ""));
                        last.set(0, words.in(language));
                        return Stream.concat(rows.stream(), Stream.<List<String>>of(last))
                                .toList();
                    })
                    .orElse(rows);
        }
    }

    /**
     * What the form below a list asks for.
     *
     * @param format the name of a {@link TableFormat}; anything else means CSV in UTF-8
     * @param purpose what the file is for
     * @param geta whether 〓 may stand for what the form of the file lacks
     */
    public record Wish(String format, String purpose, boolean geta) {

        /** As it was sent. */
        public static Wish of(HttpServletRequest request) {
            String purpose = request.getParameter("purpose");
            return new Wish(
                    String.valueOf(request.getParameter("format")),
                    purpose == null ? "" : purpose.strip(),
                    request.getParameter("geta") != null);
        }

        private TableFormat tableFormat() {
            return Arrays.stream(TableFormat.values())
                    .filter(each -> each.name().equals(format))
                    .findFirst()
                    .orElse(TableFormat.CSV_UTF8);
        }
    }

    /**
     * To be called before the rows are gathered.
     *
     * @throws PurposeMissing when nobody said what the file is for
     */
    public void requirePurpose(HttpServletRequest request) {
        if (Wish.of(request).purpose().isEmpty()) {
            throw new PurposeMissing();
        }
    }

    /**
     * What a program says that a file is for.
     *
     * @throws Invalid when nobody said it
     */
    public static String purpose(String sent) {
        String purpose = sent.strip();
        if (purpose.isEmpty()) {
            throw new Invalid("purpose", new Text("書き出す目的を入力してください。", "Say what it is for."));
        }
        return purpose;
    }

    /**
     * All pages of a list; to be called within one read.
     *
     * @throws TooManyRows when it has more than {@value #MOST_ROWS} items
     */
    public <T> List<T> all(Function<PageRequest, Paged<T>> list) {
        var items = new ArrayList<T>();
        boolean more = true;
        if (!list.apply(new PageRequest(MOST_ROWS / PageRequest.MAX_SIZE + 1, PageRequest.MAX_SIZE))
                .items()
                .isEmpty()) {
            throw new TooManyRows(MOST_ROWS);
        }
        for (int number = 1; more; number++) {
            Paged<T> page = list.apply(new PageRequest(number, PageRequest.MAX_SIZE));
            items.addAll(page.items());
            more = page.hasNext();
        }
        return items;
    }

    /**
     * Answers a request with a file; to be called outside of transactions.
     *
     * @return a page that says why there is none; null when the file was sent
     * @throws PurposeMissing when nobody said what it is for
     * @throws TooManyRows when it has more than {@value #MOST_ROWS} rows
     */
    public @Nullable ModelAndView send(Export export, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        requirePurpose(request);
        if (export.rows().size() > MOST_ROWS) {
            throw new TooManyRows(MOST_ROWS);
        }
        Wish wish = Wish.of(request);
        Grid grid = grid(export, languages.of(request));
        TableFormat format = wish.tableFormat();
        if (format == TableFormat.CSV_CP932) {
            List<Unwritable> unwritable = tables.findUnwritable(grid);
            if (!unwritable.isEmpty() && !wish.geta()) {
                return unwritable(export, unwritable, request);
            }
            grid = unwritable.isEmpty() ? grid : tables.withGeta(grid);
        }
        accessLog.note(
                request,
                AccessLog.Kind.EXPORT,
                "%s %d %s %s".formatted(export.name(), export.rows().size(), format, wish.purpose()));
        write(export, grid, format, response);
        return null;
    }

    private static Grid grid(Export export, Locale language) {
        return new Grid(
                export.columns().stream().map(column -> column.in(language)).toList(), export.lines(language));
    }

    private void write(Export export, Grid grid, TableFormat format, HttpServletResponse response) throws IOException {
        String name =
                "%s-%s.%s".formatted(export.name(), clock.today().toString().replace("-", ""), format.extension());
        response.setHeader(HttpHeaders.CONTENT_TYPE, format.mediaType());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(name, StandardCharsets.UTF_8)
                        .build()
                        .toString());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        tables.write(grid, format, export.title().ja(), response.getOutputStream());
    }

    private static ModelAndView unwritable(Export export, List<Unwritable> found, HttpServletRequest request) {
        var view =
                new ModelAndView("organization/unwritable", "model", UnwritablePage.of(export.title(), found, request));
        view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return view;
    }
}
