package org.fumikura.demo;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.fumikura.ledger.Doer;
import org.fumikura.organization.DeputyOrder;
import org.fumikura.organization.OrganizationRegister;
import org.fumikura.organization.OrganizationRegister.NewPost;
import org.fumikura.organization.OrganizationRegister.NewUnit;
import org.fumikura.organization.PersonId;
import org.fumikura.organization.PostId;
import org.fumikura.organization.Rank;
import org.fumikura.organization.Role;
import org.fumikura.organization.RoleConflicts;
import org.fumikura.organization.StaffRegister;
import org.fumikura.organization.StaffRegister.AssignmentKind;
import org.fumikura.organization.StaffRegister.NewPerson;
import org.fumikura.organization.UnitLevel;
import org.fumikura.organization.Validity;
import org.fumikura.shared.Text;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Enters the organisation of a municipality: bodies, units, posts, people, and what they may do. */
@Component
@Profile("demo")
class Founding {

    /** From when everything is in force; the documents begin on the same day. */
    static final LocalDate FIRST_DAY = LocalDate.of(2021, 4, 1);

    private static final Validity ALWAYS = Validity.from(FIRST_DAY);

    private static final String ORDER_OF_DEPUTIES = "事務決裁規程 第7条［例］";

    private final OrganizationRegister register;
    private final StaffRegister staff;
    private final RoleConflicts conflicts;
    private final DeputyOrder deputies;

    Founding(OrganizationRegister register, StaffRegister staff, RoleConflicts conflicts, DeputyOrder deputies) {
        this.register = register;
        this.staff = staff;
        this.conflicts = conflicts;
        this.deputies = deputies;
    }

    /**
     * Part of a write of the municipality.
     *
     * @param passwordHash the hash of the one password that everybody has
     */
    void found(Place place, String passwordHash, Doer doer) {
        var chart = new Chart(place, new HashMap<>(), new HashMap<>());
        place.table("bodies")
                .forEach(
                        row -> chart.add(row.get("code"), register.enterBody(row.get("code"), row.text("name"), doer)));
        enterUnits(place, chart, doer);
        Listing.read("conflicts.tsv")
                .forEach(row -> conflicts.enter(
                        row.one(Role.class, "role"), row.one(Role.class, "other"), row.get("source"), ALWAYS, doer));
        Map<String, PostId> posts = enterStaff(place, chart, passwordHash, doer);
        place.table("deputies")
                .forEach(row -> deputies.enter(
                        Objects.requireNonNull(posts.get(row.get("post")), row.get("post")),
                        row.number("place"),
                        Objects.requireNonNull(posts.get(row.get("deputy")), row.get("deputy")),
                        ORDER_OF_DEPUTIES,
                        ALWAYS,
                        doer));
    }

    private void enterUnits(Place place, Chart chart, Doer doer) {
        int ordinal = 0;
        for (Listing.Row row : place.table("units")) {
            String parent = row.get("parent");
            var unit = new NewUnit(
                    chart.body(row.get("body")),
                    parent.isEmpty() ? Optional.empty() : Optional.of(chart.unit(parent)),
                    row.get("code"),
                    row.one(UnitLevel.class, "level"),
                    row.text("name"),
                    row.get("sign"),
                    ++ordinal,
                    ALWAYS);
            chart.add(unit.code(), register.enterUnit(unit, doer));
        }
    }

    /** @return the posts by their names */
    private Map<String, PostId> enterStaff(Place place, Chart chart, String passwordHash, Doer doer) {
        var people = new HashMap<String, PersonId>();
        var posts = new HashMap<String, PostId>();
        int ordinal = 0;
        for (Listing.Row row : place.table("staff")) {
            Text name = row.text("post");
            PostId post = register.enterPost(post(row, name, chart, ++ordinal), doer);
            posts.put(name.ja(), post);
            PersonId person = people.computeIfAbsent(
                    row.get("login"), login -> staff.enterPerson(new NewPerson(login, name, passwordHash), doer));
            staff.assign(person, post, row.one(AssignmentKind.class, "kind"), ALWAYS, doer);
            grant(post, row, chart, doer);
        }
        return posts;
    }

    private static NewPost post(Listing.Row row, Text name, Chart chart, int ordinal) {
        return new NewPost(
                chart.unit(row.get("unit")),
                name,
                row.one(Rank.class, "rank"),
                row.isYes("solo"),
                row.number("clearance"),
                row.number("handles"),
                ordinal,
                ALWAYS);
    }

    /** Everybody is staff of her own section; a role without a unit is held there too, {@code ROLE@*} at every body's root. */
    private void grant(PostId post, Listing.Row row, Chart chart, Doer doer) {
        String section = chart.sectionOf(row.get("unit"));
        staff.grant(post, Role.STAFF, chart.unit(section), ALWAYS, doer);
        for (String role : row.split("roles", ",")) {
            String[] parts = role.split("@", 2);
            List<String> where =
                    parts.length == 1 ? List.of(section) : parts[1].equals("*") ? chart.roots() : List.of(parts[1]);
            where.forEach(unit -> staff.grant(post, Role.valueOf(parts[0]), chart.unit(unit), ALWAYS, doer));
        }
    }
}
