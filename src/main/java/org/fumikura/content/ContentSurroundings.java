package org.fumikura.content;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.fumikura.settings.Part;
import org.fumikura.settings.Surroundings;
import org.fumikura.shared.Text;
import org.springframework.stereotype.Component;

/** The disk that holds the attachments. */
@Component
class ContentSurroundings implements Surroundings {

    private static final long GIGABYTE = 1024L * 1024 * 1024;
    private static final Text NAME = new Text("添付資料のディスク", "Disk of the attachments");
    private static final Text WITHOUT = new Text("資料を添付できません。", "Nothing can be attached.");

    private final ContentSettings settings;

    ContentSurroundings(ContentSettings settings) {
        this.settings = settings;
    }

    @Override
    public List<Part> parts() {
        try {
            long free = Files.getFileStore(settings.folder()).getUsableSpace();
            boolean good = Files.isWritable(settings.folder()) && free >= settings.reservedBytes();
            String room = free / GIGABYTE + " GB";
            return List.of(new Part(NAME, new Text("空き " + room, room + " free"), good, WITHOUT));
        } catch (IOException problem) {
            return List.of(new Part(NAME, new Text("開けません。", "It can not be opened."), false, WITHOUT));
        }
    }
}
