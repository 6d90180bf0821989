package org.fumikura.demo;

import static org.fumikuradb.demo.Tables.PROGRESS;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.fumikura.records.DocumentId;
import org.fumikura.tenancy.Transactions;
import org.jooq.DSLContext;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Which steps of building the current municipality are done. A step and its mark are one transaction: after a crash a step is
 * done wholly or not at all, and building goes on with the first one that is not.
 */
@Component
@Profile("demo")
class Progress {

    private final DSLContext db;
    private final Transactions transactions;

    Progress(DSLContext db, Transactions transactions) {
        this.db = db;
        this.transactions = transactions;
    }

    /** All steps that are done, each with the document that it was about. */
    Map<String, Optional<DocumentId>> done() {
        return transactions.read(() -> {
            var done = new HashMap<String, Optional<DocumentId>>();
            db.selectFrom(PROGRESS)
                    .forEach(row -> done.put(
                            row.getStep(),
                            Optional.ofNullable(row.getDocumentId()).map(DocumentId::new)));
            return done;
        });
    }

    /** Does a step that leaves at least one act, and marks it as done. */
    void perform(String step, Runnable work) {
        transactions.write(() -> {
            work.run();
            mark(step, Optional.empty());
        });
    }

    /** Reads something that is to be known before a step. */
    boolean find(BooleanSupplier question) {
        return transactions.read(question::getAsBoolean);
    }

    /** As {@link #perform} for a step about a document. */
    DocumentId performOn(String step, Supplier<DocumentId> work) {
        return transactions.write(() -> {
            DocumentId document = work.get();
            mark(step, Optional.of(document));
            return document;
        });
    }

    /** As {@link #performOn} for a step that leaves no act, such as an unfinished draft. */
    DocumentId prepare(String step, Supplier<DocumentId> work) {
        return transactions.work(() -> {
            DocumentId document = work.get();
            mark(step, Optional.of(document));
            return document;
        });
    }

    private void mark(String step, Optional<DocumentId> document) {
        db.insertInto(PROGRESS)
                .set(PROGRESS.STEP, step)
                .set(PROGRESS.DOCUMENT_ID, document.map(DocumentId::value).orElse(null))
                .execute();
        // Building would wait for the disk a thousand times. What a crash takes away, it takes together with its mark.
        db.execute("set local synchronous_commit to off");
    }
}
