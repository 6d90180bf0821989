package org.fumikura.content;

import static org.fumikuradb.content.Tables.BLOB;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fumikura.tenancy.Municipalities;
import org.fumikura.tenancy.Tenancy;
import org.fumikura.tenancy.Transactions;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Finds the bytes that a crash left without an owner, by comparing what lies on the shelves with what is known and referred to
 * (docs/decisions/0005). It does so at the start alone, before the first request is taken: bytes that have arrived and wait
 * for their reference do not exist then.
 */
@Component
class OwnerlessBytes implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(OwnerlessBytes.class);
    private static final int AT_ONCE = 500;
    private static final Pattern SHELF = Pattern.compile("[0-9a-f]{2}");
    private static final Pattern NAME = Pattern.compile("[0-9a-f]{64}");

    private final Contents contents;
    private final DSLContext db;
    private final Transactions transactions;
    private final Municipalities municipalities;
    private volatile boolean running;

    OwnerlessBytes(Contents contents, DSLContext db, Transactions transactions, Municipalities municipalities) {
        this.contents = contents;
        this.db = db;
        this.transactions = transactions;
        this.municipalities = municipalities;
    }

    /** Before the web server, whose phase is among the last ones. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public void start() {
        running = true;
        municipalities
                .list()
                .forEach(municipality -> Tenancy.in(municipality.id(), () -> {
                    releaseUnreferred();
                    doomUnknown(contents.folder(municipality.id()));
                    return true;
                }));
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void releaseUnreferred() {
        byte[] behind = new byte[0];
        while (true) {
            byte[] from = behind;
            List<byte[]> page = transactions.read(
                    () -> db.resultQuery("select content.unreferenced({0}, {1})", DSL.val(from), DSL.val(AT_ONCE))
                            .fetch(0, byte[].class));
            if (page.isEmpty()) {
                return;
            }
            transactions.work(() -> page.forEach(sha256 -> contents.release(Sha256.of(sha256))));
            behind = page.getLast();
        }
    }

    private void doomUnknown(Path folder) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try {
            for (Path shelf : list(folder, SHELF)) {
                doomUnknown(list(shelf, NAME).stream()
                        .map(file -> file.getFileName().toString())
                        .toList());
            }
        } catch (IOException problem) {
            LOG.warn("The shelves could not be compared; this will be tried again at the next start", problem);
        }
    }

    private void doomUnknown(List<String> names) {
        for (int from = 0; from < names.size(); from += AT_ONCE) {
            List<byte[]> page = names.subList(from, Math.min(from + AT_ONCE, names.size())).stream()
                    .map(HexFormat.of()::parseHex)
                    .toList();
            transactions.work(() -> unknown(page).forEach(contents::doom));
        }
    }

    private Set<Sha256> unknown(List<byte[]> page) {
        Set<Sha256> unknown = page.stream().map(Sha256::of).collect(Collectors.toCollection(HashSet::new));
        db.select(BLOB.SHA256)
                .from(BLOB)
                .where(BLOB.SHA256.in(page))
                .forEach(row -> unknown.remove(Sha256.of(row.value1())));
        return unknown;
    }

    private static List<Path> list(Path folder, Pattern name) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(
                            path -> name.matcher(path.getFileName().toString()).matches())
                    .toList();
        }
    }
}
