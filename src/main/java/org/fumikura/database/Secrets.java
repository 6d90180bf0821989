package org.fumikura.database;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Properties;
import java.util.Set;

/** The passwords of the three roles and the remembered port, in one file that only its owner may read. */
final class Secrets {

    private static final int PASSWORD_BYTES = 24;
    private static final String PORT = "port";

    private final Path file;
    private final Properties values;

    private Secrets(Path file, Properties values) {
        this.file = file;
        this.values = values;
    }

    static Path fileIn(Path data) {
        return data.resolve("database.secret");
    }

    /** Reads the file, or makes it with fresh random passwords. */
    static Secrets openIn(Path data) throws IOException {
        Path file = fileIn(data);
        if (Files.exists(file)) {
            return readIn(data);
        }
        var secrets = new Secrets(file, new Properties());
        var random = new SecureRandom();
        for (String role : List.of(Accounts.SUPERUSER, Accounts.OWNER, Accounts.APPLICATION)) {
            byte[] bytes = new byte[PASSWORD_BYTES];
            random.nextBytes(bytes);
            secrets.values.setProperty(
                    role, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        }
        secrets.remember(FreePort.find());
        return secrets;
    }

    static Secrets readIn(Path data) throws IOException {
        Path file = fileIn(data);
        var values = new Properties();
        values.load(new StringReader(Files.readString(file)));
        return new Secrets(file, values);
    }

    String password(String role) {
        return value(role);
    }

    int port() {
        return Integer.parseInt(value(PORT));
    }

    /** Keeps a port; the file is on the disk when this returns. */
    void remember(int port) throws IOException {
        values.setProperty(PORT, Integer.toString(port));
        var text = new StringWriter();
        values.store(text, "The passwords of the program's own PostgreSQL. Without them its data can not be opened.");
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        try (FileChannel channel = FileChannel.open(
                fresh,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            channel.write(ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8)));
            channel.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private String value(String key) {
        String value = values.getProperty(key);
        if (value == null) {
            throw new CannotStart("%s has no entry \"%s\"".formatted(file, key));
        }
        return value;
    }
}
