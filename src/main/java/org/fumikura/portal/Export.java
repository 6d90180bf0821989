package org.fumikura.portal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.fumikura.content.Contents;
import org.fumikura.tenancy.Municipalities;
import org.fumikura.tenancy.Municipality;
import org.fumikura.tenancy.Tenancy;
import org.springframework.stereotype.Component;

/**
 * Writes what the current municipality publishes into its folder. Only the last revision of each lies there; the ones before are
 * taken away after it has come. Repeating does no harm: what is there already is left alone.
 */
@Component
class Export {

    private static final String LOCK = ".lock";

    private final Path packages;
    private final PublicationRows rows;
    private final Contents contents;
    private final Municipalities municipalities;
    /** The lock of the file is one of processes, not of threads. */
    private final ReentrantLock door = new ReentrantLock();

    Export(PortalSettings settings, PublicationRows rows, Contents contents, Municipalities municipalities) {
        this.packages = settings.packages();
        this.rows = rows;
        this.contents = contents;
        this.municipalities = municipalities;
    }

    /**
     * Brings the folder up to date with the rows of these; part of a reading or working transaction.
     *
     * @return how many packages were not there as they should be
     */
    int write(Collection<PublicationKey> keys) {
        Municipality municipality = municipalities.list().stream()
                .filter(each -> each.id().equals(Tenancy.current()))
                .findFirst()
                .orElseThrow();
        Path folder = packages.resolve(municipality.code());
        door.lock();
        try {
            Files.createDirectories(folder);
            try (FileChannel file = FileChannel.open(
                            folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock held = file.lock()) {
                return held.isValid() ? write(keys, municipality, folder) : 0;
            }
        } catch (IOException problem) {
            throw new UncheckedIOException("packages can not be written to " + folder, problem);
        } finally {
            door.unlock();
        }
    }

    private int write(Collection<PublicationKey> keys, Municipality municipality, Path folder) throws IOException {
        SiteName name = SiteName.of(municipality);
        if (!name.equals(SiteName.find(folder).orElse(null))) {
            Durable.replace(folder, SiteName.FILE, name.bytes());
        }
        Heads heads = Heads.read(folder);
        int written = 0;
        for (PublicationKey key : keys) {
            Revision newest = rows.newest(key).orElseThrow();
            Manifest manifest = newest.manifest(municipality.code());
            var head = new Heads.Head(manifest.revision(), Digests.of(manifest.bytes()));
            Path home = PublishedPackage.home(folder, key);
            boolean there = heads.find(key).filter(head::equals).isPresent()
                    && PublishedPackage.isWhole(home.resolve(Integer.toString(head.revision())), head.sha256());
            if (!there) {
                write(newest, manifest, home);
                heads.all().put(key, head);
                written++;
            }
        }
        if (written > 0) {
            heads.write(folder);
        }
        for (PublicationKey key : keys) {
            removeOthers(
                    PublishedPackage.home(folder, key),
                    heads.find(key).orElseThrow().revision());
        }
        return written;
    }

    private void write(Revision revision, Manifest manifest, Path home) throws IOException {
        String name = Integer.toString(manifest.revision());
        Path unfinished = home.resolve(Durable.UNFINISHED + name);
        Durable.remove(unfinished);
        Files.createDirectories(unfinished);
        Files.write(unfinished.resolve(Manifest.NAME), manifest.bytes());
        Revision.Content content = revision.content();
        if (content != null) {
            Files.write(unfinished.resolve(Manifest.BODY), content.body().getBytes(StandardCharsets.UTF_8));
            Files.write(unfinished.resolve(Manifest.DATA), content.data().getBytes(StandardCharsets.UTF_8));
            Files.createDirectory(unfinished.resolve(Manifest.FILES));
            for (PublicationFile file : content.files()) {
                copy(
                        file,
                        unfinished
                                .resolve(Manifest.FILES)
                                .resolve(file.content().toString()));
            }
        }
        Durable.remove(home.resolve(name));
        Durable.finish(home, unfinished, name);
    }

    private void copy(PublicationFile file, Path place) throws IOException {
        try (InputStream in = contents.open(file.content());
                OutputStream out = Files.newOutputStream(place)) {
            if (!Digests.copy(in, out).equals(file.content().toString())) {
                throw new IOException("the bytes " + file.content() + " are not what they were");
            }
        }
    }

    private static void removeOthers(Path home, int revision) throws IOException {
        try (Stream<Path> revisions = Files.list(home)) {
            List<Path> others = revisions
                    .filter(each -> !each.getFileName().toString().equals(Integer.toString(revision)))
                    .toList();
            for (Path other : others) {
                Durable.remove(other);
            }
        }
    }
}
