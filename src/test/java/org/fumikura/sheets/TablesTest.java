package org.fumikura.sheets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What goes out as a file comes in again as it was, and what comes from others is not trusted. */
class TablesTest {

    private static final Grid GRID = new Grid(
            List.of("コード", "名称"),
            List.of(
                    List.of("0010", "改行\nと\"引用\"と,点"),
                    List.of("=1+1", "＝HYPERLINK(\"http://x\")"),
                    List.of("-5", "+81"),
                    List.of("@SUM", "'引用符で始まる"),
                    List.of("\t字下げ", "ー〜ではない横線"),
                    List.of("", "空の欄")));

    private final Tables tables = new Tables();
    private final TableReading reading = new TableReading();

    @ParameterizedTest
    @EnumSource(names = {"CSV_UTF8", "XLSX"})
    void whatGoesOutComesInAgain(TableFormat format) {
        assertThat(reading.read(written(GRID, format))).isEqualTo(GRID);
    }

    @Test
    void whatGoesOutInCp932ComesInAgain() {
        var grid = new Grid(List.of("氏名"), List.of(List.of("髙橋 﨑"), List.of("=①～"), List.of("ｱｲｳ")));

        assertThat(tables.findUnwritable(grid)).isEmpty();
        assertThat(reading.read(written(grid, TableFormat.CSV_CP932))).isEqualTo(grid);
    }

    @Test
    void noCellOfCsvBeginsAFormula() {
        String csv = new String(written(GRID, TableFormat.CSV_UTF8), StandardCharsets.UTF_8);

        assertThat(csv).startsWith("\uFEFF");
        assertThat(csv).contains("'=1+1", "'＝HYPERLINK", "'-5", "'+81", "'@SUM", "''引用符", "'\t字下げ");
        assertThat(Arrays.stream(csv.substring(1).split("[,\r\n]")).filter(cell -> cell.matches("\"?[=+\\-@＝].*")))
                .isEmpty();
    }

    @Test
    void whatCp932LacksIsReportedWithItsPlace() {
        var grid = new Grid(
                List.of("番号", "氏名"), List.of(List.of("1", "田中"), List.of("2", "𠮷田"), List.of("3", "葛\uDB40\uDD00城〜")));

        assertThat(tables.findUnwritable(grid))
                .containsExactly(
                        new Unwritable(3, "氏名", "𠮷"),
                        new Unwritable(4, "氏名", "葛\uDB40\uDD00"),
                        new Unwritable(4, "氏名", "〜"));
        assertThat(tables.findUnwritable(grid).getFirst().codePoints()).isEqualTo("U+20BB7");
        assertThat(tables.withGeta(grid).rows().get(1)).containsExactly("2", "〓田");
        assertThatExceptionOfType(UncheckedIOException.class)
                .as("nothing is replaced in silence")
                .isThrownBy(() -> written(grid, TableFormat.CSV_CP932));
    }

    @Test
    void theEncodingIsRecognised() {
        String csv = "コード,名称\r\n01,豊島区\r\n";
        var grid = new Grid(List.of("コード", "名称"), List.of(List.of("01", "豊島区")));

        assertThat(reading.read(csv.getBytes(StandardCharsets.UTF_8))).isEqualTo(grid);
        assertThat(reading.read(("\uFEFF" + csv).getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(grid);
        assertThat(reading.read(csv.getBytes(Cp932.CHARSET))).isEqualTo(grid);
    }

    @Test
    void rowsKeepTheLinesOnWhichTheyStand() {
        String csv = "\n番号,名称\n\n1,\"二行の\n名称\"\n,\n\n2,次\n\n";
        Grid read = reading.read(csv.getBytes(StandardCharsets.UTF_8));
        assertThat(read.rows()).containsExactly(List.of("1", "二行の\n名称"), List.of("2", "次"));
        assertThat(read.lines()).containsExactly(4, 7);

        var blanks = new Grid(List.of("番号"), List.of(List.of("1"), List.of(""), List.of("2")));
        assertThat(reading.read(written(blanks, TableFormat.XLSX)).lines()).containsExactly(2, 4);
    }

    @Test
    void aWorkbookThatGrowsBeyondMeasureIsRefused() {
        int most = 1024 * 1024;
        byte[] bomb = zip("xl/worksheets/sheet1.xml", new byte[most + 1]);

        assertThat(bomb.length).isLessThan(most / 100);
        assertThatExceptionOfType(UnreadableTable.class).isThrownBy(() -> Workbooks.inspect(bomb, most));
    }

    @Test
    void aNumberOfMoreDigitsThanAnybodyWritesIsRefused() {
        for (String number : List.of("1E999999999", "1E-999999999", "1E40")) {
            byte[] hostile = workbook("<c r=\"A1\"><v>" + number + "</v></c>");

            assertThatExceptionOfType(UnreadableTable.class)
                    .as(number)
                    .isThrownBy(() -> reading.read(hostile))
                    .withMessageContaining("digits");
        }
        assertThat(reading.read(workbook("<c r=\"A1\"><v>1.5E3</v></c>")).head())
                .containsExactly("1500");
    }

    @Test
    void aWorkbookThatDeclaresEntitiesIsRefused() {
        byte[] hostile = zip(
                "xl/workbook.xml",
                "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>"
                        .getBytes(StandardCharsets.UTF_8));

        assertThatExceptionOfType(UnreadableTable.class).isThrownBy(() -> reading.read(hostile));
    }

    @Test
    void whatIsNoTableIsRefused() {
        for (byte[] none :
                List.of(new byte[0], new byte[] {'P', 'K', 3, 4, 0, 0}, new byte[] {(byte) 0xFF, (byte) 0xFF})) {
            assertThatExceptionOfType(UnreadableTable.class).isThrownBy(() -> reading.read(none));
        }
    }

    private byte[] written(Grid grid, TableFormat format) {
        var bytes = new ByteArrayOutputStream();
        try {
            tables.write(grid, format, "一覧", bytes);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
        return bytes.toByteArray();
    }

    private byte[] workbook(String cell) {
        byte[] plain = written(new Grid(List.of("A"), List.of()), TableFormat.XLSX);
        var bytes = new ByteArrayOutputStream();
        try (var parts = ZipFile.builder()
                        .setSeekableByteChannel(new SeekableInMemoryByteChannel(plain))
                        .get();
                var zip = new ZipOutputStream(bytes)) {
            for (ZipArchiveEntry part : Collections.list(parts.getEntries())) {
                String content = new String(parts.getInputStream(part).readAllBytes(), StandardCharsets.UTF_8);
                zip.putNextEntry(new ZipEntry(part.getName()));
                zip.write(content.replaceFirst("<c [^>]*>.*</c>", cell).getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
        return bytes.toByteArray();
    }

    private static byte[] zip(String name, byte[] content) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
            zip.closeEntry();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
        return bytes.toByteArray();
    }
}
