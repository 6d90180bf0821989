package org.fumikura.renditions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** LibreOffice that stands ready before there is a file for it. */
class OfficeTest {

    @TempDir
    private Path folder;

    @Test
    void eachFileMeetsAProcessThatHasSeenNoOther() throws Exception {
        try (var office = new Office(folder, false, true)) {
            office.prepare();
            assertThat(text(office, Foreign.docx("一件目の文書", "一"))).contains("一件目の文書");
            byte[] cut = Arrays.copyOf(Foreign.docx("途中", "まで"), 300);
            assertThatThrownBy(() -> text(office, cut)).isInstanceOf(IOException.class);

            List<ProcessHandle> waiting = started();
            assertThat(waiting).as("one stands ready").isNotEmpty();
            assertThat(text(office, Foreign.docx("二件目の文書", "二")))
                    .contains("二件目の文書")
                    .doesNotContain("一件目");
            await("its time is over with its file")
                    .untilAsserted(() -> assertThat(started()).doesNotContainAnyElementsOf(waiting));
        }
        await("none outlives the worker")
                .untilAsserted(() -> assertThat(started()).isEmpty());
        try (var left = Files.list(folder)) {
            assertThat(left).allMatch(path -> path.getFileName().toString().matches("from|to\\.pdf"));
        }
    }

    private List<ProcessHandle> started() {
        return ProcessHandle.current()
                .descendants()
                .filter(process -> process.info()
                        .commandLine()
                        .filter(line -> line.contains(folder.toString()))
                        .isPresent())
                .toList();
    }

    private String text(Office office, byte[] bytes) throws Exception {
        Path from = Files.write(folder.resolve("from"), bytes);
        File to = folder.resolve("to.pdf").toFile();
        office.convert(Kind.DOCX, from.toFile(), to);
        try (var pdf = Loader.loadPDF(to)) {
            return new PDFTextStripper().getText(pdf);
        }
    }
}
