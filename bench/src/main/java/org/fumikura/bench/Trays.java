package org.fumikura.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Which matters wait for whom (未決箱), as the measurement itself reckons: so it knows for every act what must be answered, and
 * at the end what must stand in the database. A matter is in one hand at a time.
 */
final class Trays {

    private static final int SEED = 20220520;
    private static final int FIRST_COPY = 1_000_000;

    private final Map<String, Queue<Case>> trays = new ConcurrentHashMap<>();
    private final Map<String, String> holders = new HashMap<>();

    private Trays() {}

    /** What somebody can be asked for, under its names on the screen, in the API and in the ledger. */
    enum Act {
        APPROVE("approve", "approval.approved"),
        DECIDE("decide", "approval.decided"),
        TAKE_EFFECT("effect", "approval.took-effect"),
        CLOSE("close", "approval.closed");

        private final String button;
        private final String kind;

        Act(String button, String kind) {
            this.button = button;
            this.kind = kind;
        }

        String button() {
            return button;
        }

        String kind() {
            return kind;
        }
    }

    /** Somebody who is asked for something; the post is blank for a drafter, the login where nobody holds the post. */
    record Turn(String login, String post, Act act) {

        /** As {@link YearEnd} reads it from the database. */
        String state() {
            return post.isEmpty() ? act.name() : act.name() + " " + post;
        }
    }

    /** A matter with those who are still to be asked. */
    record Case(String document, List<Turn> rest) {

        Optional<Turn> next() {
            return rest.stream().findFirst();
        }

        Case passed() {
            return new Case(document, rest.subList(1, rest.size()));
        }
    }

    /** Fills them with copies of the demonstration's matters that wait on a plain route in their first round. */
    static Trays filled(Connection superuser, int matters) throws SQLException {
        var trays = new Trays();
        trays.readHolders(superuser);
        List<Case> originals = trays.originals(superuser);
        int each = matters / originals.size() + 1;
        var all = new ArrayList<Case>();
        for (Case original : originals) {
            String document = original.document();
            Copies.make(superuser, "d.id = '" + document + "'", FIRST_COPY, FIRST_COPY + each - 1);
            for (String copy : Copies.ids(superuser, document, FIRST_COPY, FIRST_COPY + each - 1)) {
                all.add(new Case(copy, original.rest()));
            }
        }
        Copies.settle(superuser);
        Collections.shuffle(all, new Random(SEED));
        all.forEach(trays::put);
        Bench.say(
                "%,d open matters, copies of %d; they wait for %d people",
                all.size(), originals.size(), trays.trays.size());
        return trays;
    }

    Optional<Case> take(String login) {
        return Optional.ofNullable(tray(login).poll());
    }

    /**
     * A case of whoever is asked for something.
     *
     * @throws NoSuchElementException when nobody is
     */
    Case takeAny(Act act) {
        for (Queue<Case> tray : trays.values()) {
            Case first = tray.peek();
            if (first != null && first.next().orElseThrow().act() == act) {
                return tray.remove();
            }
        }
        throw new NoSuchElementException("nobody is asked to " + act);
    }

    void put(Case waiting) {
        waiting.next().ifPresent(turn -> tray(turn.login()).add(waiting));
    }

    private Queue<Case> tray(String login) {
        return trays.computeIfAbsent(login, unused -> new ConcurrentLinkedQueue<>());
    }

    /**
     * What lies before a matter that is submitted.
     *
     * @param posts of its route, the decider last
     */
    Case begun(String document, String drafter, List<String> posts) {
        var rest = new ArrayList<Turn>();
        for (String post : posts) {
            rest.add(turn(post, rest.size() == posts.size() - 1 ? Act.DECIDE : Act.APPROVE));
        }
        rest.add(new Turn(drafter, "", Act.CLOSE));
        return new Case(document, List.copyOf(rest));
    }

    private Turn turn(String post, Act act) {
        return new Turn(holders.getOrDefault(post, ""), post, act);
    }

    private void readHolders(Connection superuser) throws SQLException {
        try (Statement statement = superuser.createStatement();
                ResultSet rows = statement.executeQuery("""
                        select a.post_id, p.login from organization.assignment a
                        join organization.person p on p.tenant_id = a.tenant_id and p.id = a.person_id
                        where a.tenant_id = 1 and a.kind = 'MAIN' and upper_inf(a.valid)
                        """)) {
            while (rows.next()) {
                holders.put(rows.getString(1), rows.getString(2));
            }
        }
    }

    private List<Case> originals(Connection superuser) throws SQLException {
        var routes = new HashMap<String, List<Turn>>();
        try (Statement statement = superuser.createStatement();
                ResultSet rows = statement.executeQuery("""
                        select s.document_id, s.post_id, s.kind, p.login, m.enforced
                        from approval.step s
                        join approval.matter m on m.tenant_id = s.tenant_id and m.document_id = s.document_id
                        join organization.person p on p.tenant_id = m.tenant_id and p.id = m.drafter_id
                        where s.tenant_id = 1 and m.state = 'CIRCULATING' and m.round = 1 and s.state in ('ACTIVE', 'WAITING')
                            and not exists (select from approval.step o where o.tenant_id = 1
                                and o.document_id = m.document_id and (o.joining <> 'THEN' or o.held_at is not null))
                            and not exists (select from approval.paper_route r where r.tenant_id = 1
                                and r.document_id = m.document_id)
                        order by s.document_id, s.ordinal
                        """)) {
            while (rows.next()) {
                boolean decides = rows.getString(3).equals("DECISION");
                List<Turn> route = routes.computeIfAbsent(rows.getString(1), unused -> new ArrayList<>());
                route.add(turn(rows.getString(2), decides ? Act.DECIDE : Act.APPROVE));
                if (decides && rows.getBoolean(5)) {
                    route.add(new Turn(rows.getString(4), "", Act.TAKE_EFFECT));
                }
                if (decides) {
                    route.add(new Turn(rows.getString(4), "", Act.CLOSE));
                }
            }
        }
        return routes.entrySet().stream()
                .filter(route ->
                        route.getValue().stream().noneMatch(turn -> turn.login().isEmpty()))
                .sorted(Map.Entry.comparingByKey())
                .map(route -> new Case(route.getKey(), List.copyOf(route.getValue())))
                .toList();
    }
}
