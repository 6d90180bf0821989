package org.fumikura.organization;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.ledger.Act;
import org.fumikura.ledger.Doer;
import org.fumikura.ledger.Ledger;
import org.fumikura.ledger.Subject;
import org.fumikura.organization.OrganizationRegister.NewPost;
import org.fumikura.organization.OrganizationRegister.NewUnit;
import org.fumikura.organization.StaffRegister.AssignmentKind;
import org.fumikura.organization.StaffRegister.NewPerson;
import org.fumikura.shared.LocalGovernmentCode;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.Municipalities;
import org.fumikura.tenancy.Municipality;
import org.fumikura.tenancy.MunicipalityId;
import org.fumikura.tenancy.Tenancy;
import org.fumikura.tenancy.Transactions;
import org.springframework.stereotype.Component;

/** Enters a municipality with one administrator, who enters everything else. */
@Component
public class Foundation {

    private static final Text ROOT = new Text("全庁", "Whole office");
    private static final Text POST = new Text("システム管理者", "System administrator");
    private static final String CODE = "000";

    private final Municipalities municipalities;
    private final Transactions transactions;
    private final Ledger ledger;
    private final Organization organization;
    private final OrganizationRegister register;
    private final StaffRegister staff;
    private final Passwords passwords;
    private final Credentials credentials;

    Foundation(
            Municipalities municipalities,
            Transactions transactions,
            Ledger ledger,
            Organization organization,
            OrganizationRegister register,
            StaffRegister staff,
            Passwords passwords,
            Credentials credentials) {
        this.municipalities = municipalities;
        this.transactions = transactions;
        this.ledger = ledger;
        this.organization = organization;
        this.register = register;
        this.staff = staff;
        this.passwords = passwords;
        this.credentials = credentials;
    }

    /**
     * A municipality to be entered.
     *
     * @param hosts the names under which browsers reach it, at least one, without a port
     * @param body its first executive body, e.g. 区長部局
     * @param login the name with which its first administrator signs in
     * @param since from when body, unit and post are in force
     */
    public record NewMunicipality(
            LocalGovernmentCode code, Text name, List<String> hosts, Text body, String login, LocalDate since) {}

    /**
     * With what the first administrator signs in.
     *
     * @param first whether she did not choose it herself: then she chooses another before anything else
     */
    public record NewPassword(String words, boolean first) {

        @Override
        public String toString() {
            return "NewPassword";
        }
    }

    /**
     * Enters it: one write of the installation for the directory, one of the municipality for its first body, its root unit,
     * and the post, person and role of its administrator. After a crash in between, the same call does the rest.
     *
     * @throws AlreadyFounded when it has an executive body, or somebody else answers to one of its host names; nothing has
     *     changed then
     */
    public MunicipalityId found(NewMunicipality wanted, NewPassword password, Doer doer) {
        Optional<Municipality> known = municipalities.list().stream()
                .filter(municipality -> municipality.code().equals(wanted.code.value()))
                .findFirst();
        requireFree(wanted, known);
        MunicipalityId id = known.map(Municipality::id).orElseGet(this::nextId);
        if (known.isEmpty()) {
            enterInDirectory(new Municipality(id, wanted.code.value(), wanted.name, false), wanted.hosts, doer);
        }
        Tenancy.in(id, () -> {
            if (!transactions.read(organization::bodiesByCode).isEmpty()) {
                throw new AlreadyFounded(wanted.code.value());
            }
            transactions.work(ledger::open);
            String hash = passwords.encode(password.words);
            transactions.write(() -> enterAdministrator(wanted, hash, password.first, doer));
            return true;
        });
        return id;
    }

    private void requireFree(NewMunicipality wanted, Optional<Municipality> known) {
        for (String host : wanted.hosts) {
            Optional<Municipality> owner = municipalities.findByHost(host);
            if (owner.isPresent() && !owner.map(Municipality::id).equals(known.map(Municipality::id))) {
                throw new AlreadyFounded(host);
            }
        }
    }

    private MunicipalityId nextId() {
        int highest = municipalities.list().stream()
                .mapToInt(municipality -> municipality.id().value())
                .max()
                .orElse(0);
        return new MunicipalityId(highest + 1);
    }

    private void enterInDirectory(Municipality municipality, List<String> hosts, Doer doer) {
        var subject = new Subject(
                "municipality", UUID.nameUUIDFromBytes(municipality.code().getBytes(StandardCharsets.UTF_8)));
        Tenancy.in(MunicipalityId.INSTALLATION, () -> {
            transactions.work(ledger::open);
            transactions.write(() -> {
                municipalities.enter(municipality, hosts);
                ledger.record(Act.of(
                                OrganizationActs.MUNICIPALITY_ENTERED,
                                subject,
                                doer,
                                municipality.name().ja())
                        .changing("ホスト名", null, String.join(" ", hosts)));
            });
            return true;
        });
    }

    private void enterAdministrator(NewMunicipality wanted, String passwordHash, boolean first, Doer doer) {
        Validity always = Validity.from(wanted.since);
        BodyId body = register.enterBody(CODE, wanted.body, doer);
        UnitId root = register.enterUnit(
                new NewUnit(body, Optional.empty(), CODE, UnitLevel.BODY, ROOT, "", 1, always), doer);
        PostId post = register.enterPost(new NewPost(root, POST, Rank.STAFF, false, 0, 0, 1, always), doer);
        PersonId person = staff.enterPerson(new NewPerson(wanted.login, POST, passwordHash), doer);
        if (first) {
            credentials.makeFirst(person);
        }
        staff.assign(person, post, AssignmentKind.MAIN, always, doer);
        staff.grant(post, Role.ADMINISTRATOR, root, always, doer);
    }
}
