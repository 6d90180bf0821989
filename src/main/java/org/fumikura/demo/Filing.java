package org.fumikura.demo;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.fumikura.approval.AmountRange;
import org.fumikura.approval.Authority;
import org.fumikura.approval.AuthorityRegister;
import org.fumikura.approval.AuthorityRegister.NewAuthority;
import org.fumikura.approval.Recirculation;
import org.fumikura.approval.StepKind;
import org.fumikura.ledger.Doer;
import org.fumikura.organization.Rank;
import org.fumikura.organization.UnitId;
import org.fumikura.organization.Validity;
import org.fumikura.records.ClassificationId;
import org.fumikura.records.Disposition;
import org.fumikura.records.FilePlan;
import org.fumikura.records.Flag;
import org.fumikura.records.Medium;
import org.fumikura.records.NumberKind;
import org.fumikura.records.Scope;
import org.fumikura.records.Secrecy;
import org.fumikura.records.SeriesId;
import org.fumikura.shared.FiscalYear;
import org.fumikura.shared.RetentionPeriod;
import org.fumikura.shared.RetentionStartRule;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Enters the rules by which a municipality keeps and decides: file plan, numbers, who decides what. */
@Component
@Profile("demo")
class Filing {

    private static final FiscalYear FIRST = new FiscalYear(2021);
    private static final FiscalYear LAST_WITH_FILES = new FiscalYear(2023);
    /** The clock can be moved on: until here the sections can count. */
    private static final FiscalYear LAST_WITH_NUMBERS = new FiscalYear(2031);

    private static final int REIWA = 2018;
    private static final int DRAFT_DIGITS = 4;
    private static final String NUMBER_RULE = "文書記号の定め［例］";

    private final FilePlan plan;
    private final AuthorityRegister authorities;

    Filing(FilePlan plan, AuthorityRegister authorities) {
        this.plan = plan;
        this.authorities = authorities;
    }

    /** Enters the classification and the files of all years; part of a write of the municipality. */
    void enterFilePlan(Place place, Chart chart, Doer doer) {
        Map<String, ClassificationId> classes = enterClassifications(place, doer);
        for (FiscalYear year = FIRST; year.compareTo(LAST_WITH_FILES) <= 0; year = year.next()) {
            enterFiles(place, year, chart, classes, doer);
        }
    }

    /** Enters what the sections count, and how it is written; part of a write of the municipality. */
    void enterNumbers(Chart chart, Doer doer) {
        chart.sections().forEach(section -> enterNumbers(chart.unit(section), chart.signOf(section), FIRST, doer));
    }

    /** Enters what one section counts from a fiscal year on; part of a write of the municipality. */
    void enterNumbers(UnitId section, String sign, FiscalYear first, Doer doer) {
        SeriesId drafts = plan.enter(new FilePlan.Series(section, NumberKind.DRAFT), doer);
        SeriesId issues = plan.enter(new FilePlan.Series(section, NumberKind.ISSUE), doer);
        SeriesId receipts = plan.enter(new FilePlan.Series(section, NumberKind.RECEIPT), doer);
        for (FiscalYear year = first; year.compareTo(LAST_WITH_NUMBERS) <= 0; year = year.next()) {
            String label = Integer.toString(year.startYear() - REIWA);
            enterPrefix(drafts, year, label + "-", "", DRAFT_DIGITS, doer);
            enterPrefix(issues, year, label + sign + "発第", "号", 1, doer);
            enterPrefix(receipts, year, label + sign + "収第", "号", 1, doer);
        }
    }

    /** Enters who decides what; part of a write of the municipality. */
    void enterAuthorities(Place place, Chart chart, Doer doer) {
        List<Listing.Row> duties = place.table("authority-duties");
        place.table("authorities").forEach(row -> authorities.enter(authority(row, duties, chart), doer));
    }

    private Map<String, ClassificationId> enterClassifications(Place place, Doer doer) {
        var entered = new HashMap<String, ClassificationId>();
        for (Listing.Row row : place.table("classifications")) {
            String code = row.get("code");
            Optional<ClassificationId> parent =
                    Optional.ofNullable(entered.get(code.substring(0, Math.max(code.lastIndexOf('-'), 0))));
            var classification = new FilePlan.Classification(code, parent, row.get("title"), Founding.FIRST_DAY);
            entered.put(code, plan.enter(classification, doer));
        }
        return entered;
    }

    private void enterFiles(
            Place place, FiscalYear year, Chart chart, Map<String, ClassificationId> classes, Doer doer) {
        var counts = new HashMap<String, Integer>();
        for (Listing.Row row : place.table("files")) {
            String section = row.get("unit");
            int n = counts.merge(section, 1, Integer::sum);
            String number = String.format(Locale.ROOT, "%d-%s-%04d", year.startYear(), section, n);
            plan.enter(file(row, year, number, chart.unit(section), classes), doer);
        }
    }

    private static FilePlan.NewFile file(
            Listing.Row row, FiscalYear year, String number, UnitId section, Map<String, ClassificationId> classes) {
        Set<Flag> flags = row.split("flags", ",").stream()
                .map(Flag::valueOf)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Flag.class)));
        return new FilePlan.NewFile(
                year,
                section,
                Objects.requireNonNull(classes.get(row.get("classification")), row.get("classification")),
                number,
                row.get("title"),
                row.get("title"),
                retention(row.get("retention")),
                RetentionStartRule.AFTER_FISCAL_YEAR,
                row.get("source"),
                row.one(Disposition.class, "disposition"),
                row.one(Medium.class, "medium"),
                row.one(Secrecy.class, "secrecy"),
                row.one(Scope.class, "scope"),
                flags);
    }

    /** Years as a number; {@code use5}: 5 years after it is out of use. */
    private static RetentionPeriod retention(String rule) {
        return rule.startsWith("use")
                ? new RetentionPeriod.WhileInUse(new RetentionPeriod.Fixed(Integer.parseInt(rule.substring(3))))
                : RetentionPeriod.years(Integer.parseInt(rule));
    }

    private void enterPrefix(SeriesId series, FiscalYear year, String before, String after, int digits, Doer doer) {
        plan.enter(new FilePlan.Prefix(series, year, before, after, digits, NUMBER_RULE, year.firstDay()), doer);
    }

    private static NewAuthority authority(Listing.Row row, List<Listing.Row> duties, Chart chart) {
        return new NewAuthority(
                chart.body(row.get("body")),
                row.get("code"),
                row.get("name"),
                row.get("item"),
                new AmountRange(Long.parseLong(row.get("from")), yen(row.get("to"))),
                row.one(Rank.class, "rank"),
                new Authority.Terms(
                        row.isYes("self"),
                        row.isYes("light"),
                        row.isYes("proxy"),
                        row.isYes("council"),
                        row.one(Recirculation.class, "again")),
                row.get("source"),
                Optional.empty(),
                duties.stream()
                        .filter(duty -> List.of("body", "code", "item").stream()
                                .allMatch(column -> duty.get(column).equals(row.get(column))))
                        .filter(duty -> yen(row.get("to"))
                                .filter(to -> to <= Long.parseLong(duty.get("from")))
                                .isEmpty())
                        .map(duty -> duty(duty, chart))
                        .toList(),
                Validity.from(Founding.FIRST_DAY));
    }

    private static Authority.Duty duty(Listing.Row row, Chart chart) {
        return new Authority.Duty(
                row.one(StepKind.class, "kind"),
                row.split("unit", ",").stream().findFirst().map(chart::unit),
                Long.parseLong(row.get("from")),
                row.get("source"));
    }

    /** An amount of the table; blank without an upper end. */
    private static Optional<Long> yen(String cell) {
        return cell.isEmpty() ? Optional.empty() : Optional.of(Long.valueOf(cell));
    }
}
