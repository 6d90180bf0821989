package org.fumikura.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fumikura.organization.UnitLevel;
import org.fumikura.shared.Text;

/** The accounts of a municipality, in the order of its organisation chart. */
final class Accounts {

    private Accounts() {}

    static List<Account> list(Place place) {
        Map<String, Text> units = unitNames(place);
        var accounts = new LinkedHashMap<String, Account>();
        for (Listing.Row row : place.table("staff")) {
            accounts.merge(row.get("login"), account(row, units), Accounts::withFurtherPost);
        }
        return List.copyOf(accounts.values());
    }

    private static Account account(Listing.Row row, Map<String, Text> units) {
        Text toTry = row.get("try").isEmpty() ? Text.same("-") : row.text("try");
        Text unit = units.getOrDefault(row.get("unit"), Text.same("-"));
        return new Account(row.get("login"), List.of(row.text("post")), unit, row.isYes("seed"), toTry);
    }

    private static Account withFurtherPost(Account main, Account further) {
        var posts = new ArrayList<>(main.posts());
        posts.addAll(further.posts());
        return new Account(main.login(), List.copyOf(posts), main.unit(), main.fromMinutes(), main.toTry());
    }

    /** Names from the department down; the root of a body by its own name. */
    private static Map<String, Text> unitNames(Place place) {
        var names = new HashMap<String, Text>();
        for (Listing.Row row : place.table("units")) {
            Text own = row.text("name");
            Text above = names.get(row.get("parent"));
            names.put(
                    row.get("code"),
                    above == null || row.one(UnitLevel.class, "level") == UnitLevel.DEPARTMENT
                            ? own
                            : new Text(above.ja() + " " + own.ja(), own.en() + ", " + above.en()));
        }
        return names;
    }
}
