package org.fumikura.meetings;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fumikura.shared.Text;

/**
 * What hangs together with one thing, as far as its reader sees it.
 *
 * @param start from where it is seen
 * @param nodes those that were found, the nearest first; the first of them is the start
 * @param edges between them
 * @param more whether there is more than is shown
 */
public record Chain(ChainNode start, Map<ChainKey, ChainNode> nodes, List<ChainEdge> edges, boolean more) {

    /**
     * A node in the list that says the same as the drawing, with what hangs on it.
     *
     * @param relation what it is to the one above it
     * @param others further nodes that it is tied to, which stand elsewhere in the list
     */
    public record Branch(ChainNode node, Text relation, List<ChainNode> others, List<Branch> below) {}

    /** The list: each node once, below the one by which it is reached. */
    public List<Branch> tree() {
        var placed = new HashSet<ChainKey>();
        placed.add(start.key());
        var level = List.of(start.key());
        var below = new LinkedHashMap<ChainKey, List<ChainEdge>>();
        while (!level.isEmpty()) {
            var next = new ArrayList<ChainKey>();
            for (ChainKey key : level) {
                for (ChainEdge edge : edges) {
                    if (edge.touches(key) && placed.add(edge.beside(key))) {
                        below.computeIfAbsent(key, unused -> new ArrayList<>()).add(edge);
                        next.add(edge.beside(key));
                    }
                }
            }
            level = next;
        }
        Set<ChainEdge> used = new HashSet<>();
        below.values().forEach(used::addAll);
        return branches(start.key(), below, used);
    }

    private List<Branch> branches(ChainKey key, Map<ChainKey, List<ChainEdge>> below, Set<ChainEdge> used) {
        return below.getOrDefault(key, List.of()).stream()
                .flatMap(edge -> node(edge.beside(key))
                        .map(node -> new Branch(
                                node, edge.relation(), others(node.key(), used), branches(node.key(), below, used)))
                        .stream())
                .toList();
    }

    private List<ChainNode> others(ChainKey key, Set<ChainEdge> used) {
        return edges.stream()
                .filter(edge -> edge.from().equals(key) && !used.contains(edge))
                .flatMap(edge -> node(edge.to()).stream())
                .distinct()
                .toList();
    }

    private Optional<ChainNode> node(ChainKey key) {
        return Optional.ofNullable(nodes.get(key));
    }
}
