package org.fumikura.sheets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The typefaces of this machine. They are sought when the first sheet is printed, not when the program starts, and again as
 * long as a family is missing.
 */
@Component
class Faces {

    private static final Logger LOG = LoggerFactory.getLogger(Faces.class);
    private static final int DEPTH = 8;

    private final List<Path> folders;
    private List<Installed> installed = List.of();

    @Autowired
    Faces(SheetSettings settings) {
        this(Stream.concat(settings.faces().stream(), systemFolders().stream()).toList());
    }

    Faces(List<Path> folders) {
        this.folders = folders;
    }

    /**
     * The faces, those of a family in the order in which they are to be tried.
     *
     * @throws NoFace if a family has none
     */
    synchronized List<Installed> list() {
        if (installed.isEmpty()) {
            installed = find();
        }
        return installed;
    }

    private List<Installed> find() {
        Map<String, Path> files = files();
        var found = new ArrayList<Installed>();
        for (Family family : Family.values()) {
            int before = found.size();
            for (Family.FaceFile file : family.files()) {
                Optional.ofNullable(files.get(file.name()))
                        .flatMap(Faces::read)
                        .ifPresent(face -> found.add(new Installed(family, file.weight(), face)));
            }
            if (found.size() == before) {
                throw new NoFace(family);
            }
        }
        return List.copyOf(found);
    }

    private Map<String, Path> files() {
        Set<String> wanted = Stream.of(Family.values())
                .flatMap(family -> family.files().stream())
                .map(Family.FaceFile::name)
                .collect(Collectors.toSet());
        var files = new HashMap<String, Path>();
        for (Path folder : folders) {
            try {
                Files.walkFileTree(folder, Set.of(FileVisitOption.FOLLOW_LINKS), DEPTH, new Search(wanted, files));
            } catch (IOException problem) {
                throw new UncheckedIOException(problem);
            }
        }
        return files;
    }

    private static Optional<Face> read(Path file) {
        try {
            return Optional.of(new Face(file));
        } catch (IOException problem) {
            LOG.warn("The typeface {} can not be read and is left out", file, problem);
            return Optional.empty();
        }
    }

    static List<Path> systemFolders() {
        Path home = Path.of(System.getProperty("user.home"));
        return List.of(
                home.resolve(".local/share/fonts"),
                home.resolve(".fonts"),
                Path.of("/usr/local/share/fonts"),
                Path.of("/usr/share/fonts"));
    }

    /** A face of this machine in its part. */
    record Installed(Family family, int weight, Face face) {}

    /** Notes the first file of each name; folders that may not be read are passed by. */
    private static final class Search extends SimpleFileVisitor<Path> {

        private final Set<String> wanted;
        private final Map<String, Path> found;

        Search(Set<String> wanted, Map<String, Path> found) {
            this.wanted = wanted;
            this.found = found;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String name = file.getFileName().toString();
            if (attributes.isRegularFile() && wanted.contains(name)) {
                found.putIfAbsent(name, file);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException problem) {
            return FileVisitResult.CONTINUE;
        }
    }
}
