package org.fumikura.portal;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fumikura.ledger.Follower;
import org.fumikura.ledger.LedgerEntry;
import org.springframework.stereotype.Component;

/** Writes what was published, corrected or withdrawn into the folder of the public site, soon after it was decided. */
@Component
class ExportFollower implements Follower {

    private static final Set<String> ACTS = Set.of(PortalActs.PUBLISHED, PortalActs.CORRECTED, PortalActs.WITHDRAWN);

    private final Export export;
    private final PublicationRows rows;

    ExportFollower(Export export, PublicationRows rows) {
        this.export = export;
        this.rows = rows;
    }

    @Override
    public String name() {
        return "portal";
    }

    @Override
    public void apply(List<LedgerEntry> entries) {
        Set<UUID> revisions = entries.stream()
                .filter(entry -> ACTS.contains(entry.kind()))
                .map(entry -> entry.subject().id())
                .collect(Collectors.toSet());
        if (!revisions.isEmpty()) {
            export.write(rows.keys(revisions));
        }
    }
}
