package org.fumikura.sheets;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.fumikura.shared.Text;
import org.springframework.stereotype.Component;

/**
 * Reads tables from files of others: CSV in UTF-8, with or without a byte order mark, or in CP932, and workbooks; which of them
 * it is, the bytes say. A file that asks for more memory or time than its size is worth is refused.
 */
@Component
public class TableReading {

    /** The most bytes of a file. */
    public static final int LARGEST = 20 * 1024 * 1024;

    /** The most rows below the head. */
    public static final int MOST_ROWS = 50_000;

    static final int MOST_COLUMNS = 200;

    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final String MARK = "\uFEFF";

    TableReading() {}

    /**
     * The first sheet of a workbook, or the lines of CSV. Blank rows are left out, and the others keep the lines on which
     * they stand; rows are as long as the head.
     *
     * @throws UnreadableTable when it is none, too large, or hostile
     */
    public Grid read(byte[] file) {
        if (file.length > LARGEST) {
            throw new UnreadableTable(tooLarge());
        }
        List<Line> filled = startsWith(file, ZIP) ? Workbooks.read(file) : csv(text(file));
        if (filled.isEmpty()) {
            throw new UnreadableTable(new Text("ファイルに行がありません。", "There is no row in the file."));
        }
        List<String> head = filled.getFirst().cells();
        List<Line> rows = filled.subList(1, filled.size());
        requireBounds(rows.size(), head.size());
        int width = width(head);
        return new Grid(
                fit(head, width),
                rows.stream().map(line -> fit(line.cells(), width)).toList(),
                rows.stream().map(Line::number).toList());
    }

    /**
     * A line of a file.
     *
     * @param number as a spreadsheet program shows it
     */
    record Line(int number, List<String> cells) {

        boolean isBlank() {
            return cells.stream().allMatch(String::isBlank);
        }
    }

    /** Why a file of more than {@link #LARGEST} bytes is refused. */
    public static Text tooLarge() {
        return new Text(
                "ファイルが大きすぎます（" + LARGEST / 1024 / 1024 + "MBまで）。",
                "The file is too large; at most " + LARGEST / 1024 / 1024 + " MB.");
    }

    static void requireBounds(int rows, int columns) {
        if (rows > MOST_ROWS) {
            throw new UnreadableTable(new Text(
                    "行が多すぎます（" + MOST_ROWS + "行まで）。分けて取り込んでください。",
                    "There are too many rows; at most " + MOST_ROWS + ". Please split the file."));
        }
        if (columns > MOST_COLUMNS) {
            throw new UnreadableTable(new Text(
                    "列が多すぎます（" + MOST_COLUMNS + "列まで）。", "There are too many columns; at most " + MOST_COLUMNS + "."));
        }
    }

    /** Without the empty columns at the end that spreadsheet programs leave behind. */
    private static int width(List<String> head) {
        int width = head.size();
        while (width > 1 && head.get(width - 1).isBlank()) {
            width--;
        }
        return width;
    }

    private static List<String> fit(List<String> line, int width) {
        var cells = new ArrayList<>(line.subList(0, Math.min(width, line.size())));
        cells.addAll(Collections.nCopies(width - cells.size(), ""));
        return List.copyOf(cells);
    }

    private static boolean startsWith(byte[] file, byte[] start) {
        return file.length >= start.length && Arrays.equals(Arrays.copyOf(file, start.length), start);
    }

    private static String text(byte[] file) {
        String text = decode(file, StandardCharsets.UTF_8)
                .or(() -> decode(file, Cp932.CHARSET))
                .orElseThrow(() -> new UnreadableTable(new Text(
                        "文字コードが分かりません。UTF-8かシフトJIS（CP932）で保存してください。",
                        "The encoding is not known. Please save it as UTF-8 or Shift_JIS (CP932).")));
        return text.startsWith(MARK) ? text.substring(MARK.length()) : text;
    }

    /** Words in CP932 are hardly ever well-formed UTF-8, so the stricter one is tried first. */
    private static Optional<String> decode(byte[] file, Charset charset) {
        try {
            return Optional.of(charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(file))
                    .toString());
        } catch (CharacterCodingException other) {
            return Optional.empty();
        }
    }

    private static List<Line> csv(String text) {
        var filled = new ArrayList<Line>();
        int number = 0;
        try {
            for (CsvRecord row : CsvReader.builder().skipEmptyLines(false).ofCsvRecord(text)) {
                number++;
                requireBounds(filled.size() - 1, row.getFieldCount());
                var line = new Line(
                        number, row.getFields().stream().map(Neutral::read).toList());
                if (!line.isBlank()) {
                    filled.add(line);
                }
            }
        } catch (CsvParseException problem) {
            throw new UnreadableTable(new Text(
                    "CSVとして読み取れません。引用符の対応を確かめてください。", "It can not be read as CSV. Check the quotation marks."));
        }
        return filled;
    }
}
