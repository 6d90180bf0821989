package org.fumikura.organization;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.fumikura.shared.PageRequest;
import org.fumikura.shared.Paged;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectLimitStep;
import org.jooq.impl.DSL;

/** Rows of a query, all of them or a page; a page costs two statements whatever its length. */
record Rows<T>(DSLContext db, SelectLimitStep<? extends Record> query, Function<Record, T> read) {

    List<T> all() {
        return query.fetch(read::apply);
    }

    Paged<T> page(PageRequest page) {
        int total = db.fetchCount(query);
        List<T> items = query.limit(page.size()).offset(page.offset()).fetch(read::apply);
        return new Paged<>(items, total, page);
    }

    /** Where one of some fields contains what was typed; everywhere when nothing was. */
    @SafeVarargs
    static Condition contain(String words, Field<String>... fields) {
        return words.isEmpty()
                ? DSL.noCondition()
                : DSL.or(Arrays.stream(fields)
                        .map(field -> field.containsIgnoreCase(words))
                        .toList());
    }

    /** The first day of a validity, to be read by {@link #validity}. */
    static Field<LocalDate> first(Field<?> valid) {
        return DSL.field("lower({0})", LocalDate.class, valid).as("first_day");
    }

    /** The last day of a validity, to be read by {@link #validity}. */
    static Field<LocalDate> last(Field<?> valid) {
        return DSL.field("upper({0}) - 1", LocalDate.class, valid).as("last_day");
    }

    static Validity validity(Record row) {
        return new Validity(
                row.get("first_day", LocalDate.class), Optional.ofNullable(row.get("last_day", LocalDate.class)));
    }
}
