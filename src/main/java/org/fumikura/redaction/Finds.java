package org.fumikura.redaction;

import static org.fumikuradb.redaction.Tables.FIND;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.fumikura.renditions.PageArea;
import org.fumikuradb.redaction.tables.records.FindRecord;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What was found in a redaction's PDF, and what of it is to be gone; in the caller's transaction. */
@Component
class Finds {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<List<PageArea>> AREAS = new TypeReference<>() {};

    private final DSLContext db;

    Finds(DSLContext db) {
        this.db = db;
    }

    void add(RedactionId id, List<Find> finds) {
        db.batch(finds.stream()
                        .map(find -> db.insertInto(FIND)
                                .set(FIND.REDACTION_ID, id.value())
                                .set(FIND.ORDINAL, find.ordinal())
                                .set(FIND.SOUGHT, find.sought() == 0 ? null : find.sought())
                                .set(FIND.PAGE, find.page())
                                .set(FIND.AREAS, JSONB.valueOf(JSON.writeValueAsString(find.areas())))
                                .set(FIND.WORDS, find.words().replace('\0', ' '))
                                .set(FIND.SEEN, find.seen().name())
                                .set(FIND.ARTICLE, find.article())
                                .set(FIND.CHOSEN, find.chosen()))
                        .toList())
                .execute();
    }

    /** All of them, page by page. */
    List<Find> list(RedactionId id) {
        return db.selectFrom(FIND)
                .where(FIND.REDACTION_ID.eq(id.value()))
                .orderBy(FIND.PAGE, FIND.ORDINAL)
                .fetch(Finds::read);
    }

    private static Find read(FindRecord row) {
        return new Find(
                row.getOrdinal(),
                Optional.ofNullable(row.getSought()).orElse(0),
                row.getPage(),
                JSON.readValue(row.getAreas().data(), AREAS),
                row.getWords(),
                Find.Seen.valueOf(row.getSeen()),
                row.getArticle(),
                row.getChosen());
    }

    /** The number of the next one. */
    int next(RedactionId id) {
        return db.select(DSL.coalesce(DSL.max(FIND.ORDINAL), 0))
                        .from(FIND)
                        .where(FIND.REDACTION_ID.eq(id.value()))
                        .fetchSingle()
                        .value1()
                + 1;
    }

    /** Those of a page that are to be gone, or of all pages for 0; what was drawn by hand and is not chosen any more goes. */
    void choose(RedactionId id, int page, Collection<Integer> chosen) {
        var here = FIND.REDACTION_ID.eq(id.value()).and(page == 0 ? DSL.noCondition() : FIND.PAGE.eq(page));
        var wanted = chosen.isEmpty() ? DSL.falseCondition() : FIND.ORDINAL.in(chosen);
        db.update(FIND).set(FIND.CHOSEN, DSL.field(wanted)).where(here).execute();
        db.deleteFrom(FIND)
                .where(here, FIND.SOUGHT.isNull(), FIND.CHOSEN.isFalse())
                .execute();
    }
}
