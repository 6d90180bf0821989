package org.fumikura.records;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fumikura.organization.Actor;
import org.fumikura.organization.Organization;
import org.fumikura.organization.Reader;
import org.fumikura.search.SimilarThings;
import org.fumikura.search.SimilarThings.Among;
import org.fumikura.search.SimilarThings.Degree;
import org.fumikura.search.SimilarThings.Similar;
import org.fumikura.shared.FiscalYear;
import org.fumikura.shared.OfficialClock;
import org.fumikura.tenancy.Transactions;
import org.springframework.stereotype.Component;

/** What is like a document (似た文書), and the same case of an earlier year (昨年度の同じ案件); nothing that its reader may not read. */
@Component
public class SimilarDocuments {

    private static final int MOST = 10;
    private static final int YEARS_BACK = 10;

    private final SimilarThings things;
    private final Documents documents;
    private final Responsibility responsibility;
    private final Organization organization;
    private final Transactions transactions;
    private final OfficialClock clock;

    SimilarDocuments(
            SimilarThings things,
            Documents documents,
            Responsibility responsibility,
            Organization organization,
            Transactions transactions,
            OfficialClock clock) {
        this.things = things;
        this.documents = documents;
        this.responsibility = responsibility;
        this.organization = organization;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * What somebody may see beside a document.
     *
     * @throws org.fumikura.shared.NotFound when she may not read it
     */
    SimilarPage of(DocumentId id, Actor actor) {
        Reader reader = actor.reader();
        Document document = transactions.read(() -> documents.get(id, reader));
        Set<UUID> units = transactions.read(() -> units(document));
        Optional<List<Similar>> similar =
                things.to(id.value(), Degree.SIMILAR, new Among(FoundDocuments.KIND, Map.of(), MOST), reader);
        Optional<Similar> earlier = things.to(
                        id.value(), Degree.SAME, new Among(FoundDocuments.KIND, before(document, units), MOST), reader)
                .flatMap(found -> sameCase(found, document));
        return new SimilarPage(
                document, earlier.map(SimilarDocuments::ofItsYear), similar.orElse(List.of()), similar.isEmpty());
    }

    /**
     * Documents of a kind that are most like what is written and not there yet, the most alike first; those alone that the
     * actor may read. To be called outside of transactions.
     *
     * @param title none is like a blank one
     * @param text what it says beside its title; may be blank
     * @param most how many are told
     */
    public List<UUID> like(String title, String text, DocumentKind kind, int most, Actor actor) {
        if (title.isBlank()) {
            return List.of();
        }
        var among = new Among(FoundDocuments.KIND, Map.of(FoundKeys.SORT, Set.of(kind.name())), most);
        return things.to(title, text, Degree.SIMILAR, among, actor.reader()).orElse(List.of()).stream()
                .map(each -> each.thing().id())
                .toList();
    }

    /** The unit for which it was entered, and all those from whom the one in charge took over. */
    private Set<UUID> units(Document document) {
        var units = new HashSet<>(organization.withPredecessors(responsibility.of(document.id()), clock.today()));
        units.add(document.unit().value());
        return units;
    }

    private static Map<String, Set<String>> before(Document document, Set<UUID> units) {
        Set<String> years = IntStream.rangeClosed(1, YEARS_BACK)
                .mapToObj(back -> Integer.toString(document.fiscalYear() - back))
                .collect(Collectors.toSet());
        return Map.of(
                FoundKeys.YEAR,
                years,
                FindingRule.UNIT,
                units.stream().map(UUID::toString).collect(Collectors.toSet()),
                FoundKeys.SORT,
                Set.of(document.kind().name()));
    }

    /** The last one whose title differs in its year alone, or else the one that is most like it. */
    private static Optional<Similar> sameCase(List<Similar> found, Document document) {
        String title = YearlyTitle.of(document.title());
        Stream<Similar> sameTitle = found.stream()
                .filter(each -> YearlyTitle.of(each.thing().title()).equals(title));
        return sameTitle
                .max(Comparator.comparing(each -> each.thing().day()))
                .or(() -> found.stream().findFirst());
    }

    private static SimilarPage.Earlier ofItsYear(Similar found) {
        return new SimilarPage.Earlier(found, FiscalYear.of(found.thing().day()));
    }
}
