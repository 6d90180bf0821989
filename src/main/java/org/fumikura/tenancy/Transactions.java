package org.fumikura.tenancy;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.fumikura.shared.OfficialClock;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The only doors to the database. Each opens a transaction of the current municipality, or joins the one that is open.
 * Any exception rolls the whole transaction back.
 */
@Component
public class Transactions {

    /** That of the transaction that is open. */
    private static final ScopedValue<MunicipalityId> MUNICIPALITY = ScopedValue.newInstance();

    /** What the outermost read has asked for so far. */
    private static final ScopedValue<Map<Object, Object>> ASKED = ScopedValue.newInstance();

    private final TransactionTemplate reading;
    private final TransactionTemplate writing;
    private final ObjectProvider<LastStatement> lastStatement;
    private final ObjectProvider<OfficialClock> clock;
    private final WaitingLine line;

    Transactions(
            PlatformTransactionManager transactionManager,
            ObjectProvider<LastStatement> lastStatement,
            ObjectProvider<OfficialClock> clock,
            WaitingLine line) {
        this.clock = clock;
        this.line = line;
        this.reading = template(transactionManager, true);
        this.writing = template(transactionManager, false);
        this.lastStatement = lastStatement;
    }

    /** Reads in one read-only transaction, all of it as the database stood at one moment. */
    public <T> T read(Supplier<T> body) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return execute(reading, body);
        }
        return ScopedValue.where(ASKED, new HashMap<>()).call(() -> execute(reading, body));
    }

    /**
     * Part of a read: asks as if a day to come had just begun, of the database as it stands. So whoever reads today's rows by
     * date sees who will hold what, and which rules will hold.
     *
     * @throws IllegalStateException outside a read: nothing may be written at a moment that has not come
     */
    public <T> T ahead(LocalDate day, Supplier<T> question) {
        if (!TransactionSynchronizationManager.isCurrentTransactionReadOnly()) {
            throw new IllegalStateException("only a read can look ahead");
        }
        return ScopedValue.where(ASKED, new HashMap<>())
                .call(() ->
                        OfficialClock.ahead(day.atStartOfDay(OfficialClock.ZONE).toInstant(), question));
    }

    /**
     * Asks the same thing once in one read, which sees the database at one moment. Outside a read, and in a read inside a
     * write, it is asked each time.
     *
     * @param key says what is asked; equal keys stand for equal answers
     */
    @SuppressWarnings("unchecked")
    public static <T> T onceARead(Object key, Supplier<T> question) {
        if (!ASKED.isBound() || !TransactionSynchronizationManager.isCurrentTransactionReadOnly()) {
            return question.get();
        }
        Map<Object, Object> asked = ASKED.get();
        @Nullable Object known = asked.get(key);
        if (known != null) {
            return (T) known;
        }
        T answer = question.get();
        asked.put(key, answer);
        return answer;
    }

    /**
     * Changes tables of record. The write collects acts and appends them to the ledger as its last statement; without
     * any act it fails. A write inside a write is part of the outer one. When the official day turns before it commits, it is
     * rolled back and done once more, so that all of its dates agree.
     *
     * @throws IllegalStateException inside {@link #read} or {@link #work}, or when no act was collected
     */
    public <T> T write(Supplier<T> body) {
        if (Writing.CURRENT.isBound()) {
            requireOneMunicipality();
            return body.get();
        }
        refuseInsideAnother();
        try {
            return begin(body);
        } catch (TurnOfDay midnight) {
            return begin(body);
        }
    }

    private <T> T begin(Supplier<T> body) {
        var write = new Writing(Tenancy.current(), clock.getObject().today());
        return ScopedValue.where(Writing.CURRENT, write)
                .call(() -> execute(writing, () -> {
                    T result = body.get();
                    lastStatement.getObject().run(write);
                    return result;
                }));
    }

    /** As {@link #write(Supplier)} for a body without a result. */
    public void write(Runnable body) {
        write(() -> {
            body.run();
            return true;
        });
    }

    /** Changes working tables only (autosave, sessions, read marks), which leave no act. */
    public <T> T work(Supplier<T> body) {
        return execute(writing, body);
    }

    /** As {@link #work(Supplier)} for a body without a result. */
    public void work(Runnable body) {
        work(() -> {
            body.run();
            return true;
        });
    }

    private static void refuseInsideAnother() {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("a write can not begin inside another transaction");
        }
    }

    private <T> T execute(TransactionTemplate template, Supplier<T> body) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            return line.take(() -> open(template, body));
        }
        if (!template.isReadOnly() && TransactionSynchronizationManager.isCurrentTransactionReadOnly()) {
            throw new IllegalStateException("this changes rows inside a read-only transaction");
        }
        requireOneMunicipality();
        return open(template, body);
    }

    private static <T> T open(TransactionTemplate template, Supplier<T> body) {
        return ScopedValue.where(MUNICIPALITY, Tenancy.current())
                .call(() -> template.<Result<T>>execute(status -> new Result<>(body.get())).value);
    }

    /**
     * The database shows the rows of the municipality for which the transaction began.
     *
     * @throws IllegalStateException when the present work belongs to another one
     */
    static void requireOneMunicipality() {
        if (TransactionSynchronizationManager.isActualTransactionActive()
                && MUNICIPALITY.isBound()
                && !MUNICIPALITY.get().equals(Tenancy.current())) {
            throw new IllegalStateException("the municipality can not be changed inside a transaction");
        }
    }

    private static TransactionTemplate template(PlatformTransactionManager transactionManager, boolean readOnly) {
        var template = new TransactionTemplate(transactionManager);
        template.setReadOnly(readOnly);
        return template;
    }

    /** Lets a body give null back, which the template reserves. */
    private record Result<T>(T value) {}
}
