package org.fumikura.database;

import java.nio.file.Path;
import org.fumikura.shared.Refusal;
import org.fumikura.shared.Text;

/** Another copy of the program works on the same data folder. */
public final class FolderInUse extends Refusal {

    private static final long serialVersionUID = 1;

    FolderInUse(Path folder, String process) {
        super(
                "database.folder-in-use",
                new Text(
                        "この資料フォルダーは別の文倉（プロセス %s）が使っています: %s".formatted(process, folder),
                        "Another Fumikura (process %s) is using this data folder: %s".formatted(process, folder)),
                new Text(
                        "動いている文倉を止めるか、--data で別のフォルダーを指定してください。",
                        "Stop the one that is running, or name another folder with --data."));
    }
}
