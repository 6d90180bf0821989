package org.fumikura.content;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.stereotype.Component;

/** How much room the disk of a file or folder has left, as the operating system says. */
@Component
class FreeSpace {

    long at(Path place) throws IOException {
        return Files.getFileStore(place).getUsableSpace();
    }
}
