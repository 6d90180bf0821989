package org.fumikura.meetings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fumikura.shared.Text;

/** Where the nodes of a chain lie: a column for each kind of thing, from the session to the decision. */
public record ChainDrawing(int width, int height, List<Heading> headings, List<Box> boxes, List<Way> ways) {

    private static final int BOX_WIDTH = 180;
    private static final int BOX_HEIGHT = 56;
    private static final int BETWEEN = 56;
    private static final int APART = 16;
    private static final int ABOVE = 30;
    private static final int EDGE = 8;
    private static final int LETTERS = 13;
    private static final int LETTERS_OF_ENGLISH = 25;

    private static final List<Text> COLUMNS = List.of(
            new Text("会議", "Session"),
            new Text("議題", "Item"),
            new Text("指示・資料", "Instruction, material"),
            new Text("テーマ", "Theme"),
            new Text("文書", "Document"),
            new Text("決定した文書", "Decided"));

    /** The name of a column. */
    public record Heading(double x, double y, Text text) {}

    /**
     * A node.
     *
     * @param current whether the chain is seen from it
     */
    public record Box(ChainNode node, double x, double y, boolean current) {

        /** Its title, as far as there is room for it. */
        public List<String> lines(boolean english) {
            return english
                    ? ChainDrawing.lines(node.title().en(), LETTERS_OF_ENGLISH)
                    : ChainDrawing.lines(node.title().ja(), LETTERS);
        }

        public int width() {
            return BOX_WIDTH;
        }

        public int height() {
            return BOX_HEIGHT;
        }
    }

    /** A line between two nodes, as SVG draws a path. */
    public record Way(String path) {}

    /** A number as SVG wants it. */
    public static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    static ChainDrawing of(Chain chain) {
        Map<Integer, List<ChainNode>> columns = chain.nodes().values().stream()
                .collect(Collectors.groupingBy(ChainNode::column, TreeMap::new, Collectors.toList()));
        var headings = new ArrayList<Heading>();
        var boxes = new ArrayList<Box>();
        double x = EDGE;
        int tallest = 0;
        for (Map.Entry<Integer, List<ChainNode>> column : columns.entrySet()) {
            headings.add(new Heading(x, 18, COLUMNS.get(column.getKey())));
            double y = ABOVE;
            for (ChainNode node : column.getValue()) {
                boxes.add(new Box(node, x, y, node.equals(chain.start())));
                y += BOX_HEIGHT + APART;
            }
            tallest = Math.max(tallest, (int) y);
            x += BOX_WIDTH + BETWEEN;
        }
        Map<ChainKey, Box> byKey =
                boxes.stream().collect(Collectors.toMap(box -> box.node.key(), Function.identity(), (a, b) -> a));
        return new ChainDrawing(
                (int) x - BETWEEN / 2, tallest, List.copyOf(headings), List.copyOf(boxes), ways(chain, byKey));
    }

    private static List<Way> ways(Chain chain, Map<ChainKey, Box> byKey) {
        var ways = new ArrayList<Way>();
        for (ChainEdge edge : chain.edges()) {
            Box from = byKey.get(edge.from());
            Box to = byKey.get(edge.to());
            if (from != null && to != null) {
                ways.add(from.x <= to.x ? way(from, to) : way(to, from));
            }
        }
        return ways.stream().distinct().toList();
    }

    private static Way way(Box left, Box right) {
        double fromX = left.x + BOX_WIDTH;
        double fromY = left.y + BOX_HEIGHT / 2.0;
        double toY = right.y + BOX_HEIGHT / 2.0;
        boolean sameColumn = left.x == right.x;
        double toX = sameColumn ? fromX : right.x;
        double bend = sameColumn ? BETWEEN / 2.0 : Math.max(BETWEEN / 2.0, (toX - fromX) / 2);
        return new Way("M%s %s C%s %s %s %s %s %s"
                .formatted(
                        number(fromX),
                        number(fromY),
                        number(fromX + bend),
                        number(fromY),
                        number(sameColumn ? fromX + bend : toX - bend),
                        number(toY),
                        number(toX),
                        number(toY)));
    }

    /** At most two lines; what has no room is left out. */
    private static List<String> lines(String words, int letters) {
        int[] all = words.codePoints().toArray();
        if (all.length <= letters) {
            return List.of(words);
        }
        String first = new String(all, 0, letters);
        return all.length <= 2 * letters
                ? List.of(first, new String(all, letters, all.length - letters))
                : List.of(first, new String(all, letters, letters - 1) + "…");
    }
}
