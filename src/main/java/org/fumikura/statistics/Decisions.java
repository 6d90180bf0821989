package org.fumikura.statistics;

import static org.fumikuradb.statistics.Tables.MATTER;

import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** What was decided, by month of the decision and drafter's unit, and how much of it on paper. */
@Component
class Decisions {

    private final DSLContext db;

    Decisions(DSLContext db) {
        this.db = db;
    }

    /**
     * Decided matters.
     *
     * @param electronic those without a part on paper
     * @param complete those of them whose sheet was never printed
     * @param printed those, on paper or not, whose sheet was printed
     * @param prints how often
     * @param proxy decided in the place of a decider who was away
     * @param acting decided by acting order
     * @param ratified done before they were decided
     */
    record Count(
            long decided,
            long electronic,
            long complete,
            long printed,
            long prints,
            long proxy,
            long acting,
            long ratified) {

        static final Count NONE = new Count(0, 0, 0, 0, 0, 0, 0, 0);

        Count plus(Count other) {
            return new Count(
                    decided + other.decided,
                    electronic + other.electronic,
                    complete + other.complete,
                    printed + other.printed,
                    prints + other.prints,
                    proxy + other.proxy,
                    acting + other.acting,
                    ratified + other.ratified);
        }

        long paper() {
            return decided - electronic;
        }

        long electronicAndPrinted() {
            return electronic - complete;
        }

        /** 電子決裁率 */
        Value electronicRate() {
            return Value.share(electronic, decided);
        }

        /** 完全電子率 */
        Value completeRate() {
            return Value.share(complete, decided);
        }
    }

    /** What all executive bodies together decided. */
    record Whole(long decided, long electronic) {

        static final Whole NONE = new Whole(0, 0);
    }

    /** Those of all units in the months of the year, for the rate that is one of the whole office by its definition. */
    Map<YearMonth, Whole> ofTheOffice(Wish wish) {
        var month = Months.of(MATTER.DECIDED_ON);
        var months = new HashMap<YearMonth, Whole>();
        db.select(month, DSL.count(), DSL.count().filterWhere(MATTER.PAPER_REASON.isNull()))
                .from(MATTER)
                .where(MATTER.DECIDED_ON.ge(wish.year().firstDay()), MATTER.DECIDED_ON.lt(wish.until()))
                .groupBy(month)
                .forEach(row -> months.put(YearMonth.from(row.value1()), new Whole(row.value2(), row.value3())));
        return Map.copyOf(months);
    }

    /** Those of the year and of the one before. */
    Months<Count> of(Wish wish) {
        var months = new Months<>(Count.NONE, Count::plus);
        var month = Months.of(MATTER.DECIDED_ON);
        db.select(
                        month,
                        MATTER.UNIT_ID,
                        DSL.count(),
                        DSL.count().filterWhere(MATTER.PAPER_REASON.isNull()),
                        DSL.count().filterWhere(MATTER.PAPER_REASON.isNull(), MATTER.PRINTS.eq(0)),
                        DSL.count().filterWhere(MATTER.PRINTS.gt(0)),
                        DSL.sum(MATTER.PRINTS).cast(Long.class),
                        DSL.count().filterWhere(MATTER.CAPACITY.eq("PROXY")),
                        DSL.count().filterWhere(MATTER.CAPACITY.eq("ACTING")),
                        DSL.count().filterWhere(MATTER.RATIFIED))
                .from(MATTER)
                .where(
                        MATTER.DECIDED_ON.ge(wish.since()),
                        MATTER.DECIDED_ON.lt(wish.until()),
                        MATTER.UNIT_ID.eq(DSL.any(wish.scope().units())))
                .groupBy(month, MATTER.UNIT_ID)
                .forEach(row -> months.add(
                        row.value1(),
                        row.value2(),
                        new Count(
                                row.value3(),
                                row.value4(),
                                row.value5(),
                                row.value6(),
                                row.value7(),
                                row.value8(),
                                row.value9(),
                                row.value10())));
        return months;
    }
}
