package org.fumikura.ledger;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.fumikura.tenancy.Municipalities;
import org.fumikura.tenancy.Municipality;
import org.fumikura.tenancy.MunicipalityId;
import org.fumikura.tenancy.Tenancy;
import org.fumikura.tenancy.Transactions;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether the followers keep up with the ledger, over all municipalities. */
@Component("ledgerHealthIndicator")
class LedgerHealth implements HealthIndicator, MeterBinder {

    /** They take less than a second as a rule; beyond this somebody has to look. */
    static final Duration LONGEST_LAG = Duration.ofMinutes(5);

    private final FollowerPositions positions;
    private final Municipalities municipalities;
    private final Transactions transactions;

    LedgerHealth(FollowerPositions positions, Municipalities municipalities, Transactions transactions) {
        this.positions = positions;
        this.municipalities = municipalities;
        this.transactions = transactions;
    }

    @Override
    public Health health() {
        Optional<FollowerPosition> last = list().stream().max(Comparator.comparing(FollowerPosition::behind));
        if (last.isEmpty()) {
            return Health.up().build();
        }
        boolean good = last.get().behind().compareTo(LONGEST_LAG) <= 0;
        return (good ? Health.up() : Health.down())
                .withDetail("slowestFollower", last.get().name())
                .withDetail("acts", last.get().lag())
                .withDetail("seconds", last.get().behind().toSeconds())
                .build();
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("fumikura.ledger.lag", this, LedgerHealth::lag)
                .description("acts that the slowest follower of any municipality has not applied")
                .register(registry);
    }

    private double lag() {
        return list().stream().mapToLong(FollowerPosition::lag).max().orElse(0);
    }

    private List<FollowerPosition> list() {
        return Stream.concat(
                        Stream.of(MunicipalityId.INSTALLATION),
                        municipalities.list().stream().map(Municipality::id))
                .flatMap(id -> Tenancy.in(id, () -> transactions.read(positions::list)).stream())
                .toList();
    }
}
