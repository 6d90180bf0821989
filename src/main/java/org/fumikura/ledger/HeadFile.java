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
import org.fumikura.tenancy.MunicipalityId;
import org.fumikura.tenancy.Tenancy;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/**
 * Copies the head of each chain to a file outside of the database, line by line, so that a chain rewritten as a whole is
 * found. A line is {@code position hash official-time}; a line cut short by a crash is ignored, the next one follows on a
 * line of its own.
 */
@Component
class HeadFile implements Follower {

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
        Files.createDirectories(folder);
        try (FileChannel file = FileChannel.open(
                path(Tenancy.current()),
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE)) {
            long end = file.size();
            var lastByte = ByteBuffer.allocate(1);
            if (end > 0 && file.read(lastByte, end - 1) == 1 && lastByte.get(0) != '\n') {
                end += file.write(ByteBuffer.wrap(new byte[] {'\n'}), end);
            }
            file.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.US_ASCII)), end);
            file.force(true);
        }
    }

    /** Every head ever copied for a municipality, oldest first. */
    List<Head> list(MunicipalityId municipality) throws IOException {
        Path file = path(municipality);
        if (!Files.exists(file)) {
            return List.of();
        }
        var heads = new ArrayList<Head>();
        for (String line : Files.readAllLines(file, StandardCharsets.US_ASCII)) {
            String[] parts = line.split(" ", -1);
            if (parts.length == 3 && parts[1].length() == 64 && parts[2].endsWith("Z")) {
                heads.add(new Head(Long.parseLong(parts[0]), HexFormat.of().parseHex(parts[1])));
            }
        }
        return heads;
    }

    private Path path(MunicipalityId municipality) {
        return folder.resolve(municipality.value() + ".heads");
    }
}
