package org.fumikura.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.fumikura.shared.Text;

/** A file that holds one secret, as secret stores hand them out. */
final class SecretFile {

    private SecretFile() {}

    /** Its content without the blanks around it; "" and a complaint when it can not be used. */
    static String read(String key, String name, Origin origin, List<Complaint> complaints) {
        Path file = Path.of(name);
        try {
            if (SettingsFile.isOpenToEverybody(file)) {
                complaints.add(new Complaint(key, origin, OpenToEverybody.text(file)));
            }
            return Files.readString(file).strip();
        } catch (IOException problem) {
            complaints.add(new Complaint(
                    key,
                    origin,
                    new Text(
                            "ファイル %s を読めません（%s）。".formatted(name, problem),
                            "The file %s can not be read (%s).".formatted(name, problem))));
            return "";
        }
    }
}
