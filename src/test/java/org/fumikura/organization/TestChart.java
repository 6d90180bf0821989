package org.fumikura.organization;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.ledger.Doer;
import org.fumikura.organization.OrganizationRegister.NewPost;
import org.fumikura.organization.OrganizationRegister.NewUnit;
import org.fumikura.organization.StaffRegister.AssignmentKind;
import org.fumikura.organization.StaffRegister.NewPerson;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.MunicipalityId;
import org.fumikura.tenancy.Tenancy;
import org.fumikura.tenancy.Transactions;

/** Units, posts and people of a test's own, beside those of the city. */
final class TestChart {

    static final Doer DOER = new Doer.Job("test");
    static final LocalDate FIRST = LocalDate.of(2022, 4, 1);
    static final LocalDate TODAY = LocalDate.of(2022, 5, 20);
    static final Validity OPEN = Validity.from(FIRST);

    private static final MunicipalityId TOSHIMA = new MunicipalityId(1);

    private final OrganizationRegister register;
    private final StaffRegister staff;
    private final Organization organization;
    private final Transactions transactions;
    private int n;

    TestChart(
            OrganizationRegister register, StaffRegister staff, Organization organization, Transactions transactions) {
        this.register = register;
        this.staff = staff;
        this.organization = organization;
        this.transactions = transactions;
    }

    static void in(Runnable test) {
        Tenancy.in(TOSHIMA, () -> {
            test.run();
            return true;
        });
    }

    BodyId body() {
        return register.enterBody("test-" + UUID.randomUUID(), Text.same("試験"), DOER);
    }

    UnitId root() {
        var unit = new NewUnit(
                body(), Optional.empty(), code(), UnitLevel.BODY, Text.same("機関"), "", ++n, Validity.from(FIRST));
        return register.enterUnit(unit, DOER);
    }

    UnitId section(UnitId parent) {
        return unit(parent, UnitLevel.SECTION);
    }

    UnitId unit(UnitId parent, UnitLevel level) {
        BodyId body = transactions.read(
                () -> organization.lineOf(parent, FIRST).getFirst().body());
        var unit = new NewUnit(body, Optional.of(parent), code(), level, Text.same("組織"), "", ++n, OPEN);
        return register.enterUnit(unit, DOER);
    }

    PostId post(UnitId unit, Rank rank) {
        boolean solo = rank.isAtLeast(Rank.SECTION_HEAD);
        return register.enterPost(new NewPost(unit, Text.same("職"), rank, solo, 1, 0, ++n, OPEN), DOER);
    }

    PersonId person() {
        return staff.enterPerson(new NewPerson("test-" + UUID.randomUUID(), Text.same("職員"), "none"), DOER);
    }

    /** Somebody whose main post is of a rank at a unit. */
    PersonId personAt(UnitId unit, Rank rank) {
        PersonId person = person();
        staff.assign(person, post(unit, rank), AssignmentKind.MAIN, OPEN, DOER);
        return person;
    }

    static String code() {
        return UUID.randomUUID().toString();
    }
}
