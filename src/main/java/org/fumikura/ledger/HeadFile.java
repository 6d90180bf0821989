package org.fumikura.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fumikura.tenancy.MunicipalityId;
import org.fumikura.tenancy.Tenancy;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/**
 * Copies the head of each chain to a file outside of the database, line by line, so that a chain rewritten as a whole is
 * found. A line is {@code position hash official-time}; a line cut short by a crash is ignored, as is whatever else is none;
 * the next one follows on a line of its own.
 */
@Component
class HeadFile implements Follower {

    private static final Pattern LINE = Pattern.compile("([0-9]{1,18}) ([0-9a-f]{64}) [0-9T:.-]+Z");
    private static final Pattern FILE = Pattern.compile("([0-9]{1,9})\\.heads");

    private final Path folder;
    private final DSLContext db;

    HeadFile(LedgerSettings settings, DSLContext db) {
        this.folder = settings.heads();
        this.db = db;
    }

    @Override
    public String name() {
        return "heads";
    }

    @Override
    public void apply(List<LedgerEntry> entries) {
        LedgerEntry last = entries.getLast();
        byte[] hash = db.select(org.fumikuradb.ledger.Tables.ACT.HASH)
                .from(org.fumikuradb.ledger.Tables.ACT)
                .where(org.fumikuradb.ledger.Tables.ACT.POSITION.eq(DSL.val(last.position())))
                .fetchSingle()
                .value1();
        String line = last.position() + " " + HexFormat.of().formatHex(hash) + " " + last.officialAt() + "\n";
        try {
            append(line);
        } catch (IOException problem) {
            throw new UncheckedIOException("the ledger's head could not be copied to " + folder, problem);
        }
    }

    private void append(String line) throws IOException {
        Path path = path(Tenancy.current());
        boolean isNew = !Files.exists(path);
        Files.createDirectories(folder);
        try (FileChannel file =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            long end = file.size();
            var lastByte = ByteBuffer.allocate(1);
            if (end > 0 && file.read(lastByte, end - 1) == 1 && lastByte.get(0) != '\n') {
                end += file.write(ByteBuffer.wrap(new byte[] {'\n'}), end);
            }
            file.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.US_ASCII)), end);
            file.force(true);
        }
        if (isNew) {
            try (FileChannel entries = FileChannel.open(folder, StandardOpenOption.READ)) {
                entries.force(true);
            }
        }
    }

    /** Every head ever copied for a municipality, oldest first. */
    List<Head> list(MunicipalityId municipality) throws IOException {
        Path file = path(municipality);
        if (!Files.exists(file)) {
            return List.of();
        }
        var heads = new ArrayList<Head>();
        // of eight-bit characters every byte is one, whatever somebody did to the file
        for (String line : Files.readAllLines(file, StandardCharsets.ISO_8859_1)) {
            Matcher copied = LINE.matcher(line);
            if (copied.matches()) {
                heads.add(
                        new Head(Long.parseLong(copied.group(1)), HexFormat.of().parseHex(copied.group(2))));
            }
        }
        return heads;
    }

    /** Every municipality for which a head was ever copied. */
    Set<MunicipalityId> municipalities() throws IOException {
        if (!Files.exists(folder)) {
            return Set.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> FILE.matcher(file.getFileName().toString()))
                    .filter(Matcher::matches)
                    .map(name -> new MunicipalityId(Integer.parseInt(name.group(1))))
                    .collect(Collectors.toSet());
        }
    }

    private Path path(MunicipalityId municipality) {
        return folder.resolve(municipality.value() + ".heads");
    }
}
