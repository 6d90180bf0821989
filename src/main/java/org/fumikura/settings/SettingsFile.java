package org.fumikura.settings;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import org.fumikura.shared.Text;

/**
 * The configuration file: lines {@code key = value} in UTF-8; what begins with # is a comment. A value is what stands behind
 * the first equals sign, without the blanks around it; there are no quotes and no continued lines.
 */
record SettingsFile(Path path, List<Entry> entries, List<Complaint> complaints) {

    record Entry(String key, String value, Origin.Line origin) {}

    static SettingsFile read(Path path) {
        var entries = new ArrayList<Entry>();
        var complaints = new ArrayList<Complaint>();
        try {
            int number = 0;
            for (String line : Files.readString(path).replace("\ufeff", "").split("\\R", -1)) {
                number++;
                read(line.strip(), new Origin.Line(path, number), entries, complaints);
            }
        } catch (CharacterCodingException otherEncoding) {
            complaints.add(unreadable(path, new Text("UTF-8 で保存してください。", "Please save it in UTF-8.")));
        } catch (IOException problem) {
            complaints.add(
                    unreadable(path, new Text("読めません（" + problem + "）。", "It can not be read (" + problem + ").")));
        }
        return new SettingsFile(path, List.copyOf(entries), List.copyOf(complaints));
    }

    private static void read(String line, Origin.Line origin, List<Entry> entries, List<Complaint> complaints) {
        if (line.isEmpty() || line.startsWith("#")) {
            return;
        }
        int equals = line.indexOf('=');
        if (equals < 1) {
            complaints.add(new Complaint(
                    line.length() > 40 ? line.substring(0, 40) + "…" : line,
                    origin,
                    new Text("「項目 = 値」の形で書いてください。", "Please write it as “key = value”.")));
            return;
        }
        entries.add(new Entry(
                line.substring(0, equals).strip(), line.substring(equals + 1).strip(), origin));
    }

    private static Complaint unreadable(Path path, Text what) {
        return new Complaint("--config", new Origin.File(path), what);
    }

    /** Whether everybody on this machine can read a file. Where the file system does not know, nobody else can. */
    static boolean isOpenToEverybody(Path file) {
        try {
            return Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ);
        } catch (IOException | UnsupportedOperationException unknown) {
            return false;
        }
    }
}
