import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * S08: a section with five teams ends on 31 March and another one goes on, with 40 drafts on their way: unsent, waiting for the
 * head of the team, waiting for the head of the section, returned. Personnel prepares it unseen; at midnight it is in force, and
 * each draft is with whom the new organisation says.
 */
final class FirstOfApril implements Scenario {

    private static final String LAST = "2023-03-31";
    private static final String DAY = "2023-04-01";
    private static final int DRAFTS = 40;
    private static final List<String> TEAMS = List.of("020301", "020302", "020303", "020304", "020305");

    @Override
    public void play(House house, Expect expect) throws Exception {
        Api drafter = house.api("joho-digital-tanto");
        Api team = house.api("joho-digital-kakaricho");
        Api section = house.api("joho-kacho");
        house.advanceTo("2023-03-20T09:00");
        var kinds = new LinkedHashMap<String, List<String>>();
        for (int i = 0; i < DRAFTS; i++) {
            Api.Answer draft = drafter.draft("年度をまたぐ起案 " + (i + 1), false);
            String kind = List.of("unsent", "team", "section", "returned").get(i % 4);
            kinds.computeIfAbsent(kind, unused -> new ArrayList<>()).add(draft.text("/id"));
            if (!kind.equals("unsent")) {
                drafter.submit(draft).require(200);
            }
            if (kind.equals("section")) {
                team.act(draft.text("/id"), "APPROVE").require(200);
            }
            if (kind.equals("returned")) {
                team.act(draft.text("/id"), PulledUp.said("RETURN", "日付を直してください。"))
                        .require(200);
            }
        }

        prepare(house.api("jinji-tanto", "READ,WRITE,ADMINISTER"), expect);
        for (String other : List.of("joho-kacho", "somu-kacho", "system-kanri")) {
            String units =
                    house.api(other).get("/units?limit=200").require(200).body().toString();
            expect.holds(other + " knows nothing of it", !units.contains("デジタル戦略課"));
        }

        house.advanceTo(LAST + "T23:59");
        expect.equal(
                "one minute before midnight the old post acts",
                200,
                team.act(kinds.get("team").removeFirst(), "APPROVE").status());
        expect.equal("its unit", "情報管理課", unitOf(section));

        house.advanceTo(DAY + "T00:00");
        // the tokens of the three go on with the posts that took the place of theirs
        expect.equal("at midnight the unit", "デジタル戦略課", unitOf(section));
        String waiting = all(team, "/matters?list=WAITING");
        for (String matter : kinds.get("team")) {
            expect.holds("it waits for the head of the new team", waiting.contains(matter));
            team.act(matter, "APPROVE").require(200);
            expect.equal(
                    "decided by the new section",
                    "AWAITING_CLOSE",
                    section.act(matter, "DECIDE").require(200).text("/state"));
        }
        waiting = all(section, "/matters?list=WAITING");
        for (String matter : kinds.get("section")) {
            expect.holds("it waits for the head of the new section", waiting.contains(matter));
            Api.Answer decided = section.act(matter, "DECIDE").require(200);
            expect.equal("decided", "AWAITING_CLOSE", decided.text("/state"));
            expect.equal("in person", "SELF", decided.text("/route/1/capacity"));
        }
        String mine = all(drafter, "/drafts?");
        for (String draft : kinds.get("unsent")) {
            expect.holds("what was not sent is still hers", mine.contains(draft));
            JsonNode route = drafter.get("/drafts/" + draft)
                    .require(200)
                    .body()
                    .path("content")
                    .path("route");
            expect.holds(
                    "and goes to posts that are there",
                    route.size() == 2
                            && posts(drafter)
                                    .containsAll(route.valueStream()
                                            .map(step -> step.path("post").asString())
                                            .toList()));
        }
        String back = all(drafter, "/matters?list=TO_FINISH");
        for (String matter : kinds.get("returned")) {
            expect.holds("what came back is still hers", back.contains(matter));
            Api.Answer again = drafter.submit(drafter.get("/drafts/" + matter).require(200));
            expect.equal("and is submitted again", 200, again.status());
            team.act(matter, "APPROVE").require(200);
            section.act(matter, "DECIDE").require(200);
        }
        expect.equal("the ledger holds", 0, house.verify().status());
    }

    /** The units begin, then the posts; the old units end with their posts; the people are assigned. */
    private static void prepare(Api personnel, Expect expect) throws Exception {
        List<Map<String, String>> units = rows(personnel, "units", "", "0203");
        List<Map<String, String>> posts = rows(personnel, "posts", "", "0203");
        List<Map<String, String>> people = rows(personnel, "assignments", "", "0203");
        expect.equal("the section and its teams", TEAMS.size() + 1, units.size());
        take(personnel, "units", units.stream().map(FirstOfApril::renewed).toList());
        take(personnel, "posts", posts.stream().map(FirstOfApril::renewed).toList());
        var ends = new ArrayList<Map<String, String>>();
        for (String code : TEAMS) {
            ends.add(ended(units, code));
        }
        ends.add(ended(units, "020300"));
        take(personnel, "units", ends);
        take(
                personnel,
                "assignments",
                people.stream().map(FirstOfApril::renewed).toList());
        JsonNode check = personnel
                .get("/organization/preparation?on=" + DAY)
                .require(200)
                .body();
        expect.equal("orphans", 0L, check.path("orphans").asLong(-1));
    }

    private static Map<String, String> ended(List<Map<String, String>> units, String code) {
        var row = new LinkedHashMap<>(units.stream()
                .filter(unit -> unit.get("code").equals(code))
                .findFirst()
                .orElseThrow());
        row.put("last", LAST);
        for (String share : List.of("files", "numbers", "open")) {
            row.put(share, renewed(code));
        }
        return row;
    }

    private static Map<String, String> renewed(Map<String, String> row) {
        var next = new LinkedHashMap<>(row);
        next.put("from", DAY);
        for (String end : List.of("last", "files", "numbers", "open", "successor")) {
            next.computeIfPresent(end, (unused, said) -> "");
        }
        for (String key : List.of("code", "parent", "unit")) {
            next.computeIfPresent(key, (unused, code) -> renewed(code));
        }
        if (next.containsKey("sign")) {
            next.put("name", next.get("name").replace("情報管理課", "デジタル戦略課"));
            next.put("sign", next.get("sign").replace("情", "デ"));
        }
        return next;
    }

    private static String renewed(String code) {
        return code.startsWith("0203") ? code.replaceFirst("0203", "0209") : code;
    }

    private static List<Map<String, String>> rows(Api api, String master, String words, String prefix)
            throws Exception {
        var rows = new ArrayList<Map<String, String>>();
        String cursor = "";
        do {
            JsonNode slice = api.get("/masters/" + master + "/rows?purpose=reorganisation&limit=100&q=" + words
                            + (cursor.isEmpty() ? "" : "&cursor=" + cursor))
                    .require(200)
                    .body();
            slice.path("items").forEach(item -> {
                var row = new LinkedHashMap<String, String>();
                item.propertyStream()
                        .forEach(cell -> row.put(cell.getKey(), cell.getValue().asString("")));
                // what ends by the day anyway is left as it is prepared
                if (row.getOrDefault("last", "").isEmpty()
                        && row.getOrDefault("code", row.getOrDefault("unit", ""))
                                .startsWith(prefix)) {
                    rows.add(row);
                }
            });
            cursor = slice.path("next").asString("");
        } while (!cursor.isEmpty());
        return rows;
    }

    private static void take(Api api, String master, List<Map<String, String>> rows) throws Exception {
        ObjectNode body = Api.object().put("from", DAY);
        rows.forEach(row -> {
            ObjectNode cells = body.withArray("rows").addObject();
            row.forEach(cells::put);
        });
        Api.Answer rehearsed =
                api.post("/masters/" + master + "/rehearsals", body, null).require(200);
        api.post("/masters/" + master + "/takings", body, rehearsed.tag()).require(200);
    }

    /** What her unit or the one above it is called, as far as it is a section. */
    private static String unitOf(Api api) throws Exception {
        String unit = api.get("/me").require(200).text("/acting/unit");
        return api.get("/units?limit=200")
                .require(200)
                .body()
                .path("items")
                .valueStream()
                .filter(each -> each.path("id").asString().equals(unit))
                .map(each -> each.path("name").path("ja").asString())
                .findFirst()
                .orElse("none");
    }

    private static List<String> posts(Api api) throws Exception {
        var posts = new ArrayList<String>();
        String cursor = "";
        do {
            JsonNode slice = api.get("/posts?limit=100" + (cursor.isEmpty() ? "" : "&cursor=" + cursor))
                    .require(200)
                    .body();
            slice.path("items").forEach(post -> posts.add(post.path("id").asString()));
            cursor = slice.path("next").asString("");
        } while (!cursor.isEmpty());
        return posts;
    }

    private static String all(Api api, String path) throws Exception {
        var found = new StringBuilder();
        String cursor = "";
        do {
            JsonNode slice = api.get(path + "&limit=100" + (cursor.isEmpty() ? "" : "&cursor=" + cursor))
                    .require(200)
                    .body();
            found.append(slice.path("items"));
            cursor = slice.path("next").asString("");
        } while (!cursor.isEmpty());
        return found.toString();
    }
}
