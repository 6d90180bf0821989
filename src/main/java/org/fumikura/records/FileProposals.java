package org.fumikura.records;

import static org.fumikuradb.records.Tables.CLASSIFICATION;
import static org.fumikuradb.records.Tables.DOCUMENT;
import static org.fumikuradb.records.Tables.FILE;
import static org.fumikuradb.records.Tables.FILE_PROPOSAL;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.organization.Actor;
import org.fumikura.organization.PersonId;
import org.fumikura.organization.Reader;
import org.fumikura.search.SimilarThings;
import org.fumikura.shared.FiscalYear;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.Transactions;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/**
 * Which files are proposed for what is to be kept (簿冊の候補): those in which similar documents lie that the person may read,
 * as far as she may file there now. A file of another year or unit leads to the one that is called the same. Nothing is chosen
 * by itself; what was proposed and what was chosen in the end is kept, to be counted.
 */
@Component
public class FileProposals {

    private static final int MOST = 3;

    /** So many similar documents are looked at. */
    private static final int LOOKED_AT = 20;

    private final DSLContext db;
    private final SimilarThings things;
    private final Files files;
    private final Transactions transactions;
    private final OfficialClock clock;

    FileProposals(DSLContext db, SimilarThings things, Files files, Transactions transactions, OfficialClock clock) {
        this.db = db;
        this.things = things;
        this.files = files;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Proposes files and notes that it did. To be called outside of transactions.
     *
     * @param help for which form, and of which section
     * @param title of what is to be kept; nothing is proposed for a blank one
     * @param text what else it says; may be blank
     * @return the help with at most three proposals, the one with most similar documents first
     */
    public FilingHelp propose(FilingHelp help, String title, String text, Actor actor) {
        List<UUID> similar = similar(help, title, text, actor);
        if (similar.isEmpty()) {
            return help.showing(List.of());
        }
        FilingHelp shown = help.showing(transactions.read(() -> proposals(similar, help, actor.reader())));
        note(shown, actor);
        return shown;
    }

    /** The documents that are most like what is to be kept, the most alike first; those alone that she may read. */
    private List<UUID> similar(FilingHelp help, String title, String text, Actor actor) {
        return title.isBlank()
                ? List.of()
                : things
                        .to(
                                title,
                                text,
                                SimilarThings.Degree.SIMILAR,
                                new SimilarThings.Among(FoundDocuments.KIND, Map.of(), LOOKED_AT),
                                actor.reader())
                        .orElse(List.of())
                        .stream()
                        .map(each -> each.thing().id())
                        .filter(id -> !id.equals(help.id()))
                        .toList();
    }

    private List<FileProposal> proposals(List<UUID> similar, FilingHelp help, Reader reader) {
        List<Placed> places = places(similar, reader);
        List<Open> open = open(help, reader);
        Map<FileId, List<FileProposal.By>> led = new LinkedHashMap<>();
        for (Placed place : places) {
            leads(place, open)
                    .ifPresent(way -> led.computeIfAbsent(way.to().id(), unused -> new ArrayList<>())
                            .add(way.by()));
        }
        return open.stream()
                .filter(file -> led.containsKey(file.id()))
                .map(file -> file.proposed(led.getOrDefault(file.id(), List.of()), places.size()))
                .sorted(Comparator.comparingInt(FileProposal::similar)
                        .reversed()
                        .thenComparing(each -> List.copyOf(led.keySet()).indexOf(each.id())))
                .limit(MOST)
                .toList();
    }

    /** Where similar documents lie, the most alike first; without those in files that the reader may not see. */
    private List<Placed> places(List<UUID> similar, Reader reader) {
        var places = new HashMap<UUID, Placed>();
        db.select(DOCUMENT.ID, FILE.ID, CLASSIFICATION.CODE, FILE.TITLE)
                .from(DocumentRows.WITH_FILE)
                .join(CLASSIFICATION)
                .on(CLASSIFICATION.TENANT_ID.eq(FILE.TENANT_ID), CLASSIFICATION.ID.eq(FILE.CLASSIFICATION_ID))
                .where(DOCUMENT.ID.in(similar), Access.mayRead(reader), Access.maySeeFile(reader))
                .forEach(row -> places.put(
                        row.value1(),
                        new Placed(new FileId(row.value2()), row.value3(), YearlyTitle.of(row.value4()))));
        return similar.stream()
                .flatMap(id -> Optional.ofNullable(places.get(id)).stream())
                .toList();
    }

    /** The files of this year in which she may file for the section. */
    private List<Open> open(FilingHelp help, Reader reader) {
        List<UUID> ids = files.listOpen(help.section(), FiscalYear.of(clock.today()), reader).stream()
                .map(file -> file.id().value())
                .toList();
        return db.select(FILE.asterisk(), CLASSIFICATION.CODE, CLASSIFICATION.TITLE)
                .from(FILE)
                .join(CLASSIFICATION)
                .on(CLASSIFICATION.TENANT_ID.eq(FILE.TENANT_ID), CLASSIFICATION.ID.eq(FILE.CLASSIFICATION_ID))
                .where(FILE.ID.in(ids))
                .orderBy(FILE.NUMBER)
                .fetch(row -> new Open(
                        new FileId(row.get(FILE.ID)),
                        row.get(FILE.NUMBER),
                        row.get(FILE.TITLE),
                        row.get(CLASSIFICATION.CODE),
                        row.get(CLASSIFICATION.TITLE),
                        Retention.of(row.into(FILE)).period().text()));
    }

    private static Optional<Way> leads(Placed place, Collection<Open> open) {
        return open.stream()
                .filter(file -> file.id().equals(place.file()))
                .map(file -> new Way(file, FileProposal.By.ITSELF))
                .findFirst()
                .or(() -> open.stream()
                        .filter(file -> file.code().equals(place.code())
                                && YearlyTitle.of(file.title()).equals(place.title()))
                        .map(file -> new Way(file, FileProposal.By.SAME_TITLE))
                        .findFirst())
                .or(() -> onlyOne(open.stream()
                        .filter(file -> file.code().equals(place.code()))
                        .map(file -> new Way(file, FileProposal.By.SAME_CLASS))
                        .toList()));
    }

    /** Which of several files of a class it was nobody can say. */
    private static Optional<Way> onlyOne(List<Way> ways) {
        return ways.size() == 1 ? Optional.of(ways.getFirst()) : Optional.empty();
    }

    private void note(FilingHelp shown, Actor actor) {
        UUID[] proposed = shown.proposals().orElse(List.of()).stream()
                .map(each -> each.id().value())
                .toArray(UUID[]::new);
        if (proposed.length == 0) {
            return;
        }
        transactions.work(() -> db.insertInto(FILE_PROPOSAL)
                .set(FILE_PROPOSAL.ID, shown.id())
                .set(FILE_PROPOSAL.PERSON_ID, actor.person().value())
                .set(FILE_PROPOSAL.UNIT_ID, shown.section().value())
                .set(FILE_PROPOSAL.PROPOSED_ON, clock.today())
                .set(FILE_PROPOSAL.PROPOSED, proposed)
                .onConflict(FILE_PROPOSAL.TENANT_ID, FILE_PROPOSAL.ID, FILE_PROPOSAL.PERSON_ID)
                .doUpdate()
                .set(
                        FILE_PROPOSAL.PROPOSED,
                        DSL.field(
                                "array(select distinct unnest({0} || {1}))",
                                UUID[].class, FILE_PROPOSAL.PROPOSED, DSL.val(proposed)))
                .where(FILE_PROPOSAL.CHOSEN_ON.isNull())
                .execute());
    }

    /** Part of a write: what was chosen in the end, if anything was proposed to her before. */
    public void choose(UUID form, FileId file, PersonId person) {
        Condition proposed = FILE_PROPOSAL
                .ID
                .eq(form)
                .and(FILE_PROPOSAL.PERSON_ID.eq(person.value()))
                .and(FILE_PROPOSAL.CHOSEN_ON.isNull());
        db.update(FILE_PROPOSAL)
                .set(FILE_PROPOSAL.CHOSEN_FILE_ID, file.value())
                .set(FILE_PROPOSAL.CHOSEN_ON, clock.today())
                .where(proposed)
                .execute();
    }

    /** Where a similar document lies. */
    private record Placed(FileId file, String code, String title) {}

    /** How one comes from there to a file that can be chosen. */
    private record Way(Open to, FileProposal.By by) {}

    /** A file that can be chosen. */
    private record Open(FileId id, String number, String title, String code, String classTitle, Text retention) {

        /** The weakest way in which something led to it says why. */
        FileProposal proposed(List<FileProposal.By> ways, int looked) {
            return new FileProposal(
                    id,
                    number,
                    title,
                    Text.same(code + " " + classTitle),
                    retention,
                    ways.size(),
                    looked,
                    ways.stream().max(Comparator.naturalOrder()).orElse(FileProposal.By.ITSELF));
        }
    }
}
