package org.fumikura.meetings;

import static org.fumikuradb.meetings.Tables.INSTRUCTION;
import static org.fumikuradb.meetings.Tables.INSTRUCTION_REPORT;
import static org.fumikuradb.meetings.Tables.ITEM;
import static org.fumikuradb.meetings.Tables.MATERIAL;
import static org.fumikuradb.meetings.Tables.MINUTES;
import static org.fumikuradb.meetings.Tables.THEME_DOCUMENT;
import static org.fumikuradb.meetings.Tables.THEME_REPORT;
import static org.fumikuradb.meetings.Tables.THEME_TASK;
import static org.fumikuradb.meetings.Tables.THEME_WORDING;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.fumikura.approval.DraftOrigins;
import org.fumikura.shared.Text;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record3;
import org.jooq.Select;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** What hangs together with what, as the tables say it, whoever may see it; one question for all of them. */
@Component
class ChainTies {

    /** A table in which each row ties two things. */
    private record Tie(
            ChainKind from, TableField<?, UUID> fromId, ChainKind to, TableField<?, UUID> toId, Text relation) {}

    private static final List<Tie> TIES = List.of(
            tie(ChainKind.SESSION, ITEM.SESSION_ID, ChainKind.ITEM, ITEM.ID, "議題", "Item"),
            tie(ChainKind.SESSION, MINUTES.SESSION_ID, ChainKind.DOCUMENT, MINUTES.MATTER_ID, "会議録", "Minutes"),
            tie(ChainKind.ITEM, ITEM.ID, ChainKind.DOCUMENT, ITEM.MATTER_ID, "付議", "Brought by"),
            tie(ChainKind.ITEM, ITEM.ID, ChainKind.DOCUMENT, ITEM.RESULT_ID, "議決後の文書", "Drawn up after it"),
            tie(ChainKind.ITEM, MATERIAL.ITEM_ID, ChainKind.MATERIAL, MATERIAL.ID, "資料", "Material"),
            tie(ChainKind.MATERIAL, MATERIAL.ID, ChainKind.DOCUMENT, MATERIAL.DOCUMENT_ID, "元の文書", "Taken from"),
            tie(ChainKind.ITEM, INSTRUCTION.ITEM_ID, ChainKind.INSTRUCTION, INSTRUCTION.ID, "指示", "Instruction"),
            tie(
                    ChainKind.INSTRUCTION,
                    INSTRUCTION_REPORT.INSTRUCTION_ID,
                    ChainKind.ITEM,
                    INSTRUCTION_REPORT.ITEM_ID,
                    "指示への報告",
                    "Report on it"),
            tie(
                    ChainKind.INSTRUCTION,
                    THEME_WORDING.INSTRUCTION_ID,
                    ChainKind.THEME,
                    THEME_WORDING.THEME_ID,
                    "文言の変更",
                    "Change of wording"),
            tie(ChainKind.INSTRUCTION, THEME_TASK.INSTRUCTION_ID, ChainKind.THEME, THEME_TASK.THEME_ID, "課題", "Task"),
            tie(ChainKind.THEME, THEME_REPORT.THEME_ID, ChainKind.ITEM, THEME_REPORT.ITEM_ID, "報告", "Report"),
            tie(
                    ChainKind.THEME,
                    THEME_DOCUMENT.THEME_ID,
                    ChainKind.DOCUMENT,
                    THEME_DOCUMENT.DOCUMENT_ID,
                    "成果物・決定",
                    "Output or decision"));

    private static Tie tie(
            ChainKind from, TableField<?, UUID> fromId, ChainKind to, TableField<?, UUID> toId, String ja, String en) {
        return new Tie(from, fromId, to, toId, new Text(ja, en));
    }

    private final DSLContext db;
    private final DraftOrigins origins;

    ChainTies(DSLContext db, DraftOrigins origins) {
        this.db = db;
        this.origins = origins;
    }

    /**
     * The ties of some things with others.
     *
     * @param most of each kind of tie
     */
    List<ChainEdge> of(Collection<ChainKey> some, int most) {
        var questions = new ArrayList<Select<Record3<Integer, UUID, UUID>>>();
        for (int i = 0; i < TIES.size(); i++) {
            Tie tie = TIES.get(i);
            Field<Integer> which = DSL.inline(i);
            questions.add(DSL.select(which, tie.fromId, tie.toId)
                    .from(tie.fromId.getTable())
                    .where(
                            tie.fromId.isNotNull(),
                            tie.toId.isNotNull(),
                            tie.fromId.in(ids(some, tie.from)).or(tie.toId.in(ids(some, tie.to))))
                    .orderBy(tie.fromId, tie.toId)
                    .limit(most));
        }
        var edges = new ArrayList<ChainEdge>(db.fetch(
                        questions.stream().reduce(Select::unionAll).orElseThrow())
                .map(row -> {
                    Tie tie = TIES.get(row.value1());
                    return new ChainEdge(
                            new ChainKey(tie.from, row.value2()), new ChainKey(tie.to, row.value3()), tie.relation);
                }));
        for (DraftOrigins.Tie tie : origins.ties(ids(some, ChainKind.DOCUMENT), most)) {
            edges.add(new ChainEdge(
                    new ChainKey(ChainKind.DOCUMENT, tie.target()),
                    new ChainKey(ChainKind.DOCUMENT, tie.document()),
                    tie.relation().label()));
        }
        return edges.stream().distinct().toList();
    }

    private static List<UUID> ids(Collection<ChainKey> some, ChainKind kind) {
        return some.stream().filter(key -> key.kind() == kind).map(ChainKey::id).toList();
    }
}
