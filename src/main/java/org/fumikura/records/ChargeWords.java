package org.fumikura.records;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fumikura.frame.Cell;
import org.fumikura.frame.Table;
import org.fumikura.organization.Organization;
import org.fumikura.shared.NotFound;
import org.fumikura.shared.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says who was in charge when (担当の経緯), as a table of a page and as an answer to a program. */
@Component
class ChargeWords {

    private final Organization organization;

    ChargeWords(Organization organization) {
        this.organization = organization;
    }

    /** A table of terms, the earliest first. */
    Table table(List<Responsibility.Term> terms) {
        Map<UUID, Text> names = names(terms);
        return new Table(
                List.of(new Text("担当した組織", "In charge"), new Text("期間", "Period"), new Text("理由", "Why")),
                terms.stream()
                        .map(term -> List.<Cell>of(
                                Cell.of(name(names, term)),
                                new Cell.Period(term.from(), term.last()),
                                Cell.of(term.cause().label())))
                        .toList(),
                new Text("まだ始まっていません。", "It has not begun yet."));
    }

    /**
     * Who was in charge on a day.
     *
     * @throws NotFound on a day before it was registered, or one to come
     */
    View view(List<Responsibility.Term> terms, LocalDate on, LocalDate today) {
        Map<UUID, Text> names = names(terms);
        Responsibility.Term asked = terms.stream()
                .filter(term -> term.covers(on) && !on.isAfter(today))
                .findFirst()
                .orElseThrow(() -> new NotFound(
                        "responsibility", new Text("その日の担当", "unit in charge on that day"), on.toString()));
        return new View(
                on,
                View.Charge.of(asked, names),
                terms.stream().map(term -> View.Charge.of(term, names)).toList());
    }

    private Map<UUID, Text> names(List<Responsibility.Term> terms) {
        return organization.unitNames(
                terms.stream().map(term -> term.unit().value()).distinct().toList());
    }

    private static Text name(Map<UUID, Text> names, Responsibility.Term term) {
        return names.getOrDefault(term.unit().value(), Text.same("—"));
    }

    /**
     * Who was in charge on a day, and over time until today.
     *
     * @param history the earliest first
     */
    @Schema(name = "Responsibility")
    record View(LocalDate on, Charge inCharge, List<Charge> history) {

        /** @param last absent while it goes on */
        @Schema(name = "Charge")
        record Charge(
                UUID unit,
                Text name,
                LocalDate from,
                @Nullable LocalDate last,
                Responsibility.Cause cause) {

            static Charge of(Responsibility.Term term, Map<UUID, Text> names) {
                return new Charge(
                        term.unit().value(),
                        ChargeWords.name(names, term),
                        term.from(),
                        term.last().orElse(null),
                        term.cause());
            }
        }
    }
}
