package org.fumikura;

import java.io.IOException;
import java.nio.file.Path;
import org.fumikura.shared.Refusal;
import org.fumikura.shared.Text;

/** The data folder can not be made or emptied. */
final class FolderNotWritable extends Refusal {

    private static final long serialVersionUID = 1;

    FolderNotWritable(Path folder, IOException problem) {
        super(
                "command.folder-not-writable",
                new Text(
                        "フォルダー %s に書き込めません（%s）。".formatted(folder, problem),
                        "The folder %s can not be written to (%s).".formatted(folder, problem)),
                new Text(
                        "書き込みの許可と空き容量を確かめるか、別のフォルダーを指定してください。",
                        "Please check its permissions and the free space, or name another folder."));
    }
}
