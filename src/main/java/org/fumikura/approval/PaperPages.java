package org.fumikura.approval;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fumikura.frame.Submissions;
import org.fumikura.organization.Actor;
import org.fumikura.organization.Deputies.Capacity;
import org.fumikura.organization.Organization;
import org.fumikura.organization.PersonId;
import org.fumikura.organization.PersonNames;
import org.fumikura.organization.Post;
import org.fumikura.organization.PostId;
import org.fumikura.records.Document;
import org.fumikura.records.DocumentId;
import org.fumikura.records.Documents;
import org.fumikura.records.Numbers;
import org.fumikura.records.Uploads;
import org.fumikura.shared.NotFound;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.Transactions;
import org.springframework.stereotype.Component;

/** Puts together the pages of a matter that goes round on paper: what is entered from the cover sheet, and its comparison. */
@Component
class PaperPages {

    private final Transactions transactions;
    private final Papers papers;
    private final Matters matters;
    private final Offices offices;
    private final PaperRoutes routes;
    private final PaperRecords records;
    private final PaperSigners signers;
    private final Documents documents;
    private final Numbers numbers;
    private final Organization organization;
    private final Uploads uploads;
    private final Submissions submissions;
    private final OfficialClock clock;

    PaperPages(
            Transactions transactions,
            Papers papers,
            Matters matters,
            Offices offices,
            PaperRoutes routes,
            PaperRecords records,
            PaperSigners signers,
            Documents documents,
            Numbers numbers,
            Organization organization,
            Uploads uploads,
            Submissions submissions,
            OfficialClock clock) {
        this.transactions = transactions;
        this.papers = papers;
        this.matters = matters;
        this.offices = offices;
        this.routes = routes;
        this.records = records;
        this.signers = signers;
        this.documents = documents;
        this.numbers = numbers;
        this.organization = organization;
        this.uploads = uploads;
        this.submissions = submissions;
        this.clock = clock;
    }

    /** What is open of a route, and who may have signed it. */
    record Open(Matter matter, List<Step> steps, Map<Integer, List<PaperSigners.Signer>> signers) {

        Optional<Step> at(int ordinal) {
            return steps.stream().filter(step -> step.ordinal() == ordinal).findFirst();
        }
    }

    /** A form, and what it comes to. */
    record Filled(PaperPage page, List<PaperAct> acts) {}

    /** As {@link #filled} for a form in which nothing is typed. */
    PaperPage form(DocumentId id, Actor actor) {
        UUID key = submissions.key();
        return filled(id, actor, new PaperForm(Map.of()), key, Optional.empty()).page();
    }

    /**
     * The form of a matter as it was typed.
     *
     * @param problem why all of it could not be accepted
     * @throws NotFound when there is no such matter or the actor may not read it
     * @throws NotOnPaper when it does not go round on paper
     * @throws NotYours for who does not enter it
     */
    Filled filled(DocumentId id, Actor actor, PaperForm form, UUID key, Optional<Text> problem) {
        return transactions.read(() -> {
            Document document = documents.get(id, actor.reader());
            Open open = open(id, actor);
            var sentOn = Papers.sentOn(open.matter);
            PaperForm.Read read = form.read(open.steps, open.signers, sentOn, clock.today());
            PaperRoutes.PaperRoute paper = routes.of(id, open.matter.version()).orElseThrow(NotOnPaper::new);
            var page = new PaperPage(
                    id.value(),
                    number(id),
                    document.title(),
                    paper.reason().label(),
                    paper.words(),
                    sentOn,
                    boxes(open, form, read.problems()),
                    uploads.list(key, actor.person()).reversed().stream().findFirst(),
                    key,
                    problem.or(() -> read.moved()
                            ? Optional.of(PaperNotApplicable.afterAChange().message())
                            : Optional.empty()),
                    Optional.empty());
            return new Filled(page, read.acts());
        });
    }

    /**
     * What is open of the route of a matter, for who enters what was signed.
     *
     * @throws NotFound as {@link #filled}
     * @throws NotOnPaper as there
     * @throws NotYours as there
     */
    Open open(DocumentId id, Actor actor) {
        return transactions.read(() -> {
            documents.get(id, actor.reader());
            Matter matter = matters.find(id).orElseThrow(() -> Documents.missing(id));
            papers.requireToRecord(matter, actor);
            List<Step> steps = matter.circulation().route().stream()
                    .filter(step -> step.state().isOpen())
                    .toList();
            return new Open(matter, steps, signers.of(matter, offices.of(matter), steps));
        });
    }

    private List<PaperPage.Box> boxes(Open open, PaperForm form, Map<Integer, Map<String, Text>> problems) {
        Map<UUID, Post> posts = organization.postsById(
                open.steps.stream().map(step -> step.named().value()).collect(Collectors.toSet()));
        return open.steps.stream()
                .map(step -> new PaperPage.Box(
                        step.ordinal(),
                        step.kind().label(),
                        MatterLists.name(posts, step.named().value()),
                        PaperOutcome.of(step.kind()).stream()
                                .map(each -> new PaperPage.Choice(each.name(), each.label(step.kind())))
                                .toList(),
                        open.signers.getOrDefault(step.ordinal(), List.of()).stream()
                                .map(each -> new PaperPage.Choice(PaperForm.value(each), label(each)))
                                .toList(),
                        form.typed(step.ordinal()),
                        problems.getOrDefault(step.ordinal(), Map.of())))
                .toList();
    }

    private static Text label(PaperSigners.Signer signer) {
        Text who = inPost(signer.postName(), signer.name());
        return signer.capacity() == Capacity.SELF
                ? who
                : new Text(
                        who.ja() + "（" + signer.capacity().label().ja() + "）",
                        who.en() + " (" + signer.capacity().label().en() + ")");
    }

    /** Post and name, or the post alone where she is called by it. */
    private static Text inPost(Text post, Text name) {
        return post.equals(name) ? post : new Text(post.ja() + "　" + name.ja(), name.en() + ", " + post.en());
    }

    /**
     * What was entered from the paper, beside its scan.
     *
     * @throws NotFound when there is no such record or the actor may not read the matter
     */
    ComparisonPage comparison(DocumentId id, UUID record, Actor actor, String typed, Optional<Text> problem) {
        return transactions.read(() -> {
            Document document = documents.get(id, actor.reader());
            Matter matter = matters.find(id).orElseThrow(() -> Documents.missing(id));
            PaperRecord found = records.find(id, record).orElseThrow(() -> missing(record));
            boolean open = found.state() == PaperRecord.State.OPEN;
            boolean circulating = matter.state() == MatterState.CIRCULATING;
            var called = called(found, matter);
            return new ComparisonPage(
                    id.value(),
                    record,
                    found.version(),
                    number(id),
                    document.title(),
                    found.state().label(),
                    open,
                    called.of(found.recorder()),
                    found.recordedAt(),
                    found.comparer().map(called::of),
                    found.comparedAt(),
                    found.comparison(),
                    found.acts().stream().map(called::line).toList(),
                    found.scan(),
                    open && circulating && Papers.mayCompare(matter, found, actor),
                    open && !matter.state().isFinal() && Papers.mayRefuse(matter, found, actor),
                    submissions.key(),
                    typed,
                    problem);
        });
    }

    /** A record that there is no such one of. */
    static NotFound missing(UUID record) {
        return new NotFound("paper-record", new Text("紙の押印の登録", "record of signatures"), record);
    }

    /** What the people and the posts of a record are called. */
    private record Called(Matter matter, Map<UUID, Post> posts, PersonNames names, PaperRecord record) {

        Text of(PaperRecord.Who who) {
            return inPost(post(who.post()), name(who.person()));
        }

        ComparisonPage.Line line(PaperAct act) {
            Optional<Step> step =
                    matter.circulation().steps().stream().filter(act::isAt).findFirst();
            StepKind kind = step.map(Step::kind).orElse(StepKind.REVIEW);
            return new ComparisonPage.Line(
                    kind.label(),
                    post(step.map(Step::named).orElse(act.post())),
                    act.outcome().label(kind),
                    of(new PaperRecord.Who(act.person(), act.post())),
                    act.signedOn(),
                    act.words());
        }

        private Text post(PostId post) {
            return MatterLists.name(posts, post.value());
        }

        private Text name(PersonId person) {
            return names.at(person.value(), record.recordedAt()).orElse(new Text("―", "―"));
        }
    }

    private Called called(PaperRecord record, Matter matter) {
        List<PaperRecord.Who> people = Stream.of(
                        Stream.of(record.recorder()),
                        record.comparer().stream(),
                        record.acts().stream().map(act -> new PaperRecord.Who(act.person(), act.post())))
                .flatMap(each -> each)
                .toList();
        var posts = people.stream().map(who -> who.post().value()).collect(Collectors.toSet());
        matter.circulation().steps().forEach(step -> posts.add(step.named().value()));
        return new Called(
                matter,
                organization.postsById(posts),
                organization.names(
                        people.stream().map(who -> who.person().value()).toList()),
                record);
    }

    private String number(DocumentId id) {
        return numbers.of(id).stream().map(Numbers.Allotted::label).collect(Collectors.joining("　"));
    }
}
