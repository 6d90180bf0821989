package org.fumikura.redaction;

import static org.fumikuradb.redaction.Tables.MARK;
import static org.fumikuradb.redaction.Tables.PAGE;
import static org.fumikuradb.redaction.Tables.REDACTION_;
import static org.fumikuradb.redaction.Tables.SOUGHT;

import java.util.List;
import java.util.Optional;
import org.fumikura.content.Contents;
import org.fumikura.content.Sha256;
import org.fumikura.organization.PersonId;
import org.fumikura.organization.UnitId;
import org.fumikura.renditions.PageArea;
import org.fumikura.renditions.PageLetters;
import org.fumikura.renditions.Proof;
import org.fumikura.renditions.Rendition;
import org.fumikuradb.redaction.Tables;
import org.fumikuradb.redaction.tables.records.RedactionRecord;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The rows of redactions; in the caller's transaction. */
@Component
class RedactionRows {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<List<PageLetters.Letter>> LETTERS = new TypeReference<>() {};
    private static final float HUNDREDTHS = 100;

    private final DSLContext db;
    private final Contents contents;

    RedactionRows(DSLContext db, Contents contents) {
        this.db = db;
        this.contents = contents;
    }

    Optional<Redaction> find(RedactionId id) {
        return db.selectFrom(REDACTION_).where(is(id)).fetchOptional(RedactionRows::read);
    }

    /** As it is, and nobody else's until the transaction ends. */
    Optional<Redaction> lock(RedactionId id) {
        return db.selectFrom(REDACTION_).where(is(id)).forUpdate().fetchOptional(RedactionRows::read);
    }

    /** The newest first. */
    List<Redaction> list(Condition which, int most) {
        return db.selectFrom(REDACTION_)
                .where(which)
                .orderBy(REDACTION_.ID.desc())
                .limit(most)
                .fetch(RedactionRows::read);
    }

    private static Condition is(RedactionId id) {
        return REDACTION_.ID.eq(id.value());
    }

    private static Redaction read(RedactionRecord row) {
        String proof = row.getProof();
        return new Redaction(
                new RedactionId(row.getId()),
                row.getName(),
                new UnitId(row.getUnitId()),
                row.getOriginKind() == null ? null : new Redaction.Origin(row.getOriginKind(), row.getOriginId()),
                Sha256.of(row.getSourceSha256()),
                row.getSourceKept() != null,
                RedactionState.valueOf(row.getState()),
                row.getBegunAt(),
                new PersonId(row.getMarkedBy()),
                row.getMarkedIn(),
                row.getConceal(),
                row.getRound(),
                proof == null
                        ? Optional.empty()
                        : Optional.of(new Redaction.Result(
                                Sha256.of(row.getResultSha256()),
                                row.getResultSize(),
                                JSON.readValue(proof, Proof.class),
                                row.getProvedAt())),
                Optional.ofNullable(row.getConfirmedBy())
                        .map(by -> new Redaction.Confirmation(new PersonId(by), row.getConfirmedAt())));
    }

    void setState(RedactionId id, RedactionState state) {
        db.update(REDACTION_).set(REDACTION_.STATE, state.name()).where(is(id)).execute();
    }

    void keepLetters(RedactionId id, List<PageLetters> pages) {
        for (int number = 1; number <= pages.size(); number++) {
            PageLetters page = pages.get(number - 1);
            db.insertInto(PAGE)
                    .set(PAGE.REDACTION_ID, id.value())
                    .set(PAGE.NUMBER, number)
                    .set(PAGE.WIDTH, page.size().width())
                    .set(PAGE.HEIGHT, page.size().height())
                    .set(PAGE.LETTERS, JSON.writeValueAsString(page.letters()).replace("\\u0000", "\\ufffd"))
                    .execute();
        }
    }

    /** The letters of all pages; empty as long as they are not read. */
    List<PageLetters> letters(RedactionId id) {
        return db.selectFrom(PAGE)
                .where(PAGE.REDACTION_ID.eq(id.value()))
                .orderBy(PAGE.NUMBER)
                .fetch(row -> new PageLetters(
                        new Rendition.PageSize(row.getWidth(), row.getHeight()),
                        JSON.readValue(row.getLetters(), LETTERS)));
    }

    List<Rendition.PageSize> sizes(RedactionId id) {
        return db.select(PAGE.WIDTH, PAGE.HEIGHT)
                .from(PAGE)
                .where(PAGE.REDACTION_ID.eq(id.value()))
                .orderBy(PAGE.NUMBER)
                .fetch(row -> new Rendition.PageSize(row.value1(), row.value2()));
    }

    List<Sought> sought(RedactionId id) {
        return db.selectFrom(SOUGHT)
                .where(SOUGHT.REDACTION_ID.eq(id.value()))
                .orderBy(SOUGHT.ORDINAL)
                .fetch(row -> new Sought(SoughtKind.valueOf(row.getKind()), row.getWords(), row.getArticle()));
    }

    void add(RedactionId id, int ordinal, Sought sought) {
        db.insertInto(SOUGHT)
                .set(SOUGHT.REDACTION_ID, id.value())
                .set(SOUGHT.ORDINAL, ordinal)
                .set(SOUGHT.KIND, sought.kind().name())
                .set(SOUGHT.WORDS, sought.words())
                .set(SOUGHT.ARTICLE, sought.article())
                .execute();
    }

    void mark(RedactionId id, int round, int ordinal, Mark mark) {
        PageArea area = mark.area();
        db.insertInto(MARK)
                .set(MARK.REDACTION_ID, id.value())
                .set(MARK.ROUND, round)
                .set(MARK.ORDINAL, ordinal)
                .set(MARK.PAGE, area.page())
                .set(MARK.AREA_LEFT, (int) Math.floor(area.left() * HUNDREDTHS))
                .set(MARK.AREA_TOP, (int) Math.floor(area.top() * HUNDREDTHS))
                .set(MARK.AREA_WIDTH, Math.max(1, (int) Math.ceil(area.width() * HUNDREDTHS)))
                .set(MARK.AREA_HEIGHT, Math.max(1, (int) Math.ceil(area.height() * HUNDREDTHS)))
                .set(MARK.KIND, mark.kind())
                .set(MARK.ARTICLE, mark.article())
                .execute();
    }

    /** What was to be gone when it was made last. */
    List<Mark> marks(Redaction redaction) {
        return db.selectFrom(MARK)
                .where(MARK.REDACTION_ID.eq(redaction.id().value()), MARK.ROUND.eq(redaction.round()))
                .orderBy(MARK.ORDINAL)
                .fetch(row -> new Mark(
                        new PageArea(
                                row.getPage(),
                                row.getAreaLeft() / HUNDREDTHS,
                                row.getAreaTop() / HUNDREDTHS,
                                row.getAreaWidth() / HUNDREDTHS,
                                row.getAreaHeight() / HUNDREDTHS),
                        row.getKind(),
                        row.getArticle()));
    }

    /** It is to be marked again, and the new PDF goes, in one change: neither stands without the other. */
    void giveBack(Redaction redaction, RedactionState marking) {
        db.update(REDACTION_)
                .set(REDACTION_.STATE, marking.name())
                .setNull(REDACTION_.RESULT_SHA256)
                .setNull(REDACTION_.RESULT_SIZE)
                .setNull(REDACTION_.PROOF)
                .setNull(REDACTION_.PROVED_AT)
                .where(is(redaction.id()))
                .execute();
        redaction.result().ifPresent(result -> contents.release(result.sha256()));
    }

    /** Nothing of what was to be gone is needed here any more: its words, the letters around them, the PDF itself. */
    void forgetSource(Redaction redaction) {
        forgetWords(redaction);
        if (redaction.kept()) {
            db.update(REDACTION_)
                    .setNull(REDACTION_.SOURCE_KEPT)
                    .where(is(redaction.id()))
                    .execute();
            contents.release(redaction.source());
        }
    }

    /** Ends it with all that is kept of it, in one change: nothing changes one that is withdrawn. */
    void withdraw(Redaction redaction, RedactionState withdrawn) {
        forgetWords(redaction);
        db.update(REDACTION_)
                .set(REDACTION_.STATE, withdrawn.name())
                .setNull(REDACTION_.SOURCE_KEPT)
                .setNull(REDACTION_.RESULT_SHA256)
                .setNull(REDACTION_.RESULT_SIZE)
                .setNull(REDACTION_.PROOF)
                .setNull(REDACTION_.PROVED_AT)
                .where(is(redaction.id()))
                .execute();
        redaction.result().ifPresent(result -> contents.release(result.sha256()));
        if (redaction.kept()) {
            contents.release(redaction.source());
        }
    }

    private void forgetWords(Redaction redaction) {
        for (var table : List.of(Tables.FIND, Tables.SOUGHT, Tables.PAGE, Tables.TASK)) {
            db.deleteFrom(table)
                    .where(table.field(PAGE.REDACTION_ID.getName(), java.util.UUID.class)
                            .eq(redaction.id().value()))
                    .execute();
        }
    }
}
