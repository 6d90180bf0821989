package org.fumikura.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an office does in the last week of March: it drafts, submits, approves, decides and completes, on pages and through
 * programs. It keeps what it was told was done, to compare it with the database at the end.
 */
final class YearEnd implements Office.Work {

    private static final double DRAFTS = 0.5;
    private static final String SUBMITTED = "approval.submitted";
    private static final String BODY = "このことについて、次のとおり実施してよろしいか伺います。";
    private static final int FIGURES = 20;
    private static final int TOLD = 5;

    /** On which the demonstration opens. */
    private static final String TODAY = "2022-05-20";

    private final Pages pages;
    private final Trays trays;
    private final Set<String> drafters;
    private final AtomicLong titles = new AtomicLong();

    private final Map<String, Trays.Case> told = new ConcurrentHashMap<>();
    private final Map<String, AtomicLong> toldActs = new ConcurrentHashMap<>();
    private final Map<String, String> toldTitles = new ConcurrentHashMap<>();

    YearEnd(Connection superuser, Trays trays) throws SQLException {
        this.pages = new Pages(superuser);
        this.trays = trays;
        this.drafters = Set.copyOf(Database.texts(superuser, """
                select distinct p.login from approval.matter m
                join organization.person p on p.tenant_id = m.tenant_id and p.id = m.drafter_id where m.tenant_id = 1
                """));
    }

    @Override
    public String page(Random random) {
        return random.nextInt(FIGURES) == 0 ? "/statistics" : pages.any(random);
    }

    List<String> pages() {
        return Stream.concat(pages.each().stream(), Stream.of("/statistics")).toList();
    }

    @Override
    public void act(Seat seat) throws IOException, InterruptedException {
        boolean drafts = drafters.contains(seat.login());
        boolean begins = drafts && seat.random().nextDouble() < DRAFTS;
        Optional<Trays.Case> waiting = begins ? Optional.empty() : trays.take(seat.login());
        if (waiting.isPresent()) {
            goOn(seat, waiting.get());
        } else if (drafts) {
            draft(seat);
        } else {
            seat.open("/matters");
        }
    }

    private void goOn(Seat seat, Trays.Case waiting) throws IOException, InterruptedException {
        Trays.Turn turn = waiting.next().orElseThrow();
        String path = "/matters/" + waiting.document();
        long begin;
        if (seat.isByProgram()) {
            Wire.Answer seen = seat.call(200, path, api -> api.get(path));
            seat.think();
            begin = System.nanoTime();
            ObjectNode act = Api.object().put("act", turn.act().name());
            if (turn.act() == Trays.Act.TAKE_EFFECT) {
                act.put("effectiveOn", TODAY);
            }
            seat.call(200, path + " " + turn.act(), api -> api.post(path + "/acts", act, seen.tag()));
        } else {
            Form form = Form.of(seat.open(path).text(), "class=\"actionbar\"");
            form.set("do", turn.act().button());
            if (turn.act() == Trays.Act.TAKE_EFFECT) {
                form.set("effectiveOn", TODAY);
            }
            seat.think();
            begin = System.nanoTime();
            seat.send(path, form.fields());
        }
        done(seat, begin, turn.act().kind(), waiting.passed());
    }

    private void done(Seat seat, long begin, String kind, Trays.Case after) {
        seat.watch().acted(begin);
        toldActs.computeIfAbsent(kind, unused -> new AtomicLong()).incrementAndGet();
        told.put(after.document(), after);
        trays.put(after);
    }

    private void draft(Seat seat) throws IOException, InterruptedException {
        String title = "年度末の事務処理について（第" + titles.incrementAndGet() + "回）";
        if (seat.isByProgram()) {
            draftByProgram(seat, title);
        } else {
            draftOnPages(seat, title);
        }
    }

    private void draftByProgram(Seat seat, String title) throws IOException, InterruptedException {
        var begun = Api.read(seat.call(201, "/drafts", api -> api.post("/drafts", "")));
        String path = "/drafts/" + begun.path("id").asString();
        String tag = seat.call(200, path, api -> api.get(path)).tag();
        ObjectNode content = begun.path("content").deepCopy().asObject();
        content.put("title", title).put("body", BODY).put("enforced", false);
        content.put("matterCode", "A01").put("expenditureItem", "");
        seat.think();
        Wire.Answer saved = seat.call(200, path + " saved", api -> api.put(path, content, tag));
        seat.think();
        long begin = System.nanoTime();
        seat.call(200, path + " submitted", api -> api.post(path + "/submission", saved.tag()));
        List<String> route = Api.read(saved)
                .path("content")
                .path("route")
                .valueStream()
                .map(place -> place.path("post").asString())
                .toList();
        submitted(seat, begin, begun.path("id").asString(), title, route);
    }

    /** As one types: twice the page saves on its own, then the drafter does, looks at the route and submits. */
    private void draftOnPages(Seat seat, String title) throws IOException, InterruptedException {
        Wire.Answer begun = seat.send("/drafts", Map.of());
        String path = begun.location();
        Form form = Form.of(begun.text(), "id=\"draft\"");
        form.set("matterCode", "A01");
        form.set("enforced", "no");
        for (String typed : List.of(title.substring(0, title.length() / 2), title)) {
            seat.think();
            form.set("title", typed);
            form.set("body", BODY);
            String live = seat.sendBeside(path + "/autosave", form.fields()).text();
            form.renew(live);
            form.set("revision", live.replaceFirst("(?s).*?data-revision=\"(\\d+)\".*", "$1"));
        }
        form.set("do", "save");
        Form seen = Form.of(seat.send(path, form.fields()).text(), "id=\"draft\"");
        seat.think();
        seen.set("do", "submit");
        long begin = System.nanoTime();
        seat.send(path, seen.fields());
        submitted(seat, begin, path.replaceFirst("^/drafts/([0-9a-f-]{36}).*", "$1"), title, seen.values("routePost"));
    }

    private void submitted(Seat seat, long begin, String document, String title, List<String> route) {
        toldTitles.put(document, title);
        done(seat, begin, SUBMITTED, trays.begun(document, seat.login(), route));
    }

    /**
     * How many acts or words got lost, or are there though nobody was told so.
     *
     * @param after the position in the ledger before the office began
     */
    long lost(Connection superuser, long after) throws SQLException {
        return actsLost(superuser, after) + statesLost(superuser) + wordsLost(superuser);
    }

    private long actsLost(Connection superuser, long after) throws SQLException {
        var recorded = new TreeMap<String, Long>();
        query(
                superuser,
                "select kind, count(*)::text from ledger.act where tenant_id = 1 and position > " + after
                        + " and person_id is not null group by kind",
                (kind, count) -> recorded.put(kind, Long.valueOf(count)));
        var acknowledged = new TreeMap<String, Long>();
        toldActs.forEach((kind, count) -> acknowledged.put(kind, count.get()));
        recorded.keySet().removeIf(kind -> !kind.startsWith("approval."));
        Bench.say("acts in the ledger: %s", recorded);
        var kinds = new LinkedHashMap<String, Long>(recorded);
        kinds.putAll(acknowledged);
        return kinds.keySet().stream()
                .mapToLong(kind -> Math.abs(recorded.getOrDefault(kind, 0L) - acknowledged.getOrDefault(kind, 0L)))
                .sum();
    }

    private long statesLost(Connection superuser) throws SQLException {
        var states = new HashMap<String, String>();
        query(superuser, """
                select m.document_id, case m.state when 'AWAITING_EFFECT' then 'TAKE_EFFECT' when 'AWAITING_CLOSE' then 'CLOSE'
                    when 'CIRCULATING' then (select string_agg(
                            case s.kind when 'DECISION' then 'DECIDE ' else 'APPROVE ' end || s.post_id, ', ')
                        from approval.step s where s.tenant_id = 1 and s.document_id = m.document_id and s.state = 'ACTIVE')
                    else m.state end
                from approval.matter m where m.tenant_id = 1
                """, states::put);
        List<Trays.Case> lost = told.values().stream()
                .filter(each ->
                        !each.next().map(Trays.Turn::state).orElse("CLOSED").equals(states.get(each.document())))
                .toList();
        lost.stream()
                .limit(TOLD)
                .forEach(each -> Bench.say("lost: %s, but it is %s", each, states.get(each.document())));
        return lost.size();
    }

    private long wordsLost(Connection superuser) throws SQLException {
        var wordsThere = new HashMap<String, String>();
        query(superuser, """
                select document_id, title || chr(10) || body from records.version
                where tenant_id = 1 and n = 1 and title like '年度末の事務処理について（第%'
                """, wordsThere::put);
        return toldTitles.entrySet().stream()
                .filter(each -> !(each.getValue() + "\n" + BODY).equals(wordsThere.get(each.getKey())))
                .count();
    }

    private interface Row {
        void take(String first, String second);
    }

    private static void query(Connection superuser, String sql, Row row) throws SQLException {
        try (PreparedStatement statement = superuser.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                row.take(rows.getString(1), rows.getString(2));
            }
        }
    }
}
