package org.fumikura.approval;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.organization.Actor;
import org.fumikura.records.DifferencePages;
import org.fumikura.records.Document;
import org.fumikura.records.DocumentId;
import org.fumikura.records.Documents;
import org.fumikura.records.MaterialPages;
import org.fumikura.records.NumberKind;
import org.fumikura.records.Numbers;
import org.fumikura.records.Version;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.Transactions;
import org.springframework.stereotype.Component;

/** Lays a matter beside its version before or an earlier case. */
@Component
class MatterDifferences {

    private static final Text NO_SUCH_NUMBER = new Text(
            "その番号の案件は見つかりません。番号を確かめるか、一覧から選んでください。",
            "No matter with this number was found. Check the number, or choose from the list.");

    private final Transactions transactions;
    private final Documents documents;
    private final Numbers numbers;
    private final Matters matters;
    private final VersionsSeen versionsSeen;
    private final EarlierCases cases;
    private final MaterialPages materials;
    private final DifferencePages differences;

    MatterDifferences(
            Transactions transactions,
            Documents documents,
            Numbers numbers,
            Matters matters,
            VersionsSeen versionsSeen,
            EarlierCases cases,
            MaterialPages materials,
            DifferencePages differences) {
        this.transactions = transactions;
        this.documents = documents;
        this.numbers = numbers;
        this.matters = matters;
        this.versionsSeen = versionsSeen;
        this.cases = cases;
        this.materials = materials;
        this.differences = differences;
    }

    /** With what a matter is to be compared, if anything was said. */
    @Schema(name = "ComparedWith")
    enum To {
        VERSION,
        CASE,
        ANY
    }

    /**
     * What is wanted.
     *
     * @param other a certain earlier case
     * @param number of a certain earlier case; blank for none
     * @param from the first of the differing pages that is shown, from 0
     */
    record Wanted(To to, Optional<UUID> other, String number, int from) {}

    /**
     * Must not be called in a transaction.
     *
     * @throws org.fumikura.shared.NotFound when there is no such matter or earlier case, or the actor may not read it
     */
    DifferencesPage page(DocumentId id, Actor actor, Wanted wanted) {
        Read read = transactions.read(() -> read(id, actor, wanted));
        return new DifferencesPage(
                read.document,
                read.number,
                read.now.map(Version::n).orElse(0),
                read.earlier.map(Version::n),
                read.cases,
                read.now.flatMap(now -> read.other.map(other -> compare(id, other, now, wanted.from))),
                wanted.number,
                wanted.number.isEmpty() || read.other.isPresent() ? Optional.empty() : Optional.of(NO_SUCH_NUMBER));
    }

    private DifferencesPage.Compared compare(DocumentId id, Other other, Version now, int from) {
        DocumentId before = other.earlierCase.map(EarlierCases.Case::id).orElse(id);
        return new DifferencesPage.Compared(
                other.words.n(),
                other.earlierCase,
                Change.ofWords(other.words, now),
                differences.between(
                        materials.of(before, other.words.attachments()), materials.of(id, now.attachments()), from));
    }

    private record Other(Optional<EarlierCases.Case> earlierCase, Version words) {}

    private record Read(
            Document document,
            String number,
            Optional<Version> now,
            Optional<Version> earlier,
            List<EarlierCases.Case> cases,
            Optional<Other> other) {}

    private Read read(DocumentId id, Actor actor, Wanted wanted) {
        Document document = documents.get(id, actor.reader());
        Matter matter = matters.find(id).orElseThrow(() -> Documents.missing(id));
        List<Version> versions = documents.versions(id);
        Optional<Version> earlier = versionsSeen.before(matter, versions, actor);
        List<EarlierCases.Case> proposed = versions.isEmpty() ? List.of() : cases.propose(matter, document, actor);
        return new Read(
                document,
                numbers.labels(List.of(id.value()), NumberKind.DRAFT).getOrDefault(id.value(), ""),
                versions.reversed().stream().findFirst(),
                earlier,
                proposed,
                other(wanted, earlier, proposed, actor));
    }

    private Optional<Other> other(
            Wanted wanted, Optional<Version> earlier, List<EarlierCases.Case> proposed, Actor actor) {
        if (wanted.other.isPresent()) {
            UUID other = wanted.other.get();
            return Optional.of(cases.find(other, actor)
                    .flatMap(this::words)
                    .orElseThrow(() -> Documents.missing(new DocumentId(other))));
        }
        if (!wanted.number.isEmpty()) {
            return cases.numbered(wanted.number, actor).flatMap(this::words);
        }
        Optional<Other> version =
                earlier.filter(unused -> wanted.to != To.CASE).map(words -> new Other(Optional.empty(), words));
        return version.isPresent() || wanted.to == To.VERSION
                ? version
                : proposed.stream().findFirst().flatMap(this::words);
    }

    private Optional<Other> words(EarlierCases.Case earlierCase) {
        return documents.versions(earlierCase.id()).reversed().stream()
                .findFirst()
                .map(words -> new Other(Optional.of(earlierCase), words));
    }
}
