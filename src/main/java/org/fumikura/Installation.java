package org.fumikura;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.fumikura.database.Accounts;
import org.fumikura.database.OwnPostgres;
import org.springframework.util.FileSystemUtils;

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
     * Destroys everything that the installation keeps. The folder may hold other things; they stay.
     *
     * @throws org.fumikura.database.FolderInUse when the program runs on it
     */
    void erase() {
        OwnPostgres.erase(data);
        try {
            FileSystemUtils.deleteRecursively(content());
            FileSystemUtils.deleteRecursively(heads());
        } catch (IOException problem) {
            throw new FolderNotWritable(data, problem);
        }
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
