package org.fumikura.approval;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.frame.Submissions;
import org.fumikura.organization.Actor;
import org.fumikura.organization.Organization;
import org.fumikura.organization.Post;
import org.fumikura.records.Document;
import org.fumikura.records.DocumentId;
import org.fumikura.records.Documents;
import org.fumikura.records.FilingHelp;
import org.fumikura.records.History;
import org.fumikura.records.Version;
import org.fumikura.records.VirusScans;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.Transactions;
import org.springframework.stereotype.Component;

/** Puts together what the pages of a perusal show, each in one read. */
@Component
class PerusalPages {

    private final Transactions transactions;
    private final PerusalDrafts drafts;
    private final PerusalRows rows;
    private final Documents documents;
    private final Completeness completeness;
    private final VirusScans scans;
    private final Organization organization;
    private final History history;
    private final Submissions submissions;
    private final OfficialClock clock;

    PerusalPages(
            Transactions transactions,
            PerusalDrafts drafts,
            PerusalRows rows,
            Documents documents,
            Completeness completeness,
            VirusScans scans,
            Organization organization,
            History history,
            Submissions submissions,
            OfficialClock clock) {
        this.transactions = transactions;
        this.drafts = drafts;
        this.rows = rows;
        this.documents = documents;
        this.completeness = completeness;
        this.scans = scans;
        this.organization = organization;
        this.history = history;
        this.submissions = submissions;
        this.clock = clock;
    }

    /** Whether the actor is preparing it. */
    boolean isPrepared(DocumentId id, Actor actor) {
        return transactions.read(() -> drafts.findOwn(id, actor).isPresent());
    }

    /** The form of one that the actor prepares. */
    PerusalDraftPage form(DocumentId id, Actor actor, List<Shortcoming> problems) {
        return transactions.read(() -> {
            PerusalDraft draft = drafts.getOwn(id, actor);
            return form(draft, draft.text(), actor, problems);
        });
    }

    /** The form with what was typed but could not be saved. */
    PerusalDraftPage unsaved(DocumentId id, Actor actor, PerusalText typed, Text why) {
        return transactions.read(
                () -> form(drafts.getOwn(id, actor), typed, actor, List.of(new Shortcoming("title", why))));
    }

    private PerusalDraftPage form(PerusalDraft draft, PerusalText text, Actor actor, List<Shortcoming> problems) {
        Map<UUID, Post> posts = organization.postsById(
                text.posts().stream().map(post -> post.value()).toList());
        return new PerusalDraftPage(
                draft.id().value(),
                text,
                draft.revision(),
                draft.savedAt(),
                text.posts().stream()
                        .filter(post -> posts.containsKey(post.value()))
                        .map(post -> new PerusalDraftPage.Named(post.value(), MatterLists.name(posts, post.value())))
                        .toList(),
                choices(),
                completeness.openFiles(organization.lineOf(actor.post().unit().id(), clock.today()), actor),
                DraftPages.secrecies(actor.reader(), text.marks()),
                DraftPages.flags(actor.reader(), text.marks()),
                draft.attachments(),
                scans.of(draft.attachments()),
                draft.source().flatMap(source -> documents.find(source, actor.reader())),
                rows.find(draft.id()).isPresent(),
                problems,
                FilingHelp.of(draft.id().value(), actor),
                submissions.key());
    }

    private List<PerusalDraftPage.Group> choices() {
        var groups = new LinkedHashMap<UUID, List<Post>>();
        organization
                .listPosts(clock.today())
                .forEach(post -> groups.computeIfAbsent(post.unit().id().value(), unused -> new ArrayList<>())
                        .add(post));
        return groups.values().stream()
                .map(posts -> new PerusalDraftPage.Group(
                        posts.getFirst().unit().name(),
                        posts.stream()
                                .map(post ->
                                        new PerusalDraftPage.Named(post.id().value(), post.name()))
                                .toList()))
                .toList();
    }

    /** One that was sent, for whoever may read it. */
    PerusalPage page(DocumentId id, Actor actor, String typed, Optional<Text> problem, Optional<Text> done) {
        return transactions.read(() -> {
            Document document = documents.get(id, actor.reader());
            Perusal perusal = rows.find(id).orElseThrow(() -> Documents.missing(id));
            PerusalCourse course = perusal.course();
            PerusalState state = course.state(clock.today());
            boolean sender = perusal.sender().equals(actor.person());
            List<PerusalRows.Comment> comments = rows.comments(id);
            List<Version> versions = documents.versions(id);
            Map<UUID, Post> posts = posts(perusal, comments);
            return new PerusalPage(
                    document,
                    MatterLists.name(posts, perusal.senderPost().value()),
                    perusal.sentAt(),
                    course.dueOn(),
                    state,
                    course.places().stream()
                            .map(place -> new PerusalPage.Place(
                                    MatterLists.name(posts, place.post().value()),
                                    place.seen().map(PerusalCourse.Seen::at)))
                            .toList(),
                    versions.isEmpty() ? Optional.empty() : Optional.of(versions.getLast()),
                    comments.stream()
                            .map(each -> new PerusalPage.Comment(
                                    MatterLists.name(posts, each.post()), each.words(), each.at()))
                            .toList(),
                    perusal.source().flatMap(source -> documents.find(source, actor.reader())),
                    sender ? perusal.draft().map(DocumentId::value) : Optional.empty(),
                    course.waitsFor(actor.post().id(), clock.today()),
                    sender && state == PerusalState.OPEN,
                    sender && course.out() && perusal.draft().isEmpty(),
                    history.of(id.value()),
                    submissions.key(),
                    typed,
                    problem,
                    done);
        });
    }

    private Map<UUID, Post> posts(Perusal perusal, List<PerusalRows.Comment> comments) {
        var ids = new ArrayList<UUID>();
        ids.add(perusal.senderPost().value());
        perusal.course().places().forEach(place -> ids.add(place.post().value()));
        comments.forEach(comment -> ids.add(comment.post()));
        return organization.postsById(ids);
    }
}
