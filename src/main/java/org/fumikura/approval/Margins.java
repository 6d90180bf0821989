package org.fumikura.approval;

import static org.fumikuradb.approval.Tables.HIGHER_REASON;
import static org.fumikuradb.approval.Tables.MEMO;
import static org.fumikuradb.approval.Tables.NOTE;
import static org.fumikuradb.approval.Tables.OPENED_ATTACHMENT;
import static org.fumikuradb.approval.Tables.POINTER;
import static org.fumikuradb.approval.Tables.RATIFICATION;
import static org.fumikuradb.approval.Tables.STEP_READING;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.fumikura.organization.Actor;
import org.fumikura.organization.Post;
import org.fumikura.records.AttachedFile;
import org.fumikura.records.Version;
import org.fumikura.shared.Text;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what stands beside the words of a matter (余白), in one query for the page of a matter. */
@Component
class Margins {

    private final DSLContext db;
    private final Notes notes;
    private final Spots spots;

    Margins(DSLContext db, Notes notes, Spots spots) {
        this.db = db;
        this.notes = notes;
        this.spots = spots;
    }

    /**
     * What was read at once.
     *
     * @param higherReason why the version goes to somebody who outranks whom the rules name
     * @param opened the attachments that the reader has opened
     */
    record Rows(
            Optional<String> higherReason,
            Optional<MatterPage.Ratification> ratification,
            List<Pointer> pointers,
            List<Written> written,
            Set<UUID> opened,
            List<Kept> kept) {

        /** In which posts notes were written. */
        List<UUID> posts() {
            return written.stream().flatMap(each -> each.post().stream()).toList();
        }

        /** What whoever answered a step had opened. */
        Optional<StepReading> reading(Step step) {
            return kept.stream()
                    .filter(each -> each.round() == step.round() && each.ordinal() == step.ordinal())
                    .map(Kept::reading)
                    .findFirst();
        }
    }

    /**
     * A note or a memo as it is stored.
     *
     * @param post empty for a memo
     */
    record Written(
            UUID id,
            Spot spot,
            String words,
            UUID person,
            Optional<UUID> post,
            Instant at,
            Optional<Instant> withdrawnAt) {}

    /** What a step keeps. */
    record Kept(int round, int ordinal, StepReading reading) {}

    /** @param files the attachments of the present version */
    Rows read(Matter matter, List<AttachedFile> files, Actor actor) {
        UUID id = matter.id().value();
        UUID person = actor.person().value();
        Field<List<Pointer>> pointers = DSL.multiset(DSL.select(POINTER.WORDS, POINTER.ATTACHMENT, POINTER.PAGE)
                        .from(POINTER)
                        .where(POINTER.DOCUMENT_ID.eq(id), POINTER.VERSION.eq(matter.version()))
                        .orderBy(POINTER.ORDINAL))
                .convertFrom(rows -> rows.map(row -> new Pointer(
                        row.value1(), Optional.ofNullable(row.value2()), Optional.ofNullable(row.value3()))));
        Field<List<Written>> written = DSL.multiset(DSL.select(
                                NOTE.ID,
                                NOTE.ATTACHMENT_ID,
                                NOTE.PAGE,
                                NOTE.AREA_LEFT,
                                NOTE.AREA_TOP,
                                NOTE.AREA_WIDTH,
                                NOTE.AREA_HEIGHT,
                                NOTE.WORDS,
                                NOTE.PERSON_ID,
                                NOTE.POST_ID,
                                NOTE.AT,
                                NOTE.WITHDRAWN_AT)
                        .from(NOTE)
                        .where(NOTE.DOCUMENT_ID.eq(id)))
                .convertFrom(rows -> rows.map(Margins::note));
        // nobody's memos but the reader's own are ever read
        Field<List<Written>> remembered = DSL.multiset(DSL.select(
                                MEMO.ID,
                                MEMO.ATTACHMENT_ID,
                                MEMO.PAGE,
                                MEMO.AREA_LEFT,
                                MEMO.AREA_TOP,
                                MEMO.AREA_WIDTH,
                                MEMO.AREA_HEIGHT,
                                MEMO.WORDS,
                                MEMO.PERSON_ID,
                                MEMO.AT)
                        .from(MEMO)
                        .where(MEMO.DOCUMENT_ID.eq(id), MEMO.PERSON_ID.eq(person)))
                .convertFrom(rows -> rows.map(Margins::memo));
        Field<List<UUID>> opened = DSL.multiset(DSL.select(OPENED_ATTACHMENT.ATTACHMENT_ID)
                        .from(OPENED_ATTACHMENT)
                        .where(
                                OPENED_ATTACHMENT.PERSON_ID.eq(person),
                                OPENED_ATTACHMENT.ATTACHMENT_ID.in(
                                        files.stream().map(AttachedFile::id).toList())))
                .convertFrom(rows -> rows.map(row -> row.value1()));
        Field<List<Kept>> kept = DSL.multiset(DSL.select(
                                STEP_READING.ROUND, STEP_READING.ORDINAL, STEP_READING.ATTACHMENTS, STEP_READING.OPENED)
                        .from(STEP_READING)
                        .where(STEP_READING.DOCUMENT_ID.eq(id)))
                .convertFrom(rows -> rows.map(
                        row -> new Kept(row.value1(), row.value2(), new StepReading(row.value3(), row.value4()))));
        Field<List<String>> higher = DSL.multiset(DSL.select(HIGHER_REASON.WORDS)
                        .from(HIGHER_REASON)
                        .where(HIGHER_REASON.DOCUMENT_ID.eq(id), HIGHER_REASON.VERSION.eq(matter.version())))
                .convertFrom(rows -> rows.map(row -> row.value1()));
        Field<List<MatterPage.Ratification>> ratified = DSL.multiset(
                        DSL.select(RATIFICATION.OCCURRED_ON, RATIFICATION.WORDS)
                                .from(RATIFICATION)
                                .where(RATIFICATION.DOCUMENT_ID.eq(id), RATIFICATION.VERSION.eq(matter.version())))
                .convertFrom(rows -> rows.map(row -> new MatterPage.Ratification(row.value1(), row.value2())));
        var row = db.select(pointers, written, remembered, opened, kept, higher, ratified)
                .fetchSingle();
        return new Rows(
                row.value6().stream().findFirst(),
                row.value7().stream().findFirst(),
                row.value1(),
                Stream.concat(row.value2().stream(), row.value3().stream()).toList(),
                new HashSet<>(row.value4()),
                row.value5());
    }

    private static Written note(Record row) {
        return new Written(
                row.get(NOTE.ID),
                spot(
                        row.get(NOTE.ATTACHMENT_ID),
                        row.get(NOTE.PAGE),
                        row.get(NOTE.AREA_LEFT),
                        row.get(NOTE.AREA_TOP),
                        row.get(NOTE.AREA_WIDTH),
                        row.get(NOTE.AREA_HEIGHT)),
                row.get(NOTE.WORDS),
                row.get(NOTE.PERSON_ID),
                Optional.of(row.get(NOTE.POST_ID)),
                row.get(NOTE.AT),
                Optional.ofNullable(row.get(NOTE.WITHDRAWN_AT)));
    }

    private static Written memo(Record row) {
        return new Written(
                row.get(MEMO.ID),
                spot(
                        row.get(MEMO.ATTACHMENT_ID),
                        row.get(MEMO.PAGE),
                        row.get(MEMO.AREA_LEFT),
                        row.get(MEMO.AREA_TOP),
                        row.get(MEMO.AREA_WIDTH),
                        row.get(MEMO.AREA_HEIGHT)),
                row.get(MEMO.WORDS),
                row.get(MEMO.PERSON_ID),
                Optional.empty(),
                row.get(MEMO.AT),
                Optional.empty());
    }

    private static Spot spot(
            UUID attachment,
            @Nullable Integer page,
            @Nullable Integer left,
            @Nullable Integer top,
            @Nullable Integer width,
            @Nullable Integer height) {
        Optional<Spot.Area> area = left == null || top == null || width == null || height == null
                ? Optional.empty()
                : Optional.of(new Spot.Area(left, top, width, height));
        return new Spot(attachment, Optional.ofNullable(page), area);
    }

    /**
     * As it is shown to one reader, in the caller's transaction.
     *
     * @param versions all of the matter, oldest first
     */
    Margin show(Matter matter, Office office, Rows rows, List<Version> versions, Map<UUID, Post> posts, Actor actor) {
        List<AttachedFile> files =
                versions.isEmpty() ? List.of() : versions.getLast().attachments();
        boolean onCourse = notes.mayNote(matter, office, actor);
        boolean sentBefore = VersionsSeen.hasSeenBefore(matter, actor.reader());
        Map<Spot, Where> where =
                spots.find(rows.written().stream().map(Written::spot).toList(), versions);
        return new Margin(
                rows.pointers().stream().map(each -> pointed(each, files)).toList(),
                rows.written().stream()
                        .filter(each -> where.containsKey(each.spot()))
                        .sorted(Comparator.comparingInt((Written each) -> place(each.spot(), files))
                                .thenComparing(each -> each.spot().page().orElse(0))
                                .thenComparing(Written::at))
                        .map(each -> {
                            Where there = Objects.requireNonNull(where.get(each.spot()));
                            boolean mine = each.person().equals(actor.person().value());
                            boolean shown = sentBefore || mine || place(each.spot(), files) < files.size();
                            return note(each, shown ? there : there.ofNow(), matter, posts, actor);
                        })
                        .toList(),
                onCourse && !matter.state().isFinal() && !files.isEmpty(),
                onCourse && !matter.state().isOver() && !files.isEmpty(),
                Openings.unopened(matter, files, rows.opened(), actor.person()));
    }

    private static Margin.Note note(Written written, Where where, Matter matter, Map<UUID, Post> posts, Actor actor) {
        boolean mine = written.person().equals(actor.person().value());
        boolean record = written.post().isPresent();
        return new Margin.Note(
                written.id(),
                record ? NoteKind.RECORD : NoteKind.PRIVATE,
                written.spot(),
                where,
                written.words(),
                written.post().map(post -> MatterLists.name(posts, post)).orElse(new Text("自分", "me")),
                mine,
                mine
                        && (!record
                                || written.withdrawnAt().isEmpty()
                                        && !matter.state().isFinal()),
                written.at(),
                written.withdrawnAt());
    }

    private static Margin.Pointed pointed(Pointer pointer, List<AttachedFile> files) {
        return new Margin.Pointed(
                pointer.words(),
                pointer.attachment()
                        .flatMap(ordinal -> files.stream()
                                .filter(file -> file.ordinal() == ordinal)
                                .findFirst()
                                .map(file -> new Where(
                                        Spots.label(file, pointer.page()),
                                        Optional.of(Spots.anchor(files.indexOf(file) + 1, pointer.page())),
                                        Optional.of("/documents/attachments/" + file.id()),
                                        false))));
    }

    /** Those of earlier versions come last. */
    private static int place(Spot spot, List<AttachedFile> files) {
        return files.stream()
                .filter(file -> file.id().equals(spot.attachment()))
                .map(files::indexOf)
                .findFirst()
                .orElse(files.size());
    }
}
