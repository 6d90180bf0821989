package org.fumikura.records;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import me.desair.tus.server.exception.UploadNotFoundException;
import me.desair.tus.server.upload.UploadInfo;
import org.fumikura.content.Contents;
import org.fumikura.organization.PersonId;
import org.fumikura.shared.MachineClock;
import org.fumikura.shared.OfficialClock;
import org.fumikura.tenancy.Transactions;
import org.springframework.stereotype.Component;

/**
 * How much one person may have sent that nothing has taken yet, in pieces and whole together. When it is used up, what she left
 * alone for {@link #LEFT_ALONE} makes room, the oldest first.
 */
@Component
public class UploadAllowance {

    /** As many as one receipt may have attachments. */
    static final int MOST_FILES = 100;

    static final long MOST_BYTES = 10 * ArrivingUploads.LARGEST;
    static final Duration LEFT_ALONE = Duration.ofHours(24);

    private static final int TURNS = 64;

    private final Contents contents;
    private final Uploads uploads;
    private final UnderWay underWay;
    private final Transactions transactions;
    private final MachineClock clock;
    private final OfficialClock official;
    private final List<Object> turns = Stream.generate(Object::new).limit(TURNS).toList();

    UploadAllowance(
            Contents contents,
            Uploads uploads,
            UnderWay underWay,
            Transactions transactions,
            MachineClock clock,
            OfficialClock official) {
        this.contents = contents;
        this.uploads = uploads;
        this.underWay = underWay;
        this.transactions = transactions;
        this.clock = clock;
        this.official = official;
    }

    /** What adds one file to those of a person, or takes one away. */
    public interface Step {
        void take() throws IOException;
    }

    /**
     * Adds a file of a person while nothing else of hers is added. Must not be called inside a transaction, nor with a step that
     * waits for its sender.
     *
     * @throws TooManyUploads when there is no room for it, even without what she left alone
     */
    public void add(PersonId person, long size, Step step) throws IOException {
        synchronized (turns.get(Math.floorMod(person.hashCode(), TURNS))) {
            for (Held each : tooMuch(held(person), size)) {
                each.giveUp.take();
            }
            step.take();
        }
    }

    private record Held(Instant touched, long size, Step giveUp) {}

    /** The oldest that have to go so that one more of this size has room. */
    private List<Held> tooMuch(List<Held> held, long size) {
        long bytes = size + held.stream().mapToLong(Held::size).sum();
        int gone = 0;
        while (held.size() - gone >= MOST_FILES || bytes > MOST_BYTES) {
            bytes -= held.get(gone).size;
            gone++;
        }
        List<Held> tooMuch = held.subList(0, gone);
        if (!tooMuch.isEmpty()) {
            Duration wait =
                    Duration.between(clock.now(), tooMuch.getLast().touched.plus(LEFT_ALONE));
            if (wait.isPositive()) {
                throw new TooManyUploads(official.dateTime().plus(wait));
            }
        }
        return tooMuch;
    }

    /** What she has sent that nothing has taken yet, the oldest first. */
    private List<Held> held(PersonId person) throws IOException {
        var held = new ArrayList<Held>();
        var pieces = new Pieces(contents.pieces(), clock);
        for (Pieces.Begun begun : pieces.of(person.value().toString())) {
            UploadInfo known = begun.known();
            Instant touched = underWay.contains(id(known)) ? clock.now() : begun.touched();
            held.add(new Held(touched, known.getLength(), () -> giveUp(pieces, known)));
        }
        for (Uploads.Waiting whole : transactions.read(() -> uploads.waiting(person))) {
            held.add(new Held(whole.storedAt(), whole.size(), () -> uploads.remove(whole.form(), person, whole.id())));
        }
        held.sort(Comparator.comparing(Held::touched));
        return held;
    }

    private void giveUp(Pieces pieces, UploadInfo known) throws IOException {
        UUID id = id(known);
        if (!underWay.take(id)) {
            return;
        }
        try {
            pieces.terminateUpload(known);
        } catch (UploadNotFoundException endedMeanwhile) {
            // there is the room
        } finally {
            underWay.leave(id);
        }
    }

    private static UUID id(UploadInfo known) {
        return UUID.fromString(known.getId().toString());
    }
}
