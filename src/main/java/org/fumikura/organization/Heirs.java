package org.fumikura.organization;

import static org.fumikuradb.organization.Tables.POST;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.fumikura.shared.Text;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Who naturally goes on with what is asked of a post that ends (A.2.1, I-16): nobody has to be named in most cases. */
@Component
class Heirs {

    private final DSLContext db;
    private final Organization organization;

    Heirs(DSLContext db, Organization organization) {
        this.db = db;
        this.organization = organization;
    }

    /** The posts of a unit that would outlast a day. */
    List<PostId> postsLeft(UnitId unit, LocalDate last) {
        return db.select(POST.ID)
                .from(POST)
                .where(
                        POST.UNIT_ID.eq(unit.value()),
                        DSL.condition("coalesce(upper({0}) > {1}::date, true)", POST.VALID, DSL.val(last.plusDays(1))))
                .orderBy(POST.ORDINAL, POST.ID)
                .fetch(row -> new PostId(row.value1()));
    }

    /**
     * Who goes on.
     *
     * @param inItsPlace whether it takes the place of the one that ends, and is not just the nearest head
     */
    record Heir(PostId post, boolean inItsPlace) {}

    /**
     * For a post whose unit goes on.
     *
     * @throws RowRefused when nobody is there on that day
     */
    Heir of(PostId post, LocalDate next) {
        return in(organization.getPosts(List.of(post)).getFirst().unit().id(), post, next);
    }

    /**
     * The post of the same name in a unit on a day, or else the nearest head of that unit's line.
     *
     * @throws RowRefused when nobody is there on that day
     */
    Heir in(UnitId unit, PostId ending, LocalDate next) {
        Post post = organization.getPosts(List.of(ending)).getFirst();
        List<Unit> line = organization.lineOf(unit, next);
        Optional<Post> sameName = organization.listPosts(next).stream()
                .filter(other -> other.unit().id().equals(line.getFirst().id()))
                .filter(other -> !other.id().equals(ending)
                        && other.name().ja().equals(post.name().ja()))
                .findFirst();
        return sameName.or(() -> organization.headsOf(line, next).stream()
                        .filter(other -> !other.id().equals(ending))
                        .findFirst())
                .map(heir -> new Heir(heir.id(), takesItsPlace(heir, post)))
                .orElseThrow(() -> new RowRefused(new Text(
                        "「" + post.name().ja() + "」あての案件を" + next + "から引き継ぐ職がありません。承継する職を先に登録するか、選んでください。",
                        "No post goes on with what is asked of " + post.name().en() + " from " + next
                                + ". Enter one first, or choose one.")));
    }

    /** The post of the same name, or the head of a unit after the head of a unit of the same level. */
    private static boolean takesItsPlace(Post heir, Post ending) {
        boolean head = ending.rank().leads(ending.unit().level())
                && heir.rank() == ending.rank()
                && heir.rank().leads(heir.unit().level());
        return head || heir.name().ja().equals(ending.name().ja());
    }
}
