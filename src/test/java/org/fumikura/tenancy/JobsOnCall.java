package org.fumikura.tenancy;

import java.util.UUID;
import org.fumikura.shared.MachineClock;
import org.fumikura.shared.Uuid7;
import org.jooq.DSLContext;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.stereotype.Component;

/** Does a job from its order to its end, as the scheduler would. */
@Component
public class JobsOnCall {

    private final DSLContext db;
    private final Transactions transactions;
    private final MachineClock clock;
    private final Uuid7 ids;

    JobsOnCall(DSLContext db, Transactions transactions, MachineClock clock, Uuid7 ids) {
        this.db = db;
        this.transactions = transactions;
        this.clock = clock;
        this.ids = ids;
    }

    /** Of a municipality. */
    public Job run(MunicipalityId municipality, JobKind kind) {
        var beans = new StaticListableBeanFactory();
        beans.addBean("kind", kind);
        var known = new Jobs(db, clock, ids, beans.getBeanProvider(JobKind.class));
        UUID id = Tenancy.in(municipality, () -> transactions.work(() -> known.order(kind.name(), "test")))
                .orElseThrow();
        new JobRunner(db, transactions, clock, known).run(municipality, id, () -> false);
        return Tenancy.in(municipality, () -> transactions.read(() -> known.list(100))).stream()
                .filter(job -> job.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
