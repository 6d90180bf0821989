package org.fumikura.approval;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.fumikura.ledger.Head;
import org.fumikura.ledger.Ledger;
import org.fumikura.organization.Actor;
import org.fumikura.organization.Deputies.Capacity;
import org.fumikura.organization.Organization;
import org.fumikura.organization.PersonId;
import org.fumikura.organization.PersonNames;
import org.fumikura.organization.Post;
import org.fumikura.records.AttachedFile;
import org.fumikura.records.Disclosure;
import org.fumikura.records.Document;
import org.fumikura.records.DocumentId;
import org.fumikura.records.Documents;
import org.fumikura.records.FilePlanEntry;
import org.fumikura.records.Files;
import org.fumikura.records.NumberKind;
import org.fumikura.records.Numbers;
import org.fumikura.records.Version;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.Municipality;
import org.fumikura.tenancy.Transactions;
import org.springframework.stereotype.Component;

/** Puts together what the 起案用紙 of a matter says, in one read. */
@Component
class SheetPages {

    private final Transactions transactions;
    private final Matters matters;
    private final TakeoverRows takeovers;
    private final PaperRecords paperRecords;
    private final Authorities authorities;
    private final Documents documents;
    private final Numbers numbers;
    private final Files files;
    private final FrozenSpecials specials;
    private final Pointers pointers;
    private final Organization organization;
    private final Ledger ledger;
    private final OfficialClock clock;

    SheetPages(
            Transactions transactions,
            Matters matters,
            TakeoverRows takeovers,
            PaperRecords paperRecords,
            Authorities authorities,
            Documents documents,
            Numbers numbers,
            Files files,
            FrozenSpecials specials,
            Pointers pointers,
            Organization organization,
            Ledger ledger,
            OfficialClock clock) {
        this.transactions = transactions;
        this.matters = matters;
        this.takeovers = takeovers;
        this.paperRecords = paperRecords;
        this.authorities = authorities;
        this.documents = documents;
        this.numbers = numbers;
        this.files = files;
        this.specials = specials;
        this.pointers = pointers;
        this.organization = organization;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * The sheet of a matter.
     *
     * @throws org.fumikura.shared.NotFound when there is none, the actor may not read it, or its words were destroyed
     */
    SheetPage page(DocumentId id, Actor actor, Municipality municipality) {
        return transactions.read(() -> {
            Document document = documents.find(id, actor.reader()).orElseThrow(() -> Documents.missing(id));
            Matter matter = matters.find(id).orElseThrow(() -> Documents.missing(id));
            return page(document, matter, documents.latest(id), municipality);
        });
    }

    private SheetPage page(Document document, Matter matter, Version words, Municipality municipality) {
        List<Step> route = matter.circulation().route();
        List<Takeover> takenOver = takeovers.of(matter.id());
        Map<UUID, Post> posts = posts(matter, takenOver, route);
        PersonNames people = organization.names(Stream.of(
                        Stream.of(matter.drafter()),
                        takenOver.stream()
                                .flatMap(each -> Stream.of(
                                        each.from().person(), each.to().person())),
                        route.stream().flatMap(step -> step.person().stream()))
                .flatMap(Function.identity())
                .map(PersonId::value)
                .toList());
        Map<Integer, LocalDate> signed = PaperRecords.signedDays(paperRecords.list(matter.id()), matter.circulation());
        FilePlanEntry file = files.entryOf(document.file());
        Head head = ledger.head();
        Optional<MatterPage.Ratification> ratification = specials.ratification(matter.id(), matter.version());
        return new SheetPage(
                municipality.name().ja(),
                municipality.sample(),
                matter.state().label().ja(),
                number(matter.id(), NumberKind.DRAFT),
                number(matter.id(), NumberKind.ISSUE),
                document.title(),
                new SheetPage.Dates(
                        Optional.of(document.registeredOn()),
                        document.decidedOn(),
                        document.effectiveOn(),
                        matter.enforced(),
                        ratification.map(MatterPage.Ratification::occurredOn)),
                drafter(
                        takenOver.isEmpty()
                                ? new Takeover.Hand(matter.drafter(), matter.drafterPost())
                                : takenOver.getFirst().from(),
                        document.registeredOn(),
                        posts,
                        people),
                takenOver.stream()
                        .map(each -> new SheetPage.TakenOver(
                                LocalDate.ofInstant(each.at(), OfficialClock.ZONE),
                                drafter(each.to(), LocalDate.ofInstant(each.at(), OfficialClock.ZONE), posts, people)))
                        .toList(),
                words.body(),
                reason(words, ratification),
                authority(matter),
                file.number() + "　" + file.title(),
                file.retention().ja(),
                disclosure(document, words),
                words.attachments().stream()
                        .map(attached ->
                                new SheetPage.Attachment(attached.role().label().ja(), attached.name()))
                        .toList(),
                points(matter, words),
                boxes(StepKind.DECISION, route, posts, people, signed).stream()
                        .findFirst()
                        .orElse(SheetPage.Box.BLANK),
                boxes(StepKind.REVIEW, route, posts, people, signed),
                boxes(StepKind.EXAMINATION, route, posts, people, signed),
                boxes(StepKind.CONCURRENCE, route, posts, people, signed),
                head.position(),
                head.shortHash(),
                clock.now());
    }

    private static SheetPage.Drafter drafter(
            Takeover.Hand hand, LocalDate on, Map<UUID, Post> posts, PersonNames people) {
        return new SheetPage.Drafter(
                MatterLists.name(posts, hand.post().value()).ja(),
                people.on(hand.person().value(), on).map(Text::ja).orElse("―"));
    }

    /** Attachments have the numbers that they have in the list of attachments. */
    private List<String> points(Matter matter, Version words) {
        List<Integer> places =
                words.attachments().stream().map(AttachedFile::ordinal).toList();
        return pointers.of(matter.id(), words.n()).stream()
                .map(pointer -> pointer.words()
                        + pointer.attachment()
                                .map(ordinal -> "（資料" + (places.indexOf(ordinal) + 1)
                                        + pointer.page()
                                                .map(page -> " " + page + "ページ")
                                                .orElse("")
                                        + "）")
                                .orElse(""))
                .toList();
    }

    /** Why what is asked for was done already stands before the reason for the matter itself. */
    private static String reason(Version words, Optional<MatterPage.Ratification> ratification) {
        return ratification
                .map(each -> ("追認の理由　" + each.why() + "\n" + words.reason()).strip())
                .orElse(words.reason());
    }

    private Map<UUID, Post> posts(Matter matter, List<Takeover> takenOver, List<Step> route) {
        var ids = new java.util.HashSet<UUID>();
        ids.add(matter.drafterPost().value());
        takenOver.forEach(each -> {
            ids.add(each.from().post().value());
            ids.add(each.to().post().value());
        });
        route.forEach(step -> {
            ids.add(step.named().value());
            step.by().ifPresent(by -> ids.add(by.post().value()));
        });
        return organization.postsById(ids);
    }

    private static List<SheetPage.Box> boxes(
            StepKind kind,
            List<Step> route,
            Map<UUID, Post> posts,
            PersonNames people,
            Map<Integer, LocalDate> signed) {
        return route.stream()
                .filter(step -> step.addressee().kind() == kind)
                .map(step -> new SheetPage.Box(
                        MatterLists.name(posts, step.named().value()).ja(),
                        step.by()
                                .filter(by -> by.capacity() != Capacity.SELF)
                                .map(by -> by.capacity() == Capacity.PROXY
                                        ? "代"
                                        : by.capacity().label().ja())
                                .orElse(""),
                        step.by()
                                .filter(by -> by.capacity() != Capacity.SELF)
                                .map(by -> MatterLists.name(posts, by.post().value())
                                        .ja())
                                .orElse(""),
                        step.person()
                                .flatMap(person -> step.actedAt().flatMap(at -> people.at(person.value(), at)))
                                .map(Text::ja)
                                .orElse(""),
                        step.kind(),
                        step.state(),
                        step.actedAt(),
                        Optional.ofNullable(signed.get(step.ordinal()))))
                .toList();
    }

    private String number(DocumentId id, NumberKind kind) {
        return numbers.of(id).stream()
                .filter(number -> number.kind() == kind)
                .map(Numbers.Allotted::label)
                .findFirst()
                .orElse("");
    }

    private String authority(Matter matter) {
        return authorities
                .of(
                        matter,
                        organization
                                .lineOf(matter.unit(), clock.today())
                                .getFirst()
                                .body(),
                        clock.today())
                .map(rule -> rule.rank().label().ja() + "決裁（" + rule.source() + "）")
                .orElse("");
    }

    private static String disclosure(Document document, Version words) {
        String label = document.disclosure().label().ja();
        return document.disclosure() == Disclosure.OPEN ? label : label + "（" + words.disclosureReason() + "）";
    }
}
