package org.fumikura.meetings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fumikura.organization.Actor;
import org.springframework.stereotype.Component;

/**
 * Finds what hangs together (つながり): from a theme, an instruction, an item or a document back to the session and forth to the
 * decision. Nothing is reached through what somebody may not see.
 */
@Component
class Chains {

    /** How many steps away from its start a chain is followed. */
    static final int DEPTH = 3;

    /** The most nodes of a chain. */
    static final int MOST = 40;

    private final ChainTies ties;
    private final ChainNodes nodes;

    Chains(ChainTies ties, ChainNodes nodes) {
        this.ties = ties;
        this.nodes = nodes;
    }

    /** Where the chain is seen from a thing. */
    static String path(ChainKey from) {
        return "/meetings/chain?from=" + from.code();
    }

    /** What hangs together with a thing; empty when there is none such for her. */
    Optional<Chain> find(ChainKey from, Actor actor) {
        return Optional.ofNullable(nodes.seen(List.of(from), actor).get(from)).map(start -> follow(start, actor));
    }

    private Chain follow(ChainNode start, Actor actor) {
        Map<ChainKey, ChainNode> found = new LinkedHashMap<>();
        found.put(start.key(), start);
        Set<ChainEdge> edges = new LinkedHashSet<>();
        List<ChainKey> edge = List.of(start.key());
        boolean more = false;
        for (int step = 0; step < DEPTH && !edge.isEmpty(); step++) {
            List<ChainEdge> reached = ties.of(edge, MOST);
            edges.addAll(reached);
            Set<ChainKey> unknown = new LinkedHashSet<>();
            reached.forEach(each -> {
                unknown.add(each.from());
                unknown.add(each.to());
            });
            unknown.removeAll(found.keySet());
            Map<ChainKey, ChainNode> seen = unknown.isEmpty() ? Map.of() : nodes.seen(unknown, actor);
            var next = new ArrayList<ChainKey>();
            for (ChainKey key : unknown) {
                ChainNode node = seen.get(key);
                if (node == null) {
                    continue;
                }
                if (found.size() == MOST) {
                    more = true;
                    break;
                }
                found.put(key, node);
                // all items of a session would come in, though they have nothing to do with each other
                if (key.kind() != ChainKind.SESSION) {
                    next.add(key);
                }
            }
            edge = next;
        }
        edges.removeIf(each -> !found.containsKey(each.from()) || !found.containsKey(each.to()));
        return new Chain(start, found, List.copyOf(edges), more || !edge.isEmpty());
    }
}
