package org.fumikura.organization;

import static org.fumikuradb.organization.Tables.ABSENCE;
import static org.fumikuradb.organization.Tables.DEPUTY;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.fumikura.shared.Text;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/**
 * Who is away and who acts in whose place (docs/domain/organization.md, A.3.2). Everything is answered as of the moment asked
 * for; an instant is one of the official clock. The rules themselves are functions of the database, so that its triggers can
 * ask the same ones: {@code organization.may_act_in_place}.
 */
@Component
public class Deputies {

    private final DSLContext db;

    Deputies(DSLContext db) {
        this.db = db;
    }

    /** As what somebody acts. */
    public enum Capacity {
        /** In a post of her own. */
        SELF("本人", "In person"),
        /** 代決: the next of the published order who is there, while the holder of the post is away or nobody holds it. */
        PROXY("代決", "Deputy"),
        /** 職務代理: by a formal order, whether somebody holds the post or not. */
        ACTING("職務代理", "Acting head"),
        /** 代理: what the holder of the post leaves to her; never a decision and never an examination. */
        DELEGATE("代理", "Delegate");

        private final Text label;

        Capacity(String ja, String en) {
            this.label = new Text(ja, en);
        }

        public Text label() {
            return label;
        }
    }

    /**
     * That a post may act in the place of another one.
     *
     * @param matterCodes the kinds of matters for which a delegation holds; empty for all, and always for the other capacities
     * @param source the article, the order or the reason for which it may
     */
    public record Substitution(PostId inPlaceOf, Capacity capacity, Set<String> matterCodes, String source) {

        static Substitution own(PostId post) {
            return new Substitution(post, Capacity.SELF, Set.of(), "");
        }

        /** Whether it holds for a kind of matters. */
        public boolean covers(String matterCode) {
            return matterCodes.isEmpty() || matterCodes.contains(matterCode);
        }
    }

    /** Whether a person is away. */
    public boolean isAway(PersonId person, Instant at) {
        return db.fetchExists(ABSENCE, ABSENCE.PERSON_ID.eq(person.value()), inForce(at));
    }

    /** Whether nobody holds a post, or everybody who does is away. */
    public boolean isUnattended(PostId post, Instant at) {
        return !db.select(DSL.field(
                        "organization.is_attended(tenancy.current_id(), {0}, {1})",
                        Boolean.class, DSL.val(post.value()), DSL.val(at)))
                .fetchSingle()
                .value1();
    }

    /**
     * Every post in whose place the holder of another one may act at a moment: those for which it is ordered to act (職務代理),
     * the unattended ones of whose published order it is the first attended one (代決), and those that left something to it
     * (代理). One post may be there in several capacities, and a delegation once for each entry.
     */
    public List<Substitution> of(PostId acting, Instant at) {
        return places(acting, at).stream()
                .filter(place -> place.capacity() != Capacity.SELF)
                .toList();
    }

    /** The same with the posts with whose work it goes on, for which it acts as itself. */
    List<Substitution> places(PostId acting, Instant at) {
        return db.select(
                        DSL.field("s.in_place_of", UUID.class),
                        DSL.field("s.capacity", String.class),
                        DSL.field("s.matter_codes", String[].class),
                        DSL.field("s.source", String.class))
                .from(DSL.table(
                        "organization.substitutions(tenancy.current_id(), {0}, {1}) s",
                        DSL.val(acting.value()), DSL.val(at)))
                .orderBy(DSL.field("s.capacity"), DSL.field("s.in_place_of"), DSL.field("s.source"))
                .fetch(row -> new Substitution(
                        new PostId(row.value1()),
                        Capacity.valueOf(row.value2()),
                        Set.copyOf(List.of(row.value3())),
                        row.value4()));
    }

    /** As {@link #of} the other way round: every post that may act in the place of some posts at a moment, by the post. */
    public Map<PostId, List<PostId>> standInsOf(Collection<PostId> asked, Instant at) {
        UUID[] posts = asked.stream().map(PostId::value).toArray(UUID[]::new);
        return db.select(DSL.field("a.post_id", UUID.class), DSL.field("a.acting", UUID.class))
                .from("(select post_id, acting_post_id as acting from organization.acting_order"
                        + " union select post_id, deputy_post_id from organization.deputy"
                        + " union select post_id, delegate_post_id from organization.delegation) a")
                .where(
                        "a.post_id = any({0}) and exists (select from"
                                + " organization.substitutions(tenancy.current_id(), a.acting, {1}) s"
                                + " where s.in_place_of = a.post_id)",
                        DSL.val(posts), DSL.val(at))
                .fetchGroups(row -> new PostId(row.value1()), row -> new PostId(row.value2()));
    }

    /**
     * That somebody who is there may act for a post.
     *
     * @param post the one that may act in its place
     */
    public record StandIn(PostId post, Substitution substitution) {}

    /** Every attended post that may act in the place of another one at a moment: what {@link #of} says, asked from behind. */
    public List<StandIn> standInsFor(PostId absent, Instant at) {
        return db.select(
                        DSL.field("c.post", UUID.class),
                        DSL.field("s.capacity", String.class),
                        DSL.field("s.matter_codes", String[].class),
                        DSL.field("s.source", String.class))
                .from(DSL.table(
                        "(select deputy_post_id as post from organization.deputy where post_id = {0}"
                                + " union select acting_post_id from organization.acting_order where post_id = {0}"
                                + " union select delegate_post_id from organization.delegation where post_id = {0}) c"
                                + " cross join lateral organization.substitutions(tenancy.current_id(), c.post, {1}) s",
                        DSL.val(absent.value()), DSL.val(at)))
                .where(DSL.condition(
                        "s.in_place_of = {0} and organization.is_attended(tenancy.current_id(), c.post, {1})",
                        DSL.val(absent.value()), DSL.val(at)))
                .fetch(row -> new StandIn(
                        new PostId(row.value1()),
                        new Substitution(
                                absent,
                                Capacity.valueOf(row.value2()),
                                Set.copyOf(List.of(row.value3())),
                                row.value4())));
    }

    /** For which absence a person is away; empty when she is not. */
    public Optional<Absence> absenceOf(PersonId person, Instant at) {
        return Absences.select(db, ABSENCE.PERSON_ID.eq(person.value()).and(inForce(at)))
                .fetchOptional(Absences::absence);
    }

    /** The published order of a post's deputies on a date, the first one first. */
    public List<PostId> orderOf(PostId post, LocalDate on) {
        return db.select(DEPUTY.DEPUTY_POST_ID)
                .from(DEPUTY)
                .where(DEPUTY.POST_ID.eq(post.value()), Organization.validOn(DEPUTY.VALID, on))
                .orderBy(DEPUTY.PLACE)
                .fetch(row -> new PostId(row.value1()));
    }

    private static Condition inForce(Instant at) {
        return ABSENCE.CANCELLED.isFalse().and(DSL.condition("{0} @> {1}::timestamptz", ABSENCE.DURING, DSL.val(at)));
    }
}
