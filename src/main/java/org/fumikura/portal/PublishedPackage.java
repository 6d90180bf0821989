package org.fumikura.portal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A package that was read from its folder and found to be what was published. Of its bytes only words to be searched stay in
 * memory; a body is verified each time it is read, a file again when it has been touched.
 */
final class PublishedPackage {

    private final Path folder;
    private final Manifest manifest;
    private final String sha256;
    private final String folded;
    private final Map<String, FileTime> touched;

    private PublishedPackage(
            Path folder, Manifest manifest, String sha256, String folded, Map<String, FileTime> touched) {
        this.folder = folder;
        this.manifest = manifest;
        this.sha256 = sha256;
        this.folded = folded;
        this.touched = touched;
    }

    /** Where the revisions of something lie in a municipality's folder. */
    static Path home(Path municipality, PublicationKey key) {
        return municipality.resolve(key.kind()).resolve(key.source().toString());
    }

    /**
     * Reads and verifies all of it.
     *
     * @param municipality the code of whom it has to be
     * @throws BrokenPackage when something of it is missing or altered, or it is somebody else's
     */
    static PublishedPackage read(Path municipalityFolder, String municipality, PublicationKey key, Heads.Head head)
            throws BrokenPackage {
        Path folder = home(municipalityFolder, key).resolve(Integer.toString(head.revision()));
        Manifest manifest = Manifest.read(verified(folder.resolve(Manifest.NAME), head.sha256()));
        if (!manifest.municipality().equals(municipality)
                || !manifest.key().equals(key)
                || manifest.revision() != head.revision()) {
            throw new BrokenPackage("it is another one");
        }
        String words = manifest.title() + " " + manifest.kindLabel() + " " + manifest.unit();
        var touched = new HashMap<String, FileTime>();
        String body = manifest.body();
        if (body != null) {
            String text = new String(verified(folder.resolve(Manifest.BODY), body), StandardCharsets.UTF_8);
            if (SafeHtml.offence(text).isPresent()) {
                throw new BrokenPackage(Manifest.BODY + " holds what no page may hold");
            }
            words += " " + SafeHtml.words(text);
        }
        String data = manifest.data();
        if (data != null) {
            verified(folder.resolve(Manifest.DATA), data);
        }
        for (Manifest.FileEntry file : manifest.files()) {
            touched.put(file.sha256(), verifiedFile(folder, file));
        }
        return new PublishedPackage(folder, manifest, head.sha256(), fold(words), touched);
    }

    /** Whether all of it lies in a folder as it should. */
    static boolean isWhole(Path folder, String sha256) {
        try {
            Manifest manifest = Manifest.read(verified(folder.resolve(Manifest.NAME), sha256));
            String body = manifest.body();
            if (body != null) {
                verified(folder.resolve(Manifest.BODY), body);
            }
            String data = manifest.data();
            if (data != null) {
                verified(folder.resolve(Manifest.DATA), data);
            }
            for (Manifest.FileEntry file : manifest.files()) {
                verifiedFile(folder, file);
            }
            return true;
        } catch (BrokenPackage broken) {
            return false;
        }
    }

    Manifest manifest() {
        return manifest;
    }

    boolean is(Heads.Head head) {
        return manifest.revision() == head.revision() && sha256.equals(head.sha256());
    }

    /** Whether all of these words, folded, stand in it. */
    boolean holds(List<String> words) {
        return words.stream().allMatch(folded::contains);
    }

    String body() throws BrokenPackage {
        String body = manifest.body();
        return body == null ? "" : new String(verified(folder.resolve(Manifest.BODY), body), StandardCharsets.UTF_8);
    }

    byte[] data() throws BrokenPackage {
        String data = manifest.data();
        return data == null ? new byte[0] : verified(folder.resolve(Manifest.DATA), data);
    }

    /** Where a file lies, verified. */
    Path file(Manifest.FileEntry file) throws BrokenPackage {
        Path place = folder.resolve(Manifest.FILES).resolve(file.sha256());
        try {
            if (!Files.getLastModifiedTime(place).equals(touched.get(file.sha256()))) {
                verifiedFile(folder, file);
            }
            return place;
        } catch (IOException problem) {
            throw new BrokenPackage(file.sha256() + " can not be read: " + problem);
        }
    }

    long size(Manifest.FileEntry file) {
        try {
            return Files.size(folder.resolve(Manifest.FILES).resolve(file.sha256()));
        } catch (IOException gone) {
            return 0;
        }
    }

    /** One form for all ways of writing a word: widths, capitals, compatibility characters. */
    static String fold(String words) {
        return Normalizer.normalize(words, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\s+", " ");
    }

    private static byte[] verified(Path file, String sha256) throws BrokenPackage {
        try {
            byte[] bytes = Files.readAllBytes(file);
            if (!Digests.of(bytes).equals(sha256)) {
                throw new BrokenPackage(file.getFileName() + " was altered");
            }
            return bytes;
        } catch (NoSuchFileException missing) {
            throw new BrokenPackage(file.getFileName() + " is missing");
        } catch (IOException problem) {
            throw new BrokenPackage(file.getFileName() + " can not be read: " + problem);
        }
    }

    private static FileTime verifiedFile(Path folder, Manifest.FileEntry file) throws BrokenPackage {
        if (!file.sha256().matches("[0-9a-f]{64}")) {
            throw new BrokenPackage("no name of bytes: " + file.sha256());
        }
        Path place = folder.resolve(Manifest.FILES).resolve(file.sha256());
        try {
            FileTime before = Files.getLastModifiedTime(place);
            if (!Digests.of(place).equals(file.sha256())) {
                throw new BrokenPackage(file.sha256() + " was altered");
            }
            return before;
        } catch (NoSuchFileException missing) {
            throw new BrokenPackage(file.sha256() + " is missing");
        } catch (IOException problem) {
            throw new BrokenPackage(file.sha256() + " can not be read: " + problem);
        }
    }
}
