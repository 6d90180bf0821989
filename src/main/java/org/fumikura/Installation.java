package org.fumikura;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.fumikura.database.Accounts;
import org.fumikura.database.OwnPostgres;

/** A data folder that holds everything that one installation keeps: the database, the content and the ledger's heads. */
record Installation(Path data) {

    /** Makes what is missing. Other users of the machine can not look into it. */
    void prepare() {
        try {
            for (Path folder : List.of(content(), heads())) {
                if (!Files.exists(folder)) {
                    Files.createDirectory(
                            folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
                }
            }
        } catch (IOException problem) {
            throw new FolderNotWritable(data, problem);
        }
    }

    /**
     * Starts the database.
     *
     * @param reset whether everything that the installation keeps is destroyed first; other things in the folder stay
     * @throws org.fumikura.database.FolderInUse when the program runs on it; nothing has changed then
     */
    OwnPostgres start(boolean reset) {
        return reset ? OwnPostgres.startAfresh(data, List.of(heads(), content())) : OwnPostgres.start(data);
    }

    /** How the program reaches what the installation keeps. */
    Map<String, Object> properties(Accounts accounts) {
        return Map.of(
                "spring.datasource.url", accounts.application().url(),
                "spring.datasource.username", accounts.application().user(),
                "spring.datasource.password", accounts.application().password(),
                "fumikura.content.folder", content().toString(),
                "fumikura.ledger.heads", heads().toString());
    }

    private Path content() {
        return data.resolve("content");
    }

    private Path heads() {
        return data.resolve("heads");
    }
}
