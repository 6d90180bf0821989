package org.fumikura.demo;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.fumikura.ledger.Act;
import org.fumikura.ledger.Doer;
import org.fumikura.ledger.Ledger;
import org.fumikura.ledger.Subject;
import org.fumikura.organization.Actor;
import org.fumikura.organization.Actors;
import org.fumikura.organization.Organization;
import org.fumikura.organization.Passwords;
import org.fumikura.shared.NotFound;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.Municipalities;
import org.fumikura.tenancy.MunicipalityId;
import org.fumikura.tenancy.Tenancy;
import org.fumikura.tenancy.Transactions;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Builds the two municipalities of the demonstration, for the demonstration and for tests. Building again changes nothing,
 * and after a crash it goes on where it stopped.
 */
@Component
@Profile("demo")
public class City {

    /** Everybody's password. It is public: nothing here is worth protecting. */
    public static final String PASSWORD = "fumikura-demo";

    /** The first municipality, 豊島区. */
    public static final MunicipalityId TOSHIMA = Place.TOSHIMA.municipality().id();

    /** The second municipality, 見本市, which is made up. */
    public static final MunicipalityId MIHON = Place.MIHON.municipality().id();

    private static final Doer FOUNDER = new Doer.Job("demo: the founding of the city");

    private final Municipalities municipalities;
    private final Transactions transactions;
    private final Ledger ledger;
    private final Progress progress;
    private final Founding founding;
    private final Filing filing;
    private final NextYear nextYear;
    private final Organization organization;
    private final Actors actors;
    private final Passwords passwords;
    private final OfficialClock clock;

    City(
            Municipalities municipalities,
            Transactions transactions,
            Ledger ledger,
            Progress progress,
            Founding founding,
            Filing filing,
            NextYear nextYear,
            Organization organization,
            Actors actors,
            Passwords passwords,
            OfficialClock clock) {
        this.municipalities = municipalities;
        this.transactions = transactions;
        this.ledger = ledger;
        this.progress = progress;
        this.founding = founding;
        this.filing = filing;
        this.nextYear = nextYear;
        this.organization = organization;
        this.actors = actors;
        this.passwords = passwords;
        this.clock = clock;
    }

    /**
     * Enters both municipalities with their masters, and no document. Safe to call at every start.
     *
     * @param moreHosts further host names of the first municipality
     */
    public void found(List<String> moreHosts) {
        enter(Place.TOSHIMA, moreHosts);
        enter(Place.MIHON, List.of());
        for (Place place : Place.values()) {
            in(place, () -> enterMasters(place));
        }
    }

    /** In several writes, none of which is long. */
    private void enterMasters(Place place) {
        transactions.work(ledger::open);
        Set<String> done = progress.done().keySet();
        once(done, "organisation", () -> founding.found(place, passwords.encode(PASSWORD), FOUNDER));
        once(done, "file plan", () -> filing.enterFilePlan(place, chart(place), FOUNDER));
        once(done, "numbers", () -> filing.enterNumbers(chart(place), FOUNDER));
        once(done, "authorities", () -> filing.enterAuthorities(place, chart(place), FOUNDER));
        if (place == Place.TOSHIMA) {
            once(done, "next year", () -> nextYear.prepare(FOUNDER));
        }
    }

    private void once(Set<String> done, String step, Runnable work) {
        if (!done.contains(step)) {
            progress.perform(step, work);
        }
    }

    private Chart chart(Place place) {
        return new Chart(place, organization.bodiesByCode(), organization.unitsByCode(Founding.FIRST_DAY));
    }

    /**
     * A person of the current municipality acting in her main post today.
     *
     * @param login as {@code /demo/accounts.csv} lists it
     * @throws NotFound when there is no such login
     */
    public Actor actor(String login) {
        return transactions.read(() -> actors.get(
                organization
                        .findPerson(login)
                        .orElseThrow(() -> new NotFound("person", new Text("職員", "person"), login)),
                clock.today()));
    }

    private void enter(Place place, List<String> moreHosts) {
        List<String> hosts =
                Stream.concat(place.hosts().stream(), moreHosts.stream()).toList();
        if (hosts.stream().allMatch(host -> municipalities.findByHost(host).isPresent())) {
            return;
        }
        Tenancy.in(MunicipalityId.INSTALLATION, () -> {
            transactions.work(ledger::open);
            transactions.write(() -> {
                municipalities.enter(place.municipality(), hosts);
                ledger.record(Act.of(
                                DemoActs.MUNICIPALITY_ENTERED,
                                subject(place),
                                FOUNDER,
                                place.municipality().name().ja())
                        .changing("ホスト名", null, String.join(" ", hosts)));
            });
            return true;
        });
    }

    private static Subject subject(Place place) {
        byte[] code = place.municipality().code().getBytes(StandardCharsets.UTF_8);
        return new Subject("municipality", UUID.nameUUIDFromBytes(code));
    }

    private static void in(Place place, Runnable work) {
        Tenancy.in(place.municipality().id(), () -> {
            work.run();
            return true;
        });
    }
}
