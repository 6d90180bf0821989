package org.fumikura.redaction;

import static org.fumikuradb.redaction.Tables.REDACTION_;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fumikura.organization.Actor;
import org.fumikura.organization.Unit;
import org.fumikura.organization.UnitLevel;
import org.fumikura.shared.NotFound;
import org.fumikura.shared.Text;
import org.jooq.Condition;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Who sees a redaction (RD-01): the people of its section who redact, if they may read what it was begun from. */
@Component
class RedactionAccess {

    private final RedactionRows rows;
    private final ObjectProvider<RedactionOrigin> origins;

    RedactionAccess(RedactionRows rows, ObjectProvider<RedactionOrigin> origins) {
        this.rows = rows;
        this.origins = origins;
    }

    /** The section in which an actor redacts. */
    static Unit section(Actor actor) {
        return actor.unitAt(UnitLevel.SECTION);
    }

    /** The newest of those that she sees, first. */
    List<Redaction> list(Actor actor, int most) {
        Condition own = REDACTION_.UNIT_ID.eq(section(actor).id().value());
        return readable(rows.list(own, most), actor);
    }

    /** @throws NotFound when it is not there, or not for her */
    Redaction require(RedactionId id, Actor actor) {
        return rows.find(id).filter(redaction -> isFor(redaction, actor)).orElseThrow(() -> missing(id));
    }

    /**
     * The same as {@link #require}, and nobody else changes it until the transaction ends.
     *
     * @throws NotFound when it is not there, or not for her
     */
    Redaction requireLocked(RedactionId id, Actor actor) {
        return rows.lock(id).filter(redaction -> isFor(redaction, actor)).orElseThrow(() -> missing(id));
    }

    private boolean isFor(Redaction redaction, Actor actor) {
        return actor.may(RedactionPermissions.REDACT)
                && redaction.unit().equals(section(actor).id())
                && !readable(List.of(redaction), actor).isEmpty();
    }

    private List<Redaction> readable(Collection<Redaction> all, Actor actor) {
        Map<String, Set<UUID>> asked = all.stream()
                .map(Redaction::origin)
                .filter(origin -> origin != null)
                .collect(Collectors.groupingBy(
                        Redaction.Origin::kind, Collectors.mapping(Redaction.Origin::id, Collectors.toSet())));
        Set<Redaction.Origin> readable = asked.entrySet().stream()
                .flatMap(each -> readable(each.getKey(), each.getValue(), actor).stream()
                        .map(id -> new Redaction.Origin(each.getKey(), id)))
                .collect(Collectors.toSet());
        return all.stream()
                .filter(redaction -> redaction.origin() == null || readable.contains(redaction.origin()))
                .toList();
    }

    private Set<UUID> readable(String kind, Set<UUID> ids, Actor actor) {
        return origins.stream()
                .filter(origin -> origin.kind().equals(kind))
                .findFirst()
                .map(origin -> origin.readable(ids, actor))
                .orElse(Set.of());
    }

    static NotFound missing(RedactionId id) {
        return new NotFound("redaction", new Text("墨塗り", "redaction"), id.value());
    }
}
