package org.fumikura.settings;

import java.nio.file.Path;
import org.fumikura.shared.Text;

/** The words for a secret that is none. */
final class OpenToEverybody {

    private OpenToEverybody() {}

    static Text text(Path file) {
        return new Text(
                "秘密の値があるファイルを、この機械の誰もが読めます。chmod o-rwx %s を行ってください。".formatted(file),
                "Everybody on this machine can read the file with this secret. Please run: chmod o-rwx %s"
                        .formatted(file));
    }
}
