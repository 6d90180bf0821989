package org.fumikura.testing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.fumikura.ledger.Doer;
import org.fumikura.organization.BodyId;
import org.fumikura.organization.OrganizationRegister;
import org.fumikura.organization.OrganizationRegister.NewUnit;
import org.fumikura.organization.Succession;
import org.fumikura.organization.Succession.Share;
import org.fumikura.organization.UnitId;
import org.fumikura.organization.UnitLevel;
import org.fumikura.organization.Validity;
import org.fumikura.shared.Text;

/**
 * Sections that are renamed, merged, split and founded at random over some years. It can be asked as it is planned, and entered
 * into the register as an executive body of its own.
 */
public final class RandomReorganisation {

    public static final LocalDate FIRST = LocalDate.of(2018, 4, 1);

    private static final int SECTIONS = 4;
    private static final int MOST_DAYS_BETWEEN = 250;

    private final List<Section> sections = new ArrayList<>();
    private final Random random;
    private LocalDate last = FIRST;

    private RandomReorganisation(Random random) {
        this.random = random;
        for (int i = 0; i < SECTIONS; i++) {
            found(FIRST);
        }
    }

    /** @param changes how many days of reorganisation there are */
    public static RandomReorganisation of(long seed, int changes) {
        var plan = new RandomReorganisation(new Random(seed));
        for (int i = 0; i < changes; i++) {
            plan.change();
        }
        return plan;
    }

    /** One section, and who went on with each share of it when it had ended. */
    public static final class Section {

        private final UUID id = UUID.randomUUID();
        private final LocalDate first;
        private final Map<Share, Section> successors = new EnumMap<>(Share.class);
        private Optional<LocalDate> end = Optional.empty();
        private Optional<UnitId> entered = Optional.empty();

        private Section(LocalDate first) {
            this.first = first;
        }

        /** As it was entered; before that an id of the plan. */
        public UnitId unit() {
            return entered.orElseGet(() -> new UnitId(id));
        }

        public LocalDate first() {
            return first;
        }

        public boolean isThereOn(LocalDate day) {
            return !day.isBefore(first)
                    && end.filter(each -> !day.isBefore(each)).isEmpty();
        }

        /** Who has a share of it on a day, said step by step. */
        public Section inCharge(Share share, LocalDate day) {
            return end.filter(first -> !day.isBefore(first)).isPresent()
                    ? successor(share).inCharge(share, day)
                    : this;
        }

        private Section successor(Share share) {
            return Objects.requireNonNull(successors.get(share));
        }
    }

    public List<Section> sections() {
        return List.copyOf(sections);
    }

    public List<Section> on(LocalDate day) {
        return sections.stream().filter(section -> section.isThereOn(day)).toList();
    }

    /** The day of the last reorganisation. */
    public LocalDate last() {
        return last;
    }

    /** What the program would read of a share. */
    public Succession succession(Share share) {
        var heirs = new HashMap<UUID, Succession.Heir>();
        sections.stream()
                .filter(section -> section.end.isPresent())
                .forEach(section -> heirs.put(
                        section.unit().value(),
                        new Succession.Heir(section.successor(share).unit(), section.end.get())));
        return new Succession(heirs);
    }

    /** Enters all of it, in the order in which it happened. */
    public RandomReorganisation enter(OrganizationRegister register) {
        Doer doer = new Doer.Job("test of reorganisation");
        BodyId body = register.enterBody("body-" + UUID.randomUUID(), Text.same("執行機関"), doer);
        UnitId root = register.enterUnit(unit(body, Optional.empty(), UnitLevel.BODY, FIRST), doer);
        for (Section section : sections) {
            section.entered = Optional.of(
                    register.enterUnit(unit(body, Optional.of(root), UnitLevel.SECTION, section.first), doer));
        }
        sections.stream()
                .filter(section -> section.end.isPresent())
                .forEach(section -> register.endUnit(
                        section.unit(),
                        section.end.get().minusDays(1),
                        new OrganizationRegister.Successors(
                                section.successor(Share.FILES).unit(),
                                section.successor(Share.NUMBERS).unit(),
                                section.successor(Share.OPEN_DOCUMENTS).unit()),
                        doer));
        return this;
    }

    private static NewUnit unit(BodyId body, Optional<UnitId> parent, UnitLevel level, LocalDate first) {
        return new NewUnit(
                body, parent, UUID.randomUUID().toString(), level, Text.same("組織"), "", 1, Validity.from(first));
    }

    private void change() {
        last = last.plusDays(1 + random.nextInt(MOST_DAYS_BETWEEN));
        List<Section> present = on(last);
        Section one = any(present);
        switch (random.nextInt(4)) {
            case 0 -> end(one, List.of(found(last)));
            case 1 -> end(one, List.of(found(last), found(last), any(present, one)));
            case 2 -> {
                Section merged = found(last);
                present.stream()
                        .filter(each -> each != one)
                        .findFirst()
                        .ifPresent(other -> end(other, List.of(merged)));
                end(one, List.of(merged));
            }
            default -> end(one, List.of(any(present, one)));
        }
    }

    private Section found(LocalDate day) {
        var section = new Section(day);
        sections.add(section);
        return section;
    }

    /** Each share goes to one of them. */
    private void end(Section section, List<Section> heirs) {
        section.end = Optional.of(last);
        for (Share share : Share.values()) {
            section.successors.put(share, any(heirs));
        }
    }

    private Section any(List<Section> some) {
        return some.get(random.nextInt(some.size()));
    }

    /** Another one that is there today and goes on, or a new one. */
    private Section any(List<Section> some, Section butNot) {
        List<Section> others = some.stream()
                .filter(each -> each != butNot && each.isThereOn(last))
                .toList();
        return others.isEmpty() ? found(last) : any(others);
    }
}
