package org.fumikura.demo;

import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fumikura.ledger.Doer;
import org.fumikura.organization.Organization;
import org.fumikura.organization.OrganizationRegister;
import org.fumikura.organization.OrganizationRegister.NewPost;
import org.fumikura.organization.OrganizationRegister.NewUnit;
import org.fumikura.organization.OrganizationRegister.Successors;
import org.fumikura.organization.PersonId;
import org.fumikura.organization.Post;
import org.fumikura.organization.PostId;
import org.fumikura.organization.StaffRegister;
import org.fumikura.organization.StaffRegister.AssignmentKind;
import org.fumikura.organization.Unit;
import org.fumikura.organization.UnitId;
import org.fumikura.organization.UnitLevel;
import org.fumikura.organization.Validity;
import org.fumikura.shared.FiscalYear;
import org.fumikura.shared.Text;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * What is prepared for 1 April 2023, seen by personnel alone until then: a section and its team end, and others with the same
 * people go on (docs/domain/demo-city.md).
 */
@Component
@Profile("demo")
class NextYear {

    private static final LocalDate DAY = LocalDate.of(2023, 4, 1);
    private static final LocalDate LAST = DAY.minusDays(1);
    private static final Validity FROM = Validity.from(DAY);
    private static final int BEHIND_ALL_OTHERS = 1_000;

    private final Organization organization;
    private final OrganizationRegister register;
    private final StaffRegister staff;
    private final Filing filing;

    NextYear(Organization organization, OrganizationRegister register, StaffRegister staff, Filing filing) {
        this.organization = organization;
        this.register = register;
        this.staff = staff;
        this.filing = filing;
    }

    /** Part of a write of the municipality. */
    void prepare(Doer doer) {
        Map<String, UnitId> units = organization.unitsByCode(LAST);
        UnitId section = Objects.requireNonNull(units.get("050100"));
        UnitId team = Objects.requireNonNull(units.get("050101"));
        UnitId nextSection = begin(
                Objects.requireNonNull(units.get("050000")),
                "050110",
                UnitLevel.SECTION,
                new Text("地域共生課", "Community Living Section"),
                "共",
                doer);
        filing.enterNumbers(nextSection, signOf(nextSection), FiscalYear.of(DAY), doer);
        UnitId nextTeam = begin(
                nextSection,
                "050111",
                UnitLevel.SUBSECTION,
                new Text("地域共生係", "Community Living Subsection"),
                "",
                doer);
        passOn("福祉総務課長", nextSection, new Text("地域共生課長", "Head of Community Living"), 2, 7, doer);
        passOn("福祉管理係長", nextTeam, new Text("地域共生係長", "Subsection Head, Community Living"), 1, 1, doer);
        passOn("福祉管理係担当", nextTeam, new Text("地域共生係担当", "Clerk, Community Living"), 1, 1, doer);
        register.endUnit(team, LAST, Successors.all(nextTeam), doer);
        register.endUnit(section, LAST, Successors.all(nextSection), doer);
    }

    private UnitId begin(UnitId parent, String code, UnitLevel level, Text name, String sign, Doer doer) {
        return register.enterUnit(
                new NewUnit(
                        organization.lineOf(parent, DAY).getFirst().body(),
                        Optional.of(parent),
                        code,
                        level,
                        name,
                        sign,
                        BEHIND_ALL_OTHERS,
                        FROM),
                doer);
    }

    private String signOf(UnitId section) {
        return organization.lineOf(section, DAY).reversed().stream()
                .map(Unit::sign)
                .collect(Collectors.joining());
    }

    /** Ends a post; another one goes on with what is asked of it, held by the same people. */
    private void passOn(String post, UnitId unit, Text name, int clearance, int handles, Doer doer) {
        Post ending = organization.listPosts(LAST).stream()
                .filter(each -> each.name().ja().equals(post))
                .findFirst()
                .orElseThrow();
        PostId next = register.enterPost(
                new NewPost(unit, name, ending.rank(), ending.solo(), clearance, handles, BEHIND_ALL_OTHERS, FROM),
                doer);
        var people = organization.holders(ending.id(), LAST);
        register.endPost(ending.id(), LAST, next, doer);
        for (PersonId person : people) {
            staff.assign(person, next, AssignmentKind.MAIN, FROM, doer);
        }
    }
}
