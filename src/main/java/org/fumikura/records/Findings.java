package org.fumikura.records;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.fumikura.content.Sha256;
import org.fumikura.organization.Actor;
import org.fumikura.organization.Actors;
import org.fumikura.organization.Members;
import org.fumikura.organization.Organization;
import org.fumikura.organization.Reader;
import org.fumikura.organization.UnitId;
import org.fumikura.renditions.Rendition;
import org.fumikura.renditions.Renditions;
import org.fumikura.search.Findable;
import org.fumikura.search.Numbers;
import org.fumikura.search.Standing;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.PageRequest;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.Transactions;
import org.springframework.stereotype.Component;

/**
 * Answers why somebody finds a document, or does not, with the parts by which the index decides it. Whoever asks may read the
 * document; who may not learns no more than that there is none.
 */
@Component
class Findings {

    private static final Pattern PLAIN_NUMBER = Pattern.compile("(\\D+)(\\d+)");

    private final Documents documents;
    private final FoundDocuments found;
    private final FindingRules rules;
    private final Files files;
    private final Responsibility responsibility;
    private final Organization organization;
    private final Members members;
    private final Actors actors;
    private final Renditions renditions;
    private final Standing standing;
    private final Transactions transactions;
    private final OfficialClock clock;

    Findings(
            Documents documents,
            FoundDocuments found,
            FindingRules rules,
            Files files,
            Responsibility responsibility,
            Organization organization,
            Members members,
            Actors actors,
            Renditions renditions,
            Standing standing,
            Transactions transactions,
            OfficialClock clock) {
        this.documents = documents;
        this.found = found;
        this.rules = rules;
        this.files = files;
        this.responsibility = responsibility;
        this.organization = organization;
        this.members = members;
        this.actors = actors;
        this.renditions = renditions;
        this.standing = standing;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * @param whom the login or name of another person; blank for the asker herself
     * @throws org.fumikura.shared.NotFound when the asker may not read it
     * @throws org.fumikura.frame.Forbidden when she may not ask about others
     */
    FindingPage of(DocumentId id, String whom, Actor asker) {
        Optional<Standing.Entry> entry = standing.of(FoundDocuments.KIND, id.value());
        return transactions.read(() -> {
            Document document = documents.get(id, asker.reader());
            UnitId inCharge = responsibility.of(id);
            if (!whom.isEmpty()) {
                RecordsPermissions.requireExplainer(asker, inCharge);
            }
            LocalDate today = clock.today();
            List<Members.Person> people = whom.isEmpty() ? List.of() : members.find(whom, today);
            List<Actor> whose = whom.isEmpty()
                    ? List.of(asker)
                    : people.size() == 1 ? actors.all(people.getFirst().id(), today) : List.of();
            return new FindingPage(
                    document,
                    asker.label(),
                    whom,
                    RecordsPermissions.mayExplainAccess(asker, inCharge),
                    people.stream()
                            .map(person -> new FindingPage.Named(person.login(), person.label()))
                            .toList(),
                    findings(document, inCharge, whose),
                    entry,
                    words(document, asker.reader()));
        });
    }

    private List<Finding> findings(Document document, UnitId inCharge, List<Actor> whose) {
        Findable thing = found.read(List.of(document.id().value())).getFirst();
        Inherited file = files.inheritedFrom(document.file());
        Map<UUID, Text> names = organization.unitNames(List.of(inCharge.value()));
        Text unit = names.getOrDefault(inCharge.value(), Text.same("—"));
        return whose.stream()
                .map(actor -> FindingWords.of(
                        rules.of(actor.reader()),
                        thing,
                        document,
                        file,
                        unit,
                        actor.post().name()))
                .toList();
    }

    private List<Finding.Part> words(Document document, Reader reader) {
        if (document.erasedOn().isPresent()) {
            return List.of(Finding.Part.of(
                    "本文と資料は廃棄されました。件名、番号、簿冊名でだけ見つかります",
                    "Words and attachments were destroyed. Title, number and file are found",
                    false));
        }
        List<AttachedFile> attached = documents.versions(document.id(), reader).stream()
                .reduce((earlier, later) -> later)
                .map(Version::attachments)
                .orElse(List.of());
        Map<Sha256, Rendition> known =
                renditions.find(attached.stream().map(AttachedFile::sha256).toList());
        var words = new ArrayList<Finding.Part>();
        words.add(Finding.Part.of("件名、番号、本文、簿冊名", "Title, number, words and file", true));
        attached.forEach(
                each -> words.add(ofAttachment(each.name(), known.getOrDefault(each.sha256(), Rendition.UNKNOWN))));
        return words;
    }

    private static Finding.Part ofAttachment(String name, Rendition rendition) {
        return switch (rendition.state()) {
            case WAITING ->
                Finding.Part.of(
                        "資料「%s」の文字（まだ読み取っていません）".formatted(name),
                        "Words of “%s” (not read yet)".formatted(name),
                        false);
            case READY ->
                rendition.unread() == 0
                        ? Finding.Part.of("資料「%s」の文字".formatted(name), "Words of “%s”".formatted(name), true)
                        : Finding.Part.of(
                                "資料「%s」の文字（%dページはまだ読み取っていません）".formatted(name, rendition.unread()),
                                "Words of “%s” (%d pages are not read yet)".formatted(name, rendition.unread()),
                                false);
            case NOT_SHOWN, FAILED ->
                Finding.Part.of(
                        "資料「%s」の文字（読み取れない資料です）".formatted(name),
                        "Words of “%s” (they can not be read)".formatted(name),
                        false);
        };
    }

    /** The document of a number, with or without 第 and 号, if the reader may read it. In a read of its own. */
    Optional<DocumentId> called(String typed, Reader reader) {
        String plain = Numbers.plain(typed);
        return plain.isEmpty()
                ? Optional.empty()
                : transactions.read(() -> Stream.of(
                                typed, PLAIN_NUMBER.matcher(typed).replaceFirst("$1第$2号"))
                        .distinct()
                        .flatMap(number -> documents
                                .list(
                                        new Documents.Query(
                                                number, Optional.empty(), Optional.empty(), Optional.empty()),
                                        reader,
                                        PageRequest.of(1))
                                .items()
                                .stream())
                        .filter(line -> Stream.of(line.numbers().split(" "))
                                .anyMatch(each -> Numbers.plain(each).equals(plain)))
                        .map(line -> line.document().id())
                        .findFirst());
    }
}
