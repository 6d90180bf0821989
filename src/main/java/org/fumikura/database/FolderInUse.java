package org.fumikura.database;

import java.nio.file.Path;
import org.fumikura.shared.Refusal;
import org.fumikura.shared.Text;

/** Another copy of the program works on the same folder. */
public final class FolderInUse extends Refusal {

    private static final long serialVersionUID = 1;

    FolderInUse(Path folder, String process) {
        super(
                "database.folder-in-use",
                new Text(
                        "このフォルダーは別の文倉（プロセス %s）が使っています: %s".formatted(process, folder),
                        "Another Fumikura (process %s) is using this folder: %s".formatted(process, folder)),
                new Text(
                        "何も変更していません。動いている文倉を止めるか、別のフォルダーを指定してください。",
                        "Nothing was changed. Stop the one that is running, or name another folder."));
    }
}
