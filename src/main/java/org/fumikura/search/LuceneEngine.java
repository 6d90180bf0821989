package org.fumikura.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.util.Version;
import org.fumikura.tenancy.MunicipalityId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/** Keeps each index in a folder {@code <municipality>/<name>}. */
@Component
class LuceneEngine implements Engine {

    private final Path all;
    private final Supplier<Set<String>> counted;

    @Autowired
    LuceneEngine(SearchSettings settings, ObjectProvider<Findables> sources) {
        this(
                settings.folder(),
                () -> sources.stream()
                        .flatMap(source -> source.keys().counted().keySet().stream())
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /** @param counted the keys whose values are counted */
    LuceneEngine(Path folder, Supplier<Set<String>> counted) {
        this.all = folder;
        this.counted = counted;
    }

    @Override
    public Set<String> names(MunicipalityId municipality) {
        Path folder = folder(municipality);
        if (!Files.isDirectory(folder)) {
            return Set.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(each -> each.getFileName().toString()).collect(Collectors.toSet());
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    @Override
    public Index open(MunicipalityId municipality, String name) {
        try {
            Path folder = Files.createDirectories(folder(municipality).resolve(name));
            return new LuceneIndex(folder, counted.get());
        } catch (IOException problem) {
            throw LuceneIndex.told(problem);
        }
    }

    @Override
    public void remove(MunicipalityId municipality, String name) {
        try {
            FileSystemUtils.deleteRecursively(folder(municipality).resolve(name));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    @Override
    public String label() {
        return "Lucene " + Version.LATEST;
    }

    private Path folder(MunicipalityId municipality) {
        return all.resolve(Integer.toString(municipality.value()));
    }
}
