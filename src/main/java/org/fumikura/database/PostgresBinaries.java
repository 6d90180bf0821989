package org.fumikura.database;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.fumikura.shared.Text;
import org.tukaani.xz.XZInputStream;

/** The server's programs, unpacked once into a folder that is named by their digest. */
final class PostgresBinaries {

    private static final int EXECUTABLE = 0111;
    private static final int DIGEST_DIGITS = 12;

    private final Path home;

    private PostgresBinaries(Path home) {
        this.home = home;
    }

    /** Unpacks the programs below a folder unless they already lie there. Several processes may do so at once. */
    static PostgresBinaries in(Path folder) throws IOException {
        String archive = archive();
        Path home = folder.toAbsolutePath().resolve("postgres-" + digest(archive));
        if (!Files.exists(home)) {
            createReadable(folder);
            Path fresh = Files.createTempDirectory(folder, "unpacking-");
            createReadable(fresh);
            unpack(archive, fresh);
            settle(fresh, home);
        }
        return new PostgresBinaries(home);
    }

    String program(String name) {
        return home.resolve("bin").resolve(name).toString();
    }

    private static String archive() {
        String machine = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        String name = "/postgres-linux-" + (machine.equals("amd64") ? "x86_64" : machine) + ".txz";
        if (PostgresBinaries.class.getResource(name) == null) {
            throw new CannotStart(new Text(
                    "この種類の計算機（%s）で動く PostgreSQL は同梱されていません。x86-64 の Linux で動かしてください。".formatted(machine),
                    "No PostgreSQL for this kind of machine (%s) is included. Please use Linux on x86-64."
                            .formatted(machine)));
        }
        return name;
    }

    private static InputStream open(String archive) {
        InputStream bytes = PostgresBinaries.class.getResourceAsStream(archive);
        if (bytes == null) {
            throw new IllegalStateException("missing from the program: " + archive);
        }
        return bytes;
    }

    private static String digest(String archive) throws IOException {
        try (var bytes = new DigestInputStream(open(archive), MessageDigest.getInstance("SHA-256"))) {
            bytes.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(bytes.getMessageDigest().digest()).substring(0, DIGEST_DIGITS);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static void unpack(String archive, Path target) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZInputStream(open(archive)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException("an entry points out of the archive: " + entry.getName());
                }
                if (!entry.isDirectory()) {
                    write(tar, entry, path);
                }
            }
        }
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path path) throws IOException {
        createReadable(path.resolveSibling("."));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, path);
        boolean executable = (entry.getMode() & EXECUTABLE) != 0;
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
    }

    /** The server may run as another user, whatever the umask of this one is. */
    private static void createReadable(Path folder) throws IOException {
        Files.createDirectories(folder.normalize());
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static void settle(Path fresh, Path home) throws IOException {
        try {
            Files.move(fresh, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException twin) {
            Folders.delete(fresh);
        } catch (FileSystemException problem) {
            if (!Files.exists(home)) {
                throw problem;
            }
            Folders.delete(fresh);
        }
    }
}
