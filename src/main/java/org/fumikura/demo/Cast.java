package org.fumikura.demo;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.fumikura.approval.Turns.Turn;
import org.fumikura.organization.Actor;
import org.fumikura.organization.Actors;
import org.fumikura.organization.Organization;
import org.fumikura.organization.UnitId;
import org.fumikura.organization.UnitLevel;
import org.fumikura.records.FileId;
import org.fumikura.records.Files;
import org.fumikura.shared.FiscalYear;
import org.fumikura.shared.NotFound;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.MunicipalityId;
import org.fumikura.tenancy.Tenancy;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * The people and files of the city while its past is played. Nothing of the organisation changes during that time, so
 * everything is looked up once. To be used inside transactions, by one thread.
 */
@Component
@Profile("demo")
class Cast {

    private final Organization organization;
    private final Actors actors;
    private final Files files;
    private final Map<Key, Object> known = new HashMap<>();

    Cast(Organization organization, Actors actors, Files files) {
        this.organization = organization;
        this.actors = actors;
        this.files = files;
    }

    private record Key(MunicipalityId municipality, Object what) {}

    /** Looks everything up anew from now on. */
    void forget() {
        known.clear();
    }

    /** A person in her main post. */
    Actor actor(String login, LocalDate on) {
        return once(
                Actor.class,
                login,
                () -> actors.get(
                        organization
                                .findPerson(login)
                                .orElseThrow(() -> new NotFound("person", new Text("職員", "person"), login)),
                        on));
    }

    /** Whom a matter waits for. */
    Actor actor(Turn turn, LocalDate on) {
        return once(Actor.class, turn, () -> actors.get(turn.person(), turn.post(), on));
    }

    /**
     * A file of the section of a person, in the fiscal year of a day.
     *
     * @param title as the file plan says
     */
    FileId file(Actor actor, String title, LocalDate on) {
        FiscalYear year = FiscalYear.of(on);
        UnitId section = actor.unitAt(UnitLevel.SECTION).id();
        return once(
                FileId.class,
                List.of(section, title, year),
                () -> files.listOpen(section, year, actor.reader()).stream()
                        .filter(choice -> choice.title().equals(title))
                        .findFirst()
                        .map(Files.Choice::id)
                        .orElseThrow(() -> new NotFound("file", new Text("簿冊", "file"), title)));
    }

    private <T> T once(Class<T> type, Object what, Supplier<T> find) {
        return type.cast(known.computeIfAbsent(new Key(Tenancy.current(), what), unused -> find.get()));
    }
}
