package org.fumikura.redaction;

import java.util.Optional;
import java.util.UUID;
import org.fumikura.organization.Actor;
import org.fumikura.tenancy.Transactions;
import org.springframework.stereotype.Component;

/** Redactions as programs see them. */
@Component
class RedactionViews {

    private final Redactions redactions;
    private final RedactionRows rows;
    private final RedactionTasks tasks;
    private final Transactions transactions;

    RedactionViews(Redactions redactions, RedactionRows rows, RedactionTasks tasks, Transactions transactions) {
        this.redactions = redactions;
        this.rows = rows;
        this.tasks = tasks;
        this.transactions = transactions;
    }

    RedactionView view(UUID value, Actor actor) {
        var id = new RedactionId(value);
        return transactions.read(() -> {
            Redaction redaction = redactions.get(id, actor);
            Optional<RedactionTasks.Waiting> waiting = tasks.find(id);
            return RedactionView.of(
                    redaction,
                    waiting.isPresent() && waiting.get().failure().isEmpty(),
                    waiting.flatMap(RedactionTasks.Waiting::failure)
                            .map(Failure::words)
                            .orElse(null),
                    rows.sizes(id).size());
        });
    }
}
