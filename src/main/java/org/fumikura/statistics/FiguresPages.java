package org.fumikura.statistics;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.fumikura.frame.FormField;
import org.fumikura.frame.Link;
import org.fumikura.organization.Actor;
import org.fumikura.organization.Unit;
import org.fumikura.organization.UnitLevel;
import org.fumikura.shared.FiscalYear;
import org.fumikura.shared.FiscalYearNames;
import org.fumikura.shared.NotFound;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.Text;
import org.springframework.stereotype.Component;

/** Finds the figures of an address, and asks them for what somebody wishes to see and may. */
@Component
class FiguresPages {

    static final String HOME = "/statistics";

    private static final int YEARS = 10;

    /** Where what is counted by hand stands. */
    private static final List<Link> MORE = List.of(
            new Link(OtherSystemController.TITLE, OtherSystemController.PATH),
            new Link(PaperMeterController.TITLE, PaperMeterController.PATH),
            new Link(SealFormController.TITLE, SealFormController.PATH));

    private final List<Figures> all;
    private final UnitScopes scopes;
    private final OfficialClock clock;

    FiguresPages(List<Figures> all, UnitScopes scopes, OfficialClock clock) {
        this.all = List.copyOf(all);
        this.scopes = scopes;
        this.clock = clock;
    }

    /** What was asked for, as it was sent. */
    record Asked(Optional<Integer> year, Optional<UnitLevel> level, Optional<UUID> unit) {}

    /** In the order of the pages. */
    List<Figures> all() {
        return all;
    }

    /** @throws NotFound when there are no such figures */
    Figures get(String code) {
        return all.stream()
                .filter(each -> each.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new NotFound("figures", new Text("統計", "figures"), code));
    }

    /** In a read. */
    FiguresPage page(Figures figures, Asked asked, Actor actor) {
        LocalDate today = clock.today();
        List<Unit> chart = scopes.chart(today);
        Wish whole = wish(asked, actor, today);
        Wish wish = narrowed(whole, asked);
        var about = new ArrayList<Text>();
        if (figures.ofYear()) {
            about.add(wish.yearLabel());
        }
        asked.unit.flatMap(id -> find(chart, id)).map(Unit::name).ifPresent(about::add);
        return new FiguresPage(
                figures.code(),
                figures.title(),
                figures.lead(),
                tabs(actor),
                about.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Text(
                                String.join("　", about.stream().map(Text::ja).toList()),
                                String.join(", ", about.stream().map(Text::en).toList()))),
                filter(figures, whole, wish, asked, chart),
                figures.sections(wish),
                MORE);
    }

    /** The tables alone, in a read. */
    List<Section> sections(Figures figures, Asked asked, Actor actor) {
        return figures.sections(narrowed(wish(asked, actor, clock.today()), asked));
    }

    FiscalYear year(Asked asked) {
        int present = FiscalYear.of(clock.today()).startYear();
        return new FiscalYear(asked.year
                .filter(year -> year > present - YEARS && year <= present)
                .orElse(present));
    }

    private Wish wish(Asked asked, Actor actor, LocalDate today) {
        UnitLevel level = asked.level.orElse(UnitLevel.SECTION);
        return new Wish(year(asked), scopes.of(actor, level, today), actor, today);
    }

    private static Wish narrowed(Wish wish, Asked asked) {
        return asked.unit
                .map(unit -> new Wish(wish.year(), wish.scope().within(unit), wish.actor(), wish.today()))
                .orElse(wish);
    }

    private static Optional<Unit> find(List<Unit> chart, UUID id) {
        return chart.stream().filter(unit -> unit.id().value().equals(id)).findFirst();
    }

    private List<FormField> filter(Figures figures, Wish whole, Wish wish, Asked asked, List<Unit> chart) {
        var fields = new ArrayList<FormField>();
        if (figures.ofYear()) {
            int present = FiscalYear.of(wish.today()).startYear();
            fields.add(FormField.choice(
                            "year",
                            new Text("年度", "Fiscal year"),
                            IntStream.range(0, YEARS)
                                    .mapToObj(back -> new FiscalYear(present - back))
                                    .map(year -> new FormField.Option(
                                            Integer.toString(year.startYear()), year.label(FiscalYearNames.STANDARD)))
                                    .toList())
                    .value(Integer.toString(wish.year().startYear())));
        }
        List<FormField.Option> units = chart.stream()
                .filter(unit -> unit.level() != UnitLevel.SUBSECTION
                        && whole.scope().line().containsKey(unit.id().value()))
                .map(unit -> new FormField.Option(unit.id().value().toString(), unit.name()))
                .toList();
        fields.add(FormField.choice("unit", new Text("組織", "Unit"), units)
                .orNone(new Text("見られる組織すべて", "All that I may see"))
                .value(asked.unit.map(UUID::toString).orElse("")));
        if (figures.ofUnits()) {
            fields.add(FormField.choice(
                            "level",
                            new Text("組織ごとの表のまとめ方", "Sums by unit"),
                            Arrays.stream(UnitLevel.values())
                                    .map(level -> new FormField.Option(level.name(), level.label()))
                                    .toList())
                    .value(wish.scope().level().name()));
        }
        return fields;
    }

    List<Link> tabs(Actor actor) {
        var tabs = new ArrayList<Link>();
        all.forEach(figures -> tabs.add(new Link(figures.title(), path(figures))));
        if (actor.may(StatisticsPermissions.DEVICES)) {
            tabs.add(new Link(SharedDeviceController.TITLE, SharedDeviceController.PATH));
        }
        return tabs;
    }

    private String path(Figures figures) {
        return figures.equals(all.getFirst()) ? HOME : HOME + "/" + figures.code();
    }

    /** The figures that {@link #HOME} shows. */
    Figures first() {
        return all.getFirst();
    }
}
