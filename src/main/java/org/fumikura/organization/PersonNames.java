package org.fumikura.organization;

import static org.fumikuradb.organization.Tables.PERSON_NAME;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.Text;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** What some people were called, are called and will be called; an act of a day has the name of that day. */
public final class PersonNames {

    private final Map<UUID, List<Name>> byPerson;

    private PersonNames(Map<UUID, List<Name>> byPerson) {
        this.byPerson = byPerson;
    }

    /**
     * A name.
     *
     * @param first the first day; empty for the one with which she was entered
     */
    record Name(Text label, Optional<LocalDate> first) {}

    /** @param people null among them is nobody */
    static PersonNames of(DSLContext db, Collection<? extends @Nullable UUID> people) {
        return new PersonNames(db.select(PERSON_NAME.PERSON_ID, PERSON_NAME.LABEL, PERSON_NAME.LABEL_EN)
                .select(Rows.first(PERSON_NAME.VALID))
                .from(PERSON_NAME)
                .where(PERSON_NAME.PERSON_ID.in(
                        people.stream().filter(Objects::nonNull).distinct().toList()))
                .orderBy(DSL.field("lower({0})", PERSON_NAME.VALID).desc().nullsLast())
                .fetchGroups(
                        PERSON_NAME.PERSON_ID,
                        row -> new Name(
                                new Text(row.get(PERSON_NAME.LABEL), row.get(PERSON_NAME.LABEL_EN)),
                                Optional.ofNullable(row.get("first_day", LocalDate.class)))));
    }

    /** The name on a day; empty for nobody. */
    public Optional<Text> on(@Nullable UUID person, LocalDate day) {
        return all(person).stream()
                .filter(name -> name.first().isEmpty() || !name.first().get().isAfter(day))
                .findFirst()
                .map(Name::label);
    }

    /** As {@link #on} for the day of an official moment. */
    public Optional<Text> at(@Nullable UUID person, Instant moment) {
        return on(person, LocalDate.ofInstant(moment, OfficialClock.ZONE));
    }

    /** All names of a person, the newest first. */
    List<Name> all(@Nullable UUID person) {
        return person == null ? List.of() : byPerson.getOrDefault(person, List.of());
    }
}
