package org.fumikura.organization;

import static org.fumikuradb.organization.Tables.ASSIGNMENT;
import static org.fumikuradb.organization.Tables.PERSON;
import static org.fumikuradb.organization.Tables.PERSON_NAME;
import static org.fumikuradb.organization.Tables.POST;
import static org.fumikuradb.organization.Tables.UNIT;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.Transactions;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Who belongs to a unit: whoever holds a post in it; and who somebody is that is named. */
@Component
public class Members {

    private static final Pattern BLANKS = Pattern.compile("[\\s\\x{3000}]+");
    private static final int MOST_NAMESAKES = 20;

    private final DSLContext db;

    Members(DSLContext db) {
        this.db = db;
    }

    /**
     * For a query over rows that name a unit and a person: whether she holds a post in it on a date, or in the one that goes on
     * with its open documents.
     */
    public static Condition belong(Field<UUID> person, Field<UUID> unit, LocalDate on) {
        Field<UUID> inCharge = DSL.field(
                "case when exists (select from organization.succession gone where gone.unit_id = {0}"
                        + " and gone.share = 'OPEN_DOCUMENTS' and gone.since <= {1})"
                        + " then organization.unit_in_charge(tenancy.current_id(), {0}, {1}) else {0} end",
                UUID.class, unit, DSL.val(on));
        return DSL.exists(DSL.selectOne()
                .from(ASSIGNMENT)
                .join(POST)
                .on(POST.TENANT_ID.eq(ASSIGNMENT.TENANT_ID), POST.ID.eq(ASSIGNMENT.POST_ID))
                .where(
                        ASSIGNMENT.PERSON_ID.eq(person),
                        Organization.validOn(ASSIGNMENT.VALID, on),
                        POST.UNIT_ID.eq(inCharge)));
    }

    /** Whether a person holds a post in a unit on a date. */
    public boolean contain(PersonId person, UnitId unit, LocalDate on) {
        return db.select(DSL.field(
                        "organization.is_member(tenancy.current_id(), {0}, {1}, {2}::date)",
                        Boolean.class, DSL.val(person.value()), DSL.val(unit.value()), DSL.val(on)))
                .fetchSingle()
                .value1();
    }

    /**
     * Somebody who holds a post.
     *
     * @param label what she is called
     */
    public record Member(PersonId person, Post post, Text label) {}

    /** Who holds the posts of a unit on a date, in the order of the chart. */
    public List<Member> of(UnitId unit, LocalDate on) {
        return Transactions.onceARead(new MembersOf(unit, on), () -> readMembers(unit, on));
    }

    private record MembersOf(UnitId unit, LocalDate on) {}

    private List<Member> readMembers(UnitId unit, LocalDate on) {
        return db.select(
                        POST.asterisk(), UNIT.asterisk(), ASSIGNMENT.PERSON_ID, PERSON_NAME.LABEL, PERSON_NAME.LABEL_EN)
                .from(ASSIGNMENT)
                .join(PERSON_NAME)
                .on(Organization.named(ASSIGNMENT.TENANT_ID, ASSIGNMENT.PERSON_ID, on))
                .join(POST)
                .on(POST.TENANT_ID.eq(ASSIGNMENT.TENANT_ID), POST.ID.eq(ASSIGNMENT.POST_ID))
                .join(UNIT)
                .on(UNIT.TENANT_ID.eq(POST.TENANT_ID), UNIT.ID.eq(POST.UNIT_ID))
                .where(POST.UNIT_ID.eq(unit.value()), Organization.validOn(ASSIGNMENT.VALID, on))
                .orderBy(POST.ORDINAL, PERSON_NAME.LABEL)
                .fetch(row -> new Member(
                        new PersonId(row.get(ASSIGNMENT.PERSON_ID)),
                        Organization.post(row),
                        new Text(row.get(PERSON_NAME.LABEL), row.get(PERSON_NAME.LABEL_EN))));
    }

    /**
     * Somebody who was named.
     *
     * @param label what she is called
     */
    public record Person(PersonId id, String login, Text label) {}

    /** Who has a login, or is called so on a date, whatever the blanks; several when they have one name. */
    public List<Person> find(String loginOrName, LocalDate on) {
        String name = BLANKS.matcher(loginOrName).replaceAll("");
        return db.select(PERSON.ID, PERSON.LOGIN, PERSON_NAME.LABEL, PERSON_NAME.LABEL_EN)
                .from(PERSON)
                .join(PERSON_NAME)
                .on(Organization.named(PERSON.TENANT_ID, PERSON.ID, on))
                .where(PERSON.LOGIN
                        .eq(name.toLowerCase(Locale.ROOT))
                        .or(DSL.translate(PERSON_NAME.LABEL, " \u3000", "").eq(name)))
                .orderBy(PERSON.LOGIN)
                .limit(MOST_NAMESAKES)
                .fetch(row ->
                        new Person(new PersonId(row.value1()), row.value2(), new Text(row.value3(), row.value4())));
    }
}
