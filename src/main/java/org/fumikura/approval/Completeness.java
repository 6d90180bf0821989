package org.fumikura.approval;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fumikura.organization.Actor;
import org.fumikura.organization.Organization;
import org.fumikura.organization.PersonId;
import org.fumikura.organization.PersonNames;
import org.fumikura.organization.Post;
import org.fumikura.organization.Unit;
import org.fumikura.organization.UnitId;
import org.fumikura.records.AttachedFile;
import org.fumikura.records.Files;
import org.fumikura.records.Typed;
import org.fumikura.records.VirusScans;
import org.fumikura.shared.DateInput;
import org.fumikura.shared.FiscalYear;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.Text;
import org.springframework.stereotype.Component;

/** What a draft still lacks before it can be submitted, in the order of the form (A.12, submit; R-021). */
@Component
class Completeness {

    private static final Text TAKE_OVER = new Text(
            "同じ組織のほかの職にあるときは、「引き継ぐ起案」からいまの職で引き継いでください。組織を離れたときは、組織の人が引き継ぎます。",
            "If you hold another post of the same unit, take it over in that one, under “Drafts to take over”; if you left the"
                    + " unit, somebody there takes it over.");

    static final int LONGEST_TITLE = 200;
    static final int LONGEST_BODY = 20_000;
    static final int LONGEST_REASON = 4_000;
    static final int LONGEST_HIGHER_REASON = 1_000;

    private final RouteProposals proposals;
    private final RouteRules routeRules;
    private final RouteReading routeReading;
    private final Specials specials;
    private final VirusScans scans;
    private final Pointers pointers;
    private final Organization organization;
    private final Files files;
    private final Numbering numbering;
    private final OfficialClock clock;

    Completeness(
            RouteProposals proposals,
            RouteRules routeRules,
            RouteReading routeReading,
            Specials specials,
            VirusScans scans,
            Pointers pointers,
            Organization organization,
            Files files,
            Numbering numbering,
            OfficialClock clock) {
        this.proposals = proposals;
        this.routeRules = routeRules;
        this.routeReading = routeReading;
        this.specials = specials;
        this.scans = scans;
        this.pointers = pointers;
        this.organization = organization;
        this.files = files;
        this.numbering = numbering;
        this.clock = clock;
    }

    List<Shortcoming> shortcomings(DraftInProgress draft, Actor actor) {
        return shortcomings(draft, actor, scans.of(draft.attachments()));
    }

    /** As the other, for who knows already what the virus scan says of the attachments. */
    List<Shortcoming> shortcomings(DraftInProgress draft, Actor actor, VirusScans.Known known) {
        List<Unit> line = organization.lineOf(draft.unit(), clock.today());
        return shortcomings(draft, actor, known, line, proposals.propose(draft, line, draft.text()));
    }

    /**
     * As the other, for who knows already what the rules propose.
     *
     * @param line the drafter's unit and all units above it
     */
    List<Shortcoming> shortcomings(
            DraftInProgress draft, Actor actor, VirusScans.Known known, List<Unit> line, RouteProposal proposal) {
        var found = new ArrayList<Shortcoming>();
        DraftText text = draft.text();
        checkPost(draft, found);
        checkTitle(Typed.line(text.title()), found);
        if (text.body().isBlank()) {
            add(found, "body", "伺い文を入力してください。", "Enter the request.");
        }
        Shortcoming.ofLength("body", new Text("伺い文", "The request"), text.body(), LONGEST_BODY)
                .ifPresent(found::add);
        checkPersonalNumber(text, found);
        found.addAll(routeRules.shortcomings(draft, line, proposal));
        checkFile(text, line, actor, found);
        found.addAll(text.marks().shortcomings());
        found.addAll(routeReading.shortcomings(draft));
        Shortcoming.ofLength(
                        "higherReason",
                        new Text("上位決裁とする理由", "The reason for a higher decider"),
                        text.higherReason(),
                        LONGEST_HIGHER_REASON)
                .ifPresent(found::add);
        Shortcoming.ofLength("reason", new Text("理由・根拠法令", "The reason"), text.reason(), LONGEST_REASON)
                .ifPresent(found::add);
        checkFigures(text, found);
        found.addAll(specials.shortcomings(draft, actor));
        found.addAll(infected(draft.attachments(), known));
        found.addAll(pointers.shortcomings(draft));
        found.addAll(numbering.shortcomings(draft, line, actor));
        return List.copyOf(found);
    }

    /** What a virus was found in goes to nobody. */
    static List<Shortcoming> infected(List<AttachedFile> files, VirusScans.Known known) {
        return files.stream()
                .filter(known::isInfected)
                .map(file -> new Shortcoming(
                        "files",
                        new Text(
                                "資料「%s」からウイルスが見つかっています。外して、情報システムの担当へ連絡してください。".formatted(file.name()),
                                "A virus was found in the attachment “%s”. Take it off, and tell whoever is in charge of information systems."
                                        .formatted(file.name()))))
                .toList();
    }

    /** The files that a draft can go into: this year's, and those of last year that are still open. */
    List<Files.Choice> openFiles(List<Unit> line, Actor actor) {
        UnitId section = Submitting.sectionOf(line);
        FiscalYear year = FiscalYear.of(clock.today());
        var open = new ArrayList<>(files.listOpen(section, year, actor.reader()));
        open.addAll(files.listOpen(section, year.previous(), actor.reader()));
        return List.copyOf(open);
    }

    /** A draft belongs to the section of the post in which it was begun; who left that post can not submit for it. */
    private void checkPost(DraftInProgress draft, List<Shortcoming> found) {
        LocalDate today = clock.today();
        if (organization.isHeldBy(draft.post(), draft.drafter(), today)) {
            return;
        }
        Text post = organization.getPosts(List.of(draft.post())).getFirst().name();
        List<UUID> holders = organization.holders(draft.post(), today).stream()
                .map(PersonId::value)
                .toList();
        PersonNames names = organization.names(holders);
        List<Text> labels = holders.stream()
                .flatMap(holder -> names.on(holder, today).stream())
                .toList();
        String ja = labels.stream().map(Text::ja).collect(Collectors.joining("、"));
        String en = labels.stream().map(Text::en).collect(Collectors.joining(", "));
        add(
                found,
                "title",
                "この起案は「%s」の職で作られていますが、あなたは今日この職にありません。%s"
                        .formatted(
                                post.ja(),
                                labels.isEmpty()
                                        ? "この職はいま空席です。" + TAKE_OVER.ja()
                                        : "いまこの職にあるのは" + ja + "です。" + TAKE_OVER.ja()),
                "It was begun in the post %s, which you do not hold today. %s"
                        .formatted(
                                post.en(),
                                labels.isEmpty()
                                        ? "Nobody holds it now. " + TAKE_OVER.en()
                                        : en + " holds it now. " + TAKE_OVER.en()));
    }

    private static void checkTitle(String title, List<Shortcoming> found) {
        if (title.isEmpty()) {
            add(found, "title", "件名を入力してください。", "Enter the title.");
        }
        Shortcoming.ofLength("title", new Text("件名", "The title"), title, LONGEST_TITLE)
                .ifPresent(found::add);
        if (PersonalNumbers.appearIn(title)) {
            add(
                    found,
                    "title",
                    "件名に個人番号と思われる 12 桁の数字があります。取り除いてください。",
                    "The title seems to contain a personal number (12 digits). Please remove it.");
        }
    }

    private static void checkPersonalNumber(DraftText text, List<Shortcoming> found) {
        if (PersonalNumbers.appearIn(text) && !text.personalNumberConfirmed()) {
            add(
                    found,
                    "body",
                    "伺い文か理由に個人番号と思われる 12 桁の数字があります。取り除くか、記載してよいことを確認の欄で確かめてください。",
                    "Request or reason seem to contain a personal number (12 digits). Remove it, or confirm below that it"
                            + " may stand there.");
        }
    }

    private void checkFile(DraftText text, List<Unit> line, Actor actor, List<Shortcoming> found) {
        boolean known = text.file().isPresent()
                && openFiles(line, actor).stream()
                        .anyMatch(choice -> choice.id().equals(text.file().get()));
        if (!known) {
            add(found, "file", "使用中の簿冊を選んでください。", "Choose an open file.");
        }
    }

    private void checkFigures(DraftText text, List<Shortcoming> found) {
        if (!text.dueOn().isBlank()
                && DateInput.read(text.dueOn(), clock.today()) instanceof DateInput.Refused refused) {
            found.add(new Shortcoming("dueOn", refused.reason()));
        }
        if (!text.amount().isBlank() && text.yen().isEmpty()) {
            add(found, "amount", "金額は円の数字で入力してください。", "Enter the amount in yen, digits only.");
        }
    }

    private static void add(List<Shortcoming> found, String field, String ja, String en) {
        found.add(new Shortcoming(field, new Text(ja, en)));
    }

    static boolean isInLine(List<Unit> line, Post post) {
        return line.stream().anyMatch(unit -> unit.id().equals(post.unit().id()));
    }
}
