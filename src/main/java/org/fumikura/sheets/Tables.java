package org.fumikura.sheets;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.springframework.stereotype.Component;

/**
 * Tables as files: CSV for every spreadsheet program, and workbooks. What goes out comes in again as it was. No cell is taken
 * for a formula: in a workbook each is text, in CSV an apostrophe stands before what looks like one, and reading takes it
 * away.
 */
@Component
public class Tables {

    /** The most characters of a cell that spreadsheet programs hold. */
    private static final int LONGEST_CELL = 32_767;

    private static final int LONGEST_SHEET_NAME = 31;

    Tables() {}

    /** What a file of CP932 could not hold; empty when it can hold all of it. */
    public List<Unwritable> findUnwritable(Grid grid) {
        return Cp932.find(grid);
    }

    /** The same table with 〓 in place of every character that CP932 lacks, for readers who asked for that. */
    public Grid withGeta(Grid grid) {
        return new Grid(
                grid.head().stream().map(Cp932::withGeta).toList(),
                grid.rows().stream()
                        .map(row -> row.stream().map(Cp932::withGeta).toList())
                        .toList(),
                grid.lines());
    }

    /**
     * Writes a table into a stream, which stays open.
     *
     * @param name what the sheet of a workbook is called
     * @throws IOException when the stream fails, and for CP932 when it lacks a character: ask {@link #findUnwritable} before
     */
    public void write(Grid grid, TableFormat format, String name, OutputStream target) throws IOException {
        switch (format) {
            case CSV_UTF8 -> {
                target.write(TableFormat.BYTE_ORDER_MARK);
                csv(grid, StandardCharsets.UTF_8, target);
            }
            case CSV_CP932 -> csv(grid, Cp932.CHARSET, target);
            case XLSX -> workbook(grid, name, target);
        }
    }

    private static void csv(Grid grid, Charset charset, OutputStream target) throws IOException {
        var strict = charset.newEncoder()
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .onMalformedInput(CodingErrorAction.REPORT);
        Writer writer = new OutputStreamWriter(target, strict);
        try (CsvWriter csv =
                CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(new Unclosed(writer))) {
            csv.writeRecord(neutral(grid.head()));
            grid.rows().forEach(row -> csv.writeRecord(neutral(row)));
        }
        writer.flush();
    }

    private static List<String> neutral(List<String> cells) {
        return cells.stream().map(Neutral::written).toList();
    }

    private static void workbook(Grid grid, String name, OutputStream target) throws IOException {
        try (Workbook book = new Workbook(new Kept(target), "Fumikura", null)) {
            Worksheet sheet = book.newWorksheet(sheetName(name));
            fill(sheet, 0, grid.head());
            sheet.range(0, 0, 0, Math.max(0, grid.head().size() - 1))
                    .style()
                    .bold()
                    .set();
            sheet.freezePane(0, 1);
            for (int i = 0; i < grid.rows().size(); i++) {
                fill(sheet, i + 1, grid.rows().get(i));
            }
        }
    }

    private static void fill(Worksheet sheet, int row, List<String> cells) {
        for (int column = 0; column < cells.size(); column++) {
            String cell = cells.get(column);
            sheet.value(row, column, cell.length() <= LONGEST_CELL ? cell : cell.substring(0, LONGEST_CELL));
        }
    }

    private static String sheetName(String name) {
        String plain = name.replaceAll("[\\[\\]:*?/\\\\']", " ").strip();
        String short31 = plain.length() <= LONGEST_SHEET_NAME ? plain : plain.substring(0, LONGEST_SHEET_NAME);
        return short31.isEmpty() ? "1" : short31;
    }

    /** The end of the table is not the end of what is sent. */
    private static final class Kept extends FilterOutputStream {

        Kept(OutputStream target) {
            super(target);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }

    /** As {@link Kept} for characters. */
    private static final class Unclosed extends java.io.FilterWriter {

        Unclosed(Writer target) {
            super(target);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
