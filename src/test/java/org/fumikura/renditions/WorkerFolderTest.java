package org.fumikura.renditions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

/** The folder through which files go to the worker and come back. */
class WorkerFolderTest {

    @Test
    @DisplayName(
            "an errand beside the program leaves alone what its worker reads; who needs a worker clears away what is old")
    void isClearedByWhoNeedsAWorkerAlone(@TempDir Path folder) throws IOException {
        Path read =
                Files.createDirectories(folder.resolve("worker").resolve("in")).resolve("being-read.pdf");
        Files.writeString(read, "%PDF-1.4");

        try (var errand = new Worker(settings(folder))) {
            assertThat(errand.isLookedInto()).isFalse();
            assertThat(read).exists();
        }
        assertThat(read).exists();

        try (var program = new Worker(settings(folder))) {
            assertThat(program.readable()).isEmptyDirectory();
        }
    }

    private static RenditionSettings settings(Path folder) {
        return new RenditionSettings(folder, DataSize.ofMegabytes(1), false, false, RenditionSettings.NO_CLAMD);
    }
}
