package org.fumikura;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fumikura.database.FolderLock;
import org.fumikura.database.OwnPostgres;

/**
 * The folders of one installation: for its own database, if it has one, for the content, for the ledger's heads, for what is shown
 * of the content, for the index of its search and for what is published.
 *
 * @param data what belongs to the installation as a whole
 */
record Installation(Path data, Path content, Path heads, Path renditions, Path search, Path portal) {

    /** An installation that keeps everything in one folder. */
    static Installation in(Path data) {
        return new Installation(
                data,
                data.resolve("content"),
                data.resolve("heads"),
                data.resolve("renditions"),
                data.resolve("search"),
                data.resolve("portal"));
    }

    /** Makes what is missing. Other users of the machine can not look into it. */
    void prepare() {
        for (Path folder : List.of(content, heads, renditions, search, portal)) {
            try {
                if (!Files.exists(folder)) {
                    Files.createDirectories(
                            folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
                }
            } catch (IOException problem) {
                throw new FolderNotWritable(folder, problem);
            }
            if (!Files.isWritable(folder)) {
                throw new FolderNotWritable(folder, new AccessDeniedException(folder.toString()));
            }
        }
    }

    /**
     * Takes the folder of the content for this process alone; there is one already.
     *
     * @throws org.fumikura.database.FolderInUse when another program of this machine works on it
     */
    FolderLock takeContent() {
        try {
            return FolderLock.take(content.toRealPath());
        } catch (IOException problem) {
            throw new FolderNotWritable(content, problem);
        }
    }

    /**
     * Starts a database of its own.
     *
     * @param reset whether everything that the installation keeps is destroyed first; other things in the folder stay
     * @throws org.fumikura.database.FolderInUse when the program runs on it; nothing has changed then
     */
    OwnPostgres start(boolean reset) {
        return reset
                ? OwnPostgres.startAfresh(data, List.of(heads, content, renditions, search, portal))
                : OwnPostgres.start(data);
    }

    /** How the program reaches what the installation keeps. */
    Map<String, Object> properties(DatabaseAccess database) {
        var properties = new HashMap<>(database.properties());
        properties.put("fumikura.content.folder", content.toString());
        properties.put("fumikura.ledger.heads", heads.toString());
        properties.put("fumikura.renditions.folder", renditions.toString());
        properties.put("fumikura.search.folder", search.toString());
        properties.put("fumikura.portal.packages", portal.toString());
        return properties;
    }
}
