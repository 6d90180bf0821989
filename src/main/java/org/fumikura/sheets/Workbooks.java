package org.fumikura.sheets;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.fumikura.shared.Text;

/**
 * Reads the first sheet of a workbook that anybody may have made. Before the reader sees it, every part is unpacked once into
 * nothing: what grows beyond measure or declares a document type, from which entities could come, is refused.
 */
final class Workbooks {

    private static final int MOST_PARTS = 500;
    private static final long MOST_UNPACKED = 100L * 1024 * 1024;
    /** The most digits of a number, before and after its point; more are no office's figure. */
    private static final int MOST_DIGITS = 30;

    private static final int BUFFER = 64 * 1024;
    private static final byte[] DOCTYPE = "<!DOCTYPE".getBytes(StandardCharsets.US_ASCII);

    private Workbooks() {}

    static List<TableReading.Line> read(byte[] file) {
        try {
            inspect(file, MOST_UNPACKED);
            return rows(file);
        } catch (IOException
                | ExcelReaderException
                | IllegalArgumentException
                | IndexOutOfBoundsException
                | DateTimeException
                | ArithmeticException problem) {
            throw new UnreadableTable(new Text(
                    "Excelのファイル（xlsx）として読み取れません。パスワードを外し、xlsxの形式で保存してください。",
                    "It can not be read as a workbook. Remove its password and save it as xlsx."));
        }
    }

    /**
     * @param most how many bytes all parts together may have
     * @throws UnreadableTable when they have more, or declare a document type
     */
    static void inspect(byte[] file, long most) throws IOException {
        try (ZipFile zip = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(file))
                .get()) {
            long unpacked = 0;
            int parts = 0;
            for (ZipArchiveEntry part : Collections.list(zip.getEntries())) {
                parts++;
                if (parts > MOST_PARTS) {
                    throw hostile();
                }
                unpacked += unpack(zip, part, most - unpacked);
            }
        }
    }

    /** How many bytes a part has; what its header says is not believed. */
    private static long unpack(ZipFile zip, ZipArchiveEntry part, long most) throws IOException {
        byte[] buffer = new byte[BUFFER];
        var search = new Search(DOCTYPE);
        long unpacked = 0;
        try (InputStream bytes = zip.getInputStream(part)) {
            for (int length = bytes.read(buffer); length >= 0; length = bytes.read(buffer)) {
                unpacked += length;
                if (unpacked > most || search.finds(buffer, length)) {
                    throw hostile();
                }
            }
        }
        return unpacked;
    }

    private static UnreadableTable hostile() {
        return new UnreadableTable(new Text(
                "このExcelファイルは、展開すると大きくなりすぎるか、許されない宣言を含んでいます。",
                "This workbook grows too large when unpacked, or declares what is not allowed."));
    }

    /** Those that are not blank. */
    private static List<TableReading.Line> rows(byte[] file) throws IOException {
        var options = new ReadingOptions(true, false);
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(file), options);
                Stream<Row> rows = book.getFirstSheet().openStream()) {
            var filled = new ArrayList<TableReading.Line>();
            rows.forEach(row -> {
                TableReading.requireBounds(filled.size() - 1, row.getCellCount());
                var line = new TableReading.Line(row.getRowNum(), cells(row));
                if (!line.isBlank()) {
                    filled.add(line);
                }
            });
            return filled;
        }
    }

    private static List<String> cells(Row row) {
        var cells = new ArrayList<String>(Collections.nCopies(row.getCellCount(), ""));
        for (int column = 0; column < row.getCellCount(); column++) {
            Cell cell = row.getCell(column);
            if (cell != null) {
                cells.set(column, text(cell));
            }
        }
        return cells;
    }

    private static String text(Cell cell) {
        if (cell.getType() == CellType.NUMBER && isDay(cell)) {
            var moment = cell.asDate();
            return moment.toLocalTime().equals(LocalTime.MIDNIGHT)
                    ? moment.toLocalDate().toString()
                    : moment.toString();
        }
        if (cell.getType() == CellType.NUMBER) {
            return plain(cell.asNumber());
        }
        return cell.getText();
    }

    /** 1E999999999 is short in the file and a thousand million digits when it is written out. */
    private static String plain(BigDecimal number) {
        if (Math.abs((long) number.scale()) > MOST_DIGITS || number.precision() > MOST_DIGITS) {
            throw new UnreadableTable(new Text(
                    "桁の多すぎる数があります（" + MOST_DIGITS + "桁まで）。文字として入力し直してください。",
                    "A number has too many digits; at most " + MOST_DIGITS + ". Please enter it as text."));
        }
        return number.stripTrailingZeros().toPlainString();
    }

    /** Days are numbers that are shown as days. */
    private static boolean isDay(Cell cell) {
        String format = cell.getDataFormatString();
        if (format == null) {
            return false;
        }
        String shown = format.replaceAll("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.", "").toLowerCase(java.util.Locale.ROOT);
        return shown.contains("y") || shown.contains("d") || shown.contains("e") && shown.contains("m");
    }

    /** Looks for some bytes in a stream that comes in pieces. */
    private static final class Search {

        private final byte[] wanted;
        private int matched;

        Search(byte[] wanted) {
            this.wanted = wanted;
        }

        boolean finds(byte[] piece, int length) {
            for (int i = 0; i < length; i++) {
                matched = piece[i] == wanted[matched] ? matched + 1 : piece[i] == wanted[0] ? 1 : 0;
                if (matched == wanted.length) {
                    return true;
                }
            }
            return false;
        }
    }
}
