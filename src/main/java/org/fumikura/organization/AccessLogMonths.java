package org.fumikura.organization;

import static org.fumikuradb.organization.Tables.ACCESS_LOG;
import static org.fumikuradb.organization.Tables.ACCESS_LOG_SUMMARY;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.fumikura.ledger.Act;
import org.fumikura.ledger.Doer;
import org.fumikura.ledger.Ledger;
import org.fumikura.ledger.Subject;
import org.fumikura.shared.MachineClock;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.JobKind;
import org.fumikura.tenancy.JobProgress;
import org.fumikura.tenancy.JobResult;
import org.fumikura.tenancy.Municipalities;
import org.fumikura.tenancy.Municipality;
import org.fumikura.tenancy.Tenancy;
import org.fumikura.tenancy.Transactions;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/**
 * Makes the parts of the access log for the months to come, and sums up and drops those whose time is over. A drop is an act in
 * the chain of the installation; the database looks once more whether every line has been summed up.
 */
@Component
class AccessLogMonths implements JobKind {

    static final String NAME = "organization.access-log-months";

    private static final int AHEAD = 3;
    private static final Pattern PART = Pattern.compile("access_log_([0-9]{4})_([0-9]{2})");

    private final DSLContext db;
    private final Transactions transactions;
    private final Municipalities municipalities;
    private final Ledger ledger;
    private final MachineClock clock;
    private final AccessLogSettings settings;

    AccessLogMonths(
            DSLContext db,
            Transactions transactions,
            Municipalities municipalities,
            Ledger ledger,
            MachineClock clock,
            AccessLogSettings settings) {
        this.db = db;
        this.transactions = transactions;
        this.municipalities = municipalities;
        this.ledger = ledger;
        this.clock = clock;
        this.settings = settings;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Text label() {
        return new Text("閲覧記録の月ごとの整理", "Months of the access log");
    }

    @Override
    public Optional<Duration> every() {
        return Optional.of(Duration.ofDays(1));
    }

    @Override
    public boolean ofInstallation() {
        return true;
    }

    @Override
    public JobResult run(JobProgress progress) {
        YearMonth present = YearMonth.from(clock.now().atZone(OfficialClock.ZONE));
        int made = 0;
        // the present month's lines may lie in the part for everything else already
        for (YearMonth month = present.plusMonths(1);
                !month.isAfter(present.plusMonths(AHEAD));
                month = month.plusMonths(1)) {
            LocalDate first = month.atDay(1);
            if (transactions.work(() -> make(first))) {
                made++;
                progress.advance(1, month.toString());
            }
        }
        int dropped = 0;
        YearMonth oldest = present.minusYears(settings.years());
        for (YearMonth month : transactions.read(this::parts)) {
            if (month.isBefore(oldest)) {
                sumUpAndDrop(month);
                dropped++;
                progress.advance(1, month.toString());
            }
        }
        return result(made, dropped);
    }

    private static JobResult result(int made, int dropped) {
        var words = new Text(
                "先の月の区画を %d 個用意し、保存年数を過ぎた %d か月を集計して消しました。".formatted(made, dropped),
                "Made the parts of %d months; summed up and dropped %d whose time was over.".formatted(made, dropped));
        return made + dropped == 0 ? JobResult.nothing(words) : JobResult.done(words);
    }

    /** Sums up a month for each municipality, and drops its lines. */
    void sumUpAndDrop(YearMonth month) {
        LocalDate first = month.atDay(1);
        for (Municipality municipality : municipalities.list()) {
            Tenancy.in(municipality.id(), () -> transactions.work(() -> sumUp(month)));
        }
        String name = month.toString();
        var subject = new Subject("access-log-month", UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
        transactions.work(ledger::open);
        transactions.write(() -> {
            db.select(DSL.function("organization.drop_access_log_part", Object.class, DSL.val(first)))
                    .fetch();
            ledger.record(Act.of(
                            OrganizationActs.ACCESS_LOG_SUMMED_UP,
                            subject,
                            new Doer.Job(NAME + ": access-log.years=" + settings.years()),
                            "閲覧記録 " + name)
                    .changing("1 件ずつの記録", name, "集計のみ"));
        });
    }

    private int sumUp(YearMonth month) {
        if (db.fetchExists(ACCESS_LOG_SUMMARY, ACCESS_LOG_SUMMARY.MONTH.eq(month.atDay(1)))) {
            return 0;
        }
        return db.insertInto(
                        ACCESS_LOG_SUMMARY,
                        ACCESS_LOG_SUMMARY.MONTH,
                        ACCESS_LOG_SUMMARY.KIND,
                        ACCESS_LOG_SUMMARY.SUBJECT_KIND,
                        ACCESS_LOG_SUMMARY.LINES,
                        ACCESS_LOG_SUMMARY.PEOPLE)
                .select(DSL.select(
                                DSL.val(month.atDay(1)),
                                ACCESS_LOG.KIND,
                                DSL.coalesce(ACCESS_LOG.SUBJECT_KIND, DSL.inline("")),
                                DSL.count().cast(Long.class),
                                DSL.countDistinct(ACCESS_LOG.PERSON_ID).cast(Long.class))
                        .from(ACCESS_LOG)
                        .where(ACCESS_LOG.AT.ge(begin(month)), ACCESS_LOG.AT.lt(begin(month.plusMonths(1))))
                        .groupBy(ACCESS_LOG.KIND, DSL.coalesce(ACCESS_LOG.SUBJECT_KIND, DSL.inline(""))))
                .execute();
    }

    private static java.time.Instant begin(YearMonth month) {
        return month.atDay(1).atStartOfDay(OfficialClock.ZONE).toInstant();
    }

    private boolean make(LocalDate first) {
        return Boolean.TRUE.equals(
                db.select(DSL.function("organization.make_access_log_part", Boolean.class, DSL.val(first)))
                        .fetchSingle()
                        .value1());
    }

    private List<YearMonth> parts() {
        return db
                .resultQuery("select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid"
                        + " where i.inhparent = 'organization.access_log'::regclass order by c.relname")
                .fetch(0, String.class)
                .stream()
                .map(PART::matcher)
                .filter(java.util.regex.Matcher::matches)
                .map(part -> YearMonth.of(Integer.parseInt(part.group(1)), Integer.parseInt(part.group(2))))
                .toList();
    }
}
