package org.fumikura.bench;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A reorganisation of a whole city on a day to come, taken in through the API as personnel prepares it: units end with their
 * posts, others go on with what they had, and everybody is assigned anew. What ends by that day anyway is left as it is prepared,
 * and with it the units above, in which something else begins.
 */
final class Reorganisation {

    private static final int SLICE = 200;
    private static final String NEW = "R5-";
    private static final List<String> ENDS = List.of("last", "files", "numbers", "open", "successor");

    private final String from;
    private final String last;
    private final Api personnel;
    private final List<Taking> takings = new ArrayList<>();
    private final Set<String> left = new HashSet<>();
    private double millis;

    /** Rows to be taken into a master. */
    private record Taking(String master, List<ObjectNode> rows) {}

    /**
     * Looks at the city as it is; nothing changes yet.
     *
     * @param personnel a program of somebody who may prepare it
     * @param from the first day of the new order
     * @param last the day before
     */
    Reorganisation(Api personnel, String from, String last) throws IOException {
        this.personnel = personnel;
        this.from = from;
        this.last = last;
        List<ObjectNode> units = rows("units");
        units.stream().filter(Reorganisation::ends).forEach(unit -> leave(units, cell(unit, "code")));
        units.removeIf(unit -> left.contains(cell(unit, "code")));
        units.sort(Comparator.comparingInt(row -> depth(units, row)));
        List<ObjectNode> assignments = within(rows("assignments"));
        prepare("units", units, row -> renewed(row, "code", "parent"));
        prepare("posts", within(rows("posts")), row -> renewed(row, "unit"));
        // their posts end with them, and who held one is relieved
        prepare("units", units.reversed(), this::ended);
        prepare("assignments", assignments, row -> renewed(row, "unit"));
    }

    /** How many rows are taken in. */
    int size() {
        return takings.stream().mapToInt(taking -> taking.rows.size()).sum();
    }

    /** Takes all of it in, each master looked at first. */
    void takeIn() throws IOException {
        long begin = System.nanoTime();
        for (Taking taking : takings) {
            ObjectNode body = Api.object().put("from", from);
            taking.rows.forEach(body.putArray("rows")::add);
            String path = "/masters/" + taking.master;
            Wire.Answer rehearsed =
                    personnel.post(path + "/rehearsals", body, "").require(200, path);
            JsonNode counts = Api.read(rehearsed).path("counts");
            if (counts.path("refused").asLong() > 0 || Api.read(rehearsed).has("refusal")) {
                throw new IOException(path + " is refused: " + refusals(Api.read(rehearsed)));
            }
            JsonNode taken = Api.read(personnel
                            .post(path + "/takings", body, rehearsed.tag())
                            .require(200, path))
                    .path("counts");
            long changed = taken.path("added").asLong()
                    + taken.path("changed").asLong()
                    + taken.path("ended").asLong();
            if (changed != taking.rows.size()) {
                throw new IOException(path + ": " + taking.rows.size() + " rows were sent, and taken in are " + taken);
            }
        }
        millis = (System.nanoTime() - begin) / 1e6;
    }

    /** How long it took to take it in. */
    double millis() {
        return millis;
    }

    private void prepare(String master, List<ObjectNode> rows, Function<ObjectNode, ObjectNode> change) {
        takings.add(new Taking(master, rows.stream().map(change).toList()));
    }

    private static boolean ends(ObjectNode row) {
        return !cell(row, "last").isEmpty();
    }

    /** A unit and those above it. */
    private void leave(List<ObjectNode> units, String code) {
        left.add(code);
        units.stream()
                .filter(unit ->
                        cell(unit, "code").equals(code) && !cell(unit, "parent").isEmpty())
                .findFirst()
                .ifPresent(unit -> leave(units, cell(unit, "parent")));
    }

    /** Rows in units that end with the reorganisation. */
    private List<ObjectNode> within(List<ObjectNode> rows) {
        return rows.stream()
                .filter(row -> !ends(row) && !left.contains(cell(row, "unit")))
                .toList();
    }

    private static int depth(List<ObjectNode> units, ObjectNode unit) {
        return units.stream()
                .filter(other -> cell(other, "code").equals(cell(unit, "parent")))
                .findFirst()
                .map(parent -> depth(units, parent) + 1)
                .orElse(0);
    }

    private ObjectNode ended(ObjectNode unit) {
        String successor = NEW + cell(unit, "code");
        return unit.deepCopy()
                .put("last", last)
                .put("files", successor)
                .put("numbers", successor)
                .put("open", successor);
    }

    /** The row from the new day on, with the codes of the new units. */
    private ObjectNode renewed(ObjectNode row, String... codes) {
        ObjectNode renewed = row.deepCopy().put("from", from);
        ENDS.stream().filter(row::has).forEach(end -> renewed.put(end, ""));
        for (String code : codes) {
            if (row.has(code) && !cell(row, code).isEmpty() && !left.contains(cell(row, code))) {
                renewed.put(code, NEW + cell(row, code));
            }
        }
        return renewed;
    }

    private List<ObjectNode> rows(String master) throws IOException {
        var rows = new ArrayList<ObjectNode>();
        String purpose = URLEncoder.encode("組織改正の準備", StandardCharsets.UTF_8);
        String next = "";
        do {
            JsonNode slice = Api.read(personnel
                    .get("/masters/" + master + "/rows?purpose=" + purpose + "&limit=" + SLICE
                            + (next.isEmpty() ? "" : "&cursor=" + next))
                    .require(200, master));
            slice.path("items").forEach(row -> rows.add(row.asObject()));
            next = slice.path("next").asString("");
        } while (!next.isEmpty());
        return rows;
    }

    private static String cell(ObjectNode row, String column) {
        return row.path(column).asString("");
    }

    private static String refusals(JsonNode rehearsal) {
        return Stream.concat(
                        rehearsal
                                .path("lines")
                                .valueStream()
                                .map(line -> line.path("why").path("ja").asString("")),
                        Stream.of(rehearsal.path("refusal").path("ja").asString("")))
                .filter(why -> !why.isEmpty())
                .distinct()
                .toList()
                .toString();
    }
}
