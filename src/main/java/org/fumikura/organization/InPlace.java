package org.fumikura.organization;

import static org.fumikuradb.organization.Tables.ASSIGNMENT;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.ledger.Doer;
import org.fumikura.shared.Text;
import org.fumikuradb.organization.Tables;
import org.fumikuradb.organization.tables.Post;
import org.fumikuradb.organization.tables.Unit;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectField;
import org.jooq.SelectJoinStep;
import org.jooq.SelectOnConditionStep;

/** A post and the one that acts in its place, as the lists of deputies, orders and delegations show them. */
record InPlace(Named post, Named acting) {

    static final Post POST = Tables.POST.as("replaced");
    static final Unit UNIT_OF_POST = Tables.UNIT.as("replaced_unit");

    static final Post ACTING = Tables.POST.as("acting");
    private static final Unit UNIT_OF_ACTING = Tables.UNIT.as("acting_unit");

    record Named(UUID id, Text name, UUID unit, String unitCode) {}

    static List<SelectField<?>> fields() {
        return List.of(
                POST.ID,
                POST.NAME,
                POST.NAME_EN,
                POST.UNIT_ID,
                UNIT_OF_POST.CODE,
                ACTING.ID,
                ACTING.NAME,
                ACTING.NAME_EN,
                ACTING.UNIT_ID,
                UNIT_OF_ACTING.CODE);
    }

    /** Joins both posts with their units to a row that names them. */
    static SelectOnConditionStep<Record> join(
            SelectJoinStep<Record> rows, Field<Integer> tenant, Field<UUID> post, Field<UUID> acting) {
        return rows.join(POST)
                .on(POST.TENANT_ID.eq(tenant), POST.ID.eq(post))
                .join(UNIT_OF_POST)
                .on(UNIT_OF_POST.TENANT_ID.eq(tenant), UNIT_OF_POST.ID.eq(POST.UNIT_ID))
                .join(ACTING)
                .on(ACTING.TENANT_ID.eq(tenant), ACTING.ID.eq(acting))
                .join(UNIT_OF_ACTING)
                .on(UNIT_OF_ACTING.TENANT_ID.eq(tenant), UNIT_OF_ACTING.ID.eq(ACTING.UNIT_ID));
    }

    static InPlace read(Record row) {
        return new InPlace(named(row, POST, UNIT_OF_POST), named(row, ACTING, UNIT_OF_ACTING));
    }

    private static Named named(Record row, Post post, Unit unit) {
        return new Named(
                row.get(post.ID),
                new Text(row.get(post.NAME), row.get(post.NAME_EN)),
                row.get(post.UNIT_ID),
                row.get(unit.CODE));
    }

    /** Where one of both posts is called so. */
    static Condition named(String words) {
        return Rows.contain(words, POST.NAME, ACTING.NAME, POST.NAME_EN, ACTING.NAME_EN, UNIT_OF_POST.CODE);
    }

    /** Why somebody can not let a post act for another one: nobody gives a post of her own that right. */
    static Optional<Text> objection(DSLContext db, PostId acting, Doer doer, LocalDate today) {
        boolean own = doer instanceof Doer.InPost person && isHeldBy(db, acting, person.person(), today);
        return own
                ? Optional.of(new Text(
                        "あなた自身の職を、代わりに処理する職として登録することはできません。ほかの人に頼んでください。",
                        "You can not let a post of your own act for another one. Ask somebody else."))
                : Optional.empty();
    }

    static boolean isHeldBy(DSLContext db, PostId post, UUID person, LocalDate on) {
        return db.fetchExists(
                ASSIGNMENT,
                ASSIGNMENT.POST_ID.eq(post.value()),
                ASSIGNMENT.PERSON_ID.eq(person),
                Organization.validOn(ASSIGNMENT.VALID, on));
    }

    /** Why a row can not end with a day. */
    static Optional<Text> objection(Validity validity, LocalDate last, LocalDate today) {
        if (last.isBefore(validity.first())) {
            return Optional.of(new Text("最後の日が始まりの日より前です。", "The last day is before the first."));
        }
        return last.isBefore(today)
                ? Optional.of(new Text(
                        "過ぎた日には終えられません。最後の日は今日以後にしてください。",
                        "It can not end in the past. The last day is today or later."))
                : Optional.empty();
    }

    static RowRefused nothingToEnd() {
        return new RowRefused(new Text("終える定めがありません。", "There is no such row to end."));
    }

    /** What becomes of a row that is there already: it is not overwritten. */
    static MasterFile.Taken compare(String present, String source) {
        if (present.equals(source)) {
            return MasterFile.Taken.UNCHANGED;
        }
        throw new RowRefused(new Text(
                "根拠「" + present + "」で登録済みです。書き換えずに、最後の日を書いて終えてから登録し直してください。",
                "It is entered by “" + present + "”. End it with a last day and enter it anew."));
    }
}
