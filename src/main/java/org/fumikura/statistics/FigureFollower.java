package org.fumikura.statistics;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fumikura.ledger.Follower;
import org.fumikura.ledger.LedgerEntry;
import org.springframework.stereotype.Component;

/** Brings the figures of a document up to date whenever something was done to it, and counts what is used. */
@Component
class FigureFollower implements Follower {

    static final String NAME = "statistics";

    private final MatterFigures figures;
    private final Used used;

    FigureFollower(MatterFigures figures, Used used) {
        this.figures = figures;
        this.used = used;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void apply(List<LedgerEntry> entries) {
        used.count(entries);
        Set<UUID> documents = entries.stream()
                .map(LedgerEntry::subject)
                .filter(subject -> subject.kind().equals("document"))
                .map(subject -> subject.id())
                .collect(Collectors.toSet());
        if (!documents.isEmpty()) {
            figures.make(documents);
        }
    }
}
