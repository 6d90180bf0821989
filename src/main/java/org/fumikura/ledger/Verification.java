package org.fumikura.ledger;

import static org.fumikuradb.ledger.Tables.FOLLOWER;
import static org.fumikuradb.ledger.Tables.HEAD;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.MunicipalityId;
import org.fumikura.tenancy.Tenancy;
import org.fumikura.tenancy.Transactions;
import org.fumikuradb.ledger.tables.records.HeadRecord;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/**
 * Checks a municipality's chain from its first act: that no position is missing, that every hash follows from the one before
 * it, that the words still fit their commitments, that the frozen rows still give the digest that their act committed to, that
 * rows which say that they are final have such an act, and that the heads copied outside of the database are in the chain and
 * reach as far as the database believes.
 */
@Component
public class Verification {

    private final DSLContext db;
    private final Transactions transactions;
    private final HeadFile heads;
    private final Map<String, FrozenRows> owners = new HashMap<>();

    Verification(DSLContext db, Transactions transactions, HeadFile heads, List<FrozenRows> owners) {
        this.db = db;
        this.transactions = transactions;
        this.heads = heads;
        owners.forEach(owner -> this.owners.put(owner.actKind(), owner));
    }

    /**
     * Reads the whole chain once, in one snapshot.
     *
     * @param findings empty when everything holds
     * @param entries how many acts were read
     */
    public record Report(long entries, long digests, Head head, List<Finding> findings) {}

    /** Verifies one municipality. Changes nothing. */
    public Report verify(MunicipalityId municipality) {
        var run = new Run(municipality);
        // before the snapshot: a head copied after it would look like a lost end of the chain
        run.readCopiedHeads();
        return Tenancy.in(municipality, () -> transactions.read(run::verify));
    }

    /** The municipalities whose heads were ever copied outside of the database, whatever its directory says now. */
    public Set<MunicipalityId> copied() {
        try {
            return heads.municipalities();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private final class Run {

        private final MunicipalityId municipality;
        private final List<Finding> findings = new ArrayList<>();
        private final List<Sealed> seals = new ArrayList<>();
        private final List<Missing> missingWords = new ArrayList<>();
        private final Set<UUID> erased = new HashSet<>();
        private final Map<Long, List<Head>> copied = new HashMap<>();
        private final Map<String, Set<UUID>> sealed = new HashMap<>();

        Run(MunicipalityId municipality) {
            this.municipality = municipality;
        }

        Report verify() {
            // a real office's chain takes longer than any act of an office
            db.execute("set local transaction_timeout = 0");
            compareFollower();
            Head reached = walk();
            compareHead(reached);
            seals.stream().filter(seal -> seal.erases(owners)).forEach(this::compare);
            for (Missing missing : missingWords) {
                if (!erased.contains(missing.subject)) {
                    find(
                            missing.position,
                            missing.subject,
                            missing.actKind,
                            "記載内容がありません（消去の記録もありません）",
                            "its words are gone, and no act says that they were erased");
                }
            }
            seals.stream().filter(seal -> !seal.erases(owners)).forEach(this::compare);
            owners.values().forEach(this::lookForUnsealed);
            return new Report(reached.position(), seals.size(), reached, List.copyOf(findings));
        }

        private void readCopiedHeads() {
            try {
                for (Head head : heads.list(municipality)) {
                    copied.computeIfAbsent(head.position(), unused -> new ArrayList<>())
                            .add(head);
                }
            } catch (IOException problem) {
                throw new UncheckedIOException(problem);
            }
        }

        private Head walk() {
            byte[] hash = CanonicalBytes.sha256(("fumikura ledger of municipality " + municipality.value())
                    .getBytes(java.nio.charset.StandardCharsets.UTF_8));
            var position = new AtomicLong();
            var toTell = new ArrayList<Runnable>();
            StoredChain.read(db, act -> {
                checkPlace(act, position.get(), toTell);
                if (!act.follows(hash)) {
                    toTell.add(about(
                            act, "台帳の行がその後に書き換えられています", "this line of the ledger was changed after it was written"));
                }
                checkWords(act, toTell);
                remember(act);
                act.copyHashTo(hash);
                position.set(act.position());
                checkCopied(act, hash, toTell);
            });
            toTell.forEach(Runnable::run);
            return new Head(position.get(), hash);
        }

        private void checkPlace(StoredAct act, long before, List<Runnable> toTell) {
            long at = act.position();
            if (at != before + 1) {
                toTell.add(about(
                        act,
                        "台帳の番号が %d から %d へ飛んでいます".formatted(before, at),
                        "the ledger jumps from %d to %d".formatted(before, at)));
            }
        }

        private void checkWords(StoredAct act, List<Runnable> toTell) {
            if (!act.hasWords()) {
                missingWords.add(new Missing(act.position(), act.subject(), act.kind()));
                return;
            }
            if (!act.keepsItsWords()) {
                toTell.add(about(
                        act, "台帳の記載内容がその後に書き換えられています", "the words of this line were changed after they were written"));
            }
        }

        private void remember(StoredAct act) {
            byte[] digest = act.digest();
            if (digest != null) {
                seals.add(new Sealed(act.position(), act.kind(), act.subject(), digest));
                sealed.computeIfAbsent(act.kind(), unused -> new HashSet<>()).add(act.subject());
            }
        }

        private void checkCopied(StoredAct act, byte[] hash, List<Runnable> toTell) {
            List<Head> expected = copied.remove(act.position());
            if (expected == null) {
                return;
            }
            if (expected.stream().anyMatch(head -> !MessageDigest.isEqual(head.hash(), hash))) {
                toTell.add(about(
                        act,
                        "台帳がこの位置より前で作り直されています（控えと一致しません）",
                        "the chain up to here was rewritten: it differs from the copy kept outside"));
            }
        }

        /** Tells of a finding once the chain is read: to name the record, the database must be asked. */
        private Runnable about(StoredAct act, String ja, String en) {
            long position = act.position();
            UUID subject = act.subject();
            String kind = act.kind();
            return () -> find(position, subject, kind, ja, en);
        }

        private void compareHead(Head reached) {
            copied.keySet().stream()
                    .sorted()
                    .findFirst()
                    .ifPresent(position -> find(
                            position,
                            "台帳の控えにある %d 番以降の行がありません".formatted(position),
                            "the ledger ends before position %d, which the copy outside knows".formatted(position)));
            HeadRecord head = db.selectFrom(HEAD).fetchOne();
            if (head == null) {
                find(reached.position(), "台帳の末尾の記録がありません", "the ledger has lost its head");
            } else if (head.getPosition() != reached.position()
                    || !MessageDigest.isEqual(head.getHash(), reached.hash())) {
                find(
                        reached.position(),
                        "台帳の末尾が先頭行の記録（%d 番）と一致しません".formatted(head.getPosition()),
                        "the ledger does not end where its head says (%d)".formatted(head.getPosition()));
            }
        }

        /** A head is on the disk before the database notes that it was copied. */
        private void compareFollower() {
            long noted = db.select(FOLLOWER.POSITION)
                    .from(FOLLOWER)
                    .where(FOLLOWER.NAME.eq(heads.name()))
                    .fetchOptional(FOLLOWER.POSITION)
                    .orElse(0L);
            long there = lastCopied();
            if (there < noted) {
                find(
                        there,
                        "台帳の控えが %d 番までしかありません（%d 番まで写したはずです）".formatted(there, noted),
                        "the copy outside ends at %d, and %d was copied".formatted(there, noted));
            }
        }

        private long lastCopied() {
            try {
                return heads.list(municipality).stream()
                        .mapToLong(Head::position)
                        .max()
                        .orElse(0);
            } catch (IOException problem) {
                throw new UncheckedIOException(problem);
            }
        }

        private void lookForUnsealed(FrozenRows owner) {
            Set<UUID> sealedOnes = sealed.getOrDefault(owner.actKind(), Set.of());
            owner.subjects().stream()
                    .filter(subject -> !sealedOnes.contains(subject))
                    .forEach(subject -> findings.add(new Finding(
                            municipality,
                            0,
                            subject,
                            owner.label(subject),
                            new Text(
                                    "確定したことになっていますが、その行為が台帳にありません", "it is said to be final, and no act made it so"))));
        }

        private void compare(Sealed seal) {
            FrozenRows owner = owners.get(seal.kind);
            if (owner == null) {
                find(seal.position, seal.subject, seal.kind, "照合できる仕組みがありません", "nobody can check this digest");
                return;
            }
            Optional<byte[]> now = owner.digest(seal.subject, seal.position);
            if (now.isPresent() && MessageDigest.isEqual(now.get(), seal.digest)) {
                if (owner.erases()) {
                    erased.add(seal.subject);
                }
                return;
            }
            if (now.isEmpty() && erased.contains(seal.subject)) {
                return;
            }
            findings.add(new Finding(
                    municipality,
                    seal.position,
                    seal.subject,
                    owner.label(seal.subject),
                    new Text("確定した記録がその後に書き換えられています", "the record was changed after it had become final")));
        }

        private void find(long position, String ja, String en) {
            findings.add(new Finding(municipality, position, null, "", new Text(ja, en)));
        }

        private void find(long position, UUID subject, String kind, String ja, String en) {
            String label = owners.values().stream()
                    .map(owner -> owner.label(subject))
                    .filter(name -> !name.isEmpty())
                    .findFirst()
                    .orElse(kind);
            findings.add(new Finding(municipality, position, subject, label, new Text(ja, en)));
        }
    }

    private record Sealed(long position, String kind, UUID subject, byte[] digest) {

        boolean erases(Map<String, FrozenRows> owners) {
            FrozenRows owner = owners.get(kind);
            return owner != null && owner.erases();
        }
    }

    private record Missing(long position, UUID subject, String actKind) {}
}
