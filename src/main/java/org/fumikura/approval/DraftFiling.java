package org.fumikura.approval;

import static org.fumikuradb.approval.Tables.MATTER;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.organization.Actor;
import org.fumikura.records.FileProposals;
import org.fumikura.records.FilingHelp;
import org.fumikura.records.Typed;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.Transactions;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** What is proposed to a drafter from similar documents that she may read: the file, and the kind of matter (事案の種類). */
@Component
class DraftFiling {

    /** The field of the kind of matter. */
    static final String KIND = "matterCode";

    private final DSLContext db;
    private final FileProposals proposals;
    private final Authorities authorities;
    private final Transactions transactions;
    private final OfficialClock clock;

    DraftFiling(
            DSLContext db,
            FileProposals proposals,
            Authorities authorities,
            Transactions transactions,
            OfficialClock clock) {
        this.db = db;
        this.proposals = proposals;
        this.authorities = authorities;
        this.transactions = transactions;
        this.clock = clock;
    }

    FilingHelp propose(FilingHelp help, DraftText text, Actor actor) {
        return propose(help, Typed.line(text.title()), text.body(), actor);
    }

    /** To be called outside of transactions. */
    FilingHelp propose(FilingHelp help, String title, String text, Actor actor) {
        List<UUID> similar = proposals.similar(help, title, text, actor);
        FilingHelp files = proposals.propose(help, similar, actor);
        return transactions.read(() -> kind(similar, actor)).map(files::with).orElse(files);
    }

    /** The kind that most of them had, of those that the table of authority knows today. */
    private Optional<FilingHelp.Beside> kind(List<UUID> similar, Actor actor) {
        Map<String, Integer> kinds = db.select(MATTER.MATTER_CODE, DSL.count())
                .from(MATTER)
                .where(MATTER.DOCUMENT_ID.in(similar))
                .groupBy(MATTER.MATTER_CODE)
                .fetchMap(MATTER.MATTER_CODE, row -> row.value2());
        Map<String, String> names = authorities.names(actor.post().unit().body(), clock.today());
        int looked = kinds.values().stream().mapToInt(Integer::intValue).sum();
        return kinds.entrySet().stream()
                .filter(kind -> names.containsKey(kind.getKey()))
                .max(Map.Entry.<String, Integer>comparingByValue()
                        .thenComparing(Map.Entry::getKey, Comparator.reverseOrder()))
                .map(kind -> new FilingHelp.Beside(
                        KIND,
                        new Text("事案の種類の候補", "Proposed kind of matter"),
                        kind.getKey(),
                        names.getOrDefault(kind.getKey(), kind.getKey()),
                        new Text(
                                "似た案件%,d件中%,d件がこの種類です。".formatted(looked, kind.getValue()),
                                "%,d of %,d similar matters are of this kind.".formatted(kind.getValue(), looked))));
    }
}
