package org.fumikura.organization;

import static org.fumikuradb.organization.Tables.ASSIGNMENT;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fumikuradb.organization.tables.Assignment;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/**
 * Which post goes on with what another one was asked, when that has ended (docs/domain/organization.md, A.2.1; I-16). Nothing that
 * names a post is rewritten; whoever asks, asks as of a date.
 */
@Component
public class PostSuccession {

    private final DSLContext db;

    PostSuccession(DSLContext db) {
        this.db = db;
    }

    /**
     * For a query over rows that name a post: the one that goes on with what was asked of it, as of a date; the post itself while
     * it lasts (I-16).
     */
    public static Field<UUID> inCharge(Field<UUID> post, LocalDate on) {
        return DSL.field(
                "case when exists (select from organization.post_succession gone where gone.post_id = {0} and gone.since <= {1})"
                        + " then organization.post_in_charge(tenancy.current_id(), {0}, {1}) else {0} end",
                UUID.class, post, DSL.val(on));
    }

    /**
     * For a query over rows that name a post: whether somebody who holds the one in charge on a date held it, or the post itself,
     * at a moment before.
     */
    public static Condition isHeldSince(Field<UUID> post, Field<Instant> since, LocalDate on) {
        Assignment before = ASSIGNMENT.as("before");
        return DSL.exists(DSL.selectOne()
                .from(ASSIGNMENT)
                .join(before)
                .on(before.TENANT_ID.eq(ASSIGNMENT.TENANT_ID), before.PERSON_ID.eq(ASSIGNMENT.PERSON_ID))
                .where(
                        ASSIGNMENT.POST_ID.eq(inCharge(post, on)),
                        Organization.validOn(ASSIGNMENT.VALID, on),
                        before.POST_ID.in(ASSIGNMENT.POST_ID, post),
                        DSL.condition("{0} @> ({1} at time zone 'Asia/Tokyo')::date", before.VALID, since)));
    }

    /** Who goes on with what was asked of a post, as of a date; the post itself while it lasts (I-16). */
    public PostId inCharge(PostId post, LocalDate on) {
        return new PostId(
                db.select(inCharge(DSL.val(post.value()), on)).fetchSingle().value1());
    }

    /** A post and those with whose work it goes on, as of a date: whatever was addressed to one of them is its own. */
    public Set<UUID> seats(PostId post, LocalDate on) {
        return seats(List.of(post), on).getOrDefault(post.value(), Set.of());
    }

    /** Some posts, each with those with whose work it goes on, as of a date. */
    Map<UUID, Set<UUID>> seats(Collection<PostId> posts, LocalDate on) {
        UUID[] asked = posts.stream().map(PostId::value).toArray(UUID[]::new);
        return db
                .fetch(
                        "select asked.id, seat.id from unnest({0}) as asked (id)"
                                + " cross join lateral organization.seats(tenancy.current_id(), asked.id, {1}) as seat (id)",
                        DSL.val(asked), DSL.val(on))
                .stream()
                .collect(Collectors.groupingBy(
                        row -> row.get(0, UUID.class),
                        Collectors.mapping(row -> row.get(1, UUID.class), Collectors.toSet())));
    }
}
