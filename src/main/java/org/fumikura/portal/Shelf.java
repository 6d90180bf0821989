package org.fumikura.portal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The packages of one municipality as its folder shows them; looked at anew when the file of heads is another one. */
final class Shelf {

    private static final Logger LOG = LoggerFactory.getLogger(Shelf.class);

    /** When something was refused, it may only not have arrived yet: how long until it is looked at again. */
    private static final long AGAIN = Duration.ofSeconds(30).toNanos();

    private final Path folder;
    private final String municipality;
    private final ReentrantLock door = new ReentrantLock();
    private volatile @Nullable Contents contents;

    Shelf(Path folder, String municipality) {
        this.folder = folder;
        this.municipality = municipality;
    }

    /**
     * What lay in the folder when its heads were last written.
     *
     * @param stamp tells one state of the heads from another
     * @param packages those that are whole, the newest first
     * @param refused how many are not
     * @param pages what was made of them, for who asks the same
     */
    record Contents(
            String stamp,
            SiteName name,
            Map<PublicationKey, PublishedPackage> byKey,
            List<PublishedPackage> packages,
            int refused,
            long readAt,
            Map<String, SiteAnswer> pages) {

        Optional<PublishedPackage> find(PublicationKey key) {
            return Optional.ofNullable(byKey.get(key));
        }
    }

    /** @throws IOException when the folder can not be read, and never could */
    Contents contents() throws IOException {
        Contents known = contents;
        String stamp = stamp();
        if (known != null && isGood(known, stamp)) {
            return known;
        }
        if (known == null) {
            door.lock();
        } else if (!door.tryLock()) {
            // somebody is reading it anew
            return known;
        }
        try {
            Contents meanwhile = contents;
            if (meanwhile != null && isGood(meanwhile, stamp)) {
                return meanwhile;
            }
            Contents fresh = read(stamp, meanwhile);
            contents = fresh;
            return fresh;
        } catch (IOException problem) {
            if (known == null) {
                throw problem;
            }
            LOG.error("The packages in {} can not be read; what was there before is shown", folder, problem);
            return known;
        } finally {
            door.unlock();
        }
    }

    private static boolean isGood(Contents known, String stamp) {
        return known.stamp.equals(stamp) && (known.refused == 0 || System.nanoTime() - known.readAt < AGAIN);
    }

    /** Each file of heads is a new one, so the same means unchanged. */
    private String stamp() throws IOException {
        Path heads = folder.resolve(Heads.NAME);
        if (!Files.exists(heads)) {
            return "none";
        }
        BasicFileAttributes file = Files.readAttributes(heads, BasicFileAttributes.class);
        return file.fileKey() + " " + file.size() + " " + file.lastModifiedTime();
    }

    private Contents read(String stamp, @Nullable Contents before) throws IOException {
        SiteName name = SiteName.find(folder).orElse(new SiteName(municipality, municipality, false));
        var byKey = new LinkedHashMap<PublicationKey, PublishedPackage>();
        int refused = 0;
        for (Map.Entry<PublicationKey, Heads.Head> head :
                Heads.read(folder).all().entrySet()) {
            try {
                byKey.put(head.getKey(), known(head, before));
            } catch (BrokenPackage broken) {
                refused++;
                LOG.error(
                        "The package {} of {}, revision {}, is not shown: {}",
                        head.getKey().path(),
                        municipality,
                        head.getValue().revision(),
                        broken.getMessage());
            }
        }
        var newest = new ArrayList<>(byKey.values());
        newest.sort(
                Comparator.comparing((PublishedPackage each) -> each.manifest().about())
                        .thenComparing(each -> each.manifest().at())
                        .thenComparing(each -> each.manifest().source())
                        .reversed());
        return new Contents(
                stamp, name, byKey, List.copyOf(newest), refused, System.nanoTime(), new ConcurrentHashMap<>());
    }

    private PublishedPackage known(Map.Entry<PublicationKey, Heads.Head> head, @Nullable Contents before)
            throws BrokenPackage {
        PublishedPackage known = before == null ? null : before.byKey.get(head.getKey());
        return known != null && known.is(head.getValue())
                ? known
                : PublishedPackage.read(folder, municipality, head.getKey(), head.getValue());
    }
}
