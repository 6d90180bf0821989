package org.fumikura.approval;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fumikura.frame.Submissions;
import org.fumikura.organization.Actor;
import org.fumikura.organization.Actors;
import org.fumikura.organization.Organization;
import org.fumikura.organization.Post;
import org.fumikura.organization.Reader;
import org.fumikura.organization.Unit;
import org.fumikura.records.AttachmentRole;
import org.fumikura.records.DocumentId;
import org.fumikura.records.Flag;
import org.fumikura.records.Secrecy;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.Transactions;
import org.springframework.stereotype.Component;

/** Puts together what the draft editor shows, in one read. */
@Component
class DraftPages {

    private final Transactions transactions;
    private final Drafts drafts;
    private final Matters matters;
    private final MatterPages matterPages;
    private final Authorities authorities;
    private final Completeness completeness;
    private final PostChoices choices;
    private final Organization organization;
    private final Actors actors;
    private final Submissions submissions;
    private final OfficialClock clock;

    DraftPages(
            Transactions transactions,
            Drafts drafts,
            Matters matters,
            MatterPages matterPages,
            Authorities authorities,
            Completeness completeness,
            PostChoices choices,
            Organization organization,
            Actors actors,
            Submissions submissions,
            OfficialClock clock) {
        this.transactions = transactions;
        this.drafts = drafts;
        this.matters = matters;
        this.matterPages = matterPages;
        this.authorities = authorities;
        this.completeness = completeness;
        this.choices = choices;
        this.organization = organization;
        this.actors = actors;
        this.submissions = submissions;
        this.clock = clock;
    }

    /** The editor with what is saved. */
    DraftPage page(DocumentId id, Actor actor) {
        return transactions.read(() -> page(drafts.getOwn(id, actor), actor, List.of(), Optional.empty(), List.of()));
    }

    /** The editor with what is saved and why it could not be submitted. */
    DraftPage page(DocumentId id, Actor actor, List<Shortcoming> problems) {
        return transactions.read(() -> page(drafts.getOwn(id, actor), actor, problems, Optional.empty(), List.of()));
    }

    /** The editor with what was typed but could not be saved. */
    DraftPage unsaved(DocumentId id, Actor actor, DraftText typed, Map<UUID, AttachmentRole> roles, Text notice) {
        return transactions.read(() -> {
            DraftInProgress saved = drafts.getOwn(id, actor);
            var shown = new DraftInProgress(
                    saved.id(),
                    saved.drafter(),
                    saved.post(),
                    saved.unit(),
                    saved.revision(),
                    saved.savedAt(),
                    drafts.known(typed, actor),
                    saved.attachments().stream()
                            .map(file -> file.as(roles.getOrDefault(file.id(), file.role())))
                            .toList());
            return page(shown, actor, List.of(), Optional.of(notice), conflict(saved, shown.text(), actor));
        });
    }

    private List<DraftPage.Elsewhere> conflict(DraftInProgress saved, DraftText shown, Actor actor) {
        Map<UUID, Text> posts =
                organization
                        .postsById(saved.text().route().stream()
                                .map(step -> step.post().value())
                                .toList())
                        .entrySet()
                        .stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, post -> post.getValue().name()));
        List<Unit> line = organization.lineOf(saved.unit(), clock.today());
        return DraftConflict.between(
                shown,
                saved.text(),
                posts,
                authorities.list(line.getFirst().body(), clock.today()),
                completeness.openFiles(line, actor));
    }

    private DraftPage page(
            DraftInProgress draft,
            Actor actor,
            List<Shortcoming> problems,
            Optional<Text> notice,
            List<DraftPage.Elsewhere> elsewhere) {
        List<Unit> line = organization.lineOf(draft.unit(), clock.today());
        List<Authority> rules = authorities.list(line.getFirst().body(), clock.today());
        Optional<Matter> matter = matters.find(draft.id());
        Reader reader = readerIn(draft, actor);
        return new DraftPage(
                draft.id().value(),
                draft.revision(),
                draft.savedAt(),
                draft.text(),
                matter.isPresent(),
                draft.attachments(),
                rules,
                completeness.openFiles(line, actor),
                Arrays.stream(Secrecy.values())
                        .filter(each -> each.ordinal() <= reader.clearance()
                                || each == draft.text().secrecy())
                        .toList(),
                Arrays.stream(Flag.values())
                        .filter(each -> Flag.of(reader.handles()).contains(each)
                                || draft.text().flags().contains(each))
                        .toList(),
                choices.of(line),
                route(draft.text()),
                rules.stream()
                        .filter(rule -> rule.matterCode().equals(draft.text().matterCode()))
                        .map(DraftPages::reason)
                        .findFirst(),
                completeness.shortcomings(draft, actor),
                problems,
                notice,
                elsewhere,
                matter.map(known -> matterPages.said(known.id())).orElse(List.of()),
                submissions.key());
    }

    /** The drafter in the post of the draft, whatever post she acts in now. */
    private Reader readerIn(DraftInProgress draft, Actor actor) {
        return actors.readers(List.of(draft.post()), clock.today()).getOrDefault(draft.post(), List.of()).stream()
                .findFirst()
                .orElse(actor.reader());
    }

    private List<DraftPage.Place> route(DraftText text) {
        List<Post> posts = organization.getPosts(
                text.route().stream().map(DraftText.DraftStep::post).toList());
        var route = new ArrayList<DraftPage.Place>();
        for (int i = 0; i < posts.size(); i++) {
            Post post = posts.get(i);
            DraftText.DraftStep step = text.route().get(i);
            route.add(new DraftPage.Place(step.kind(), step.joining(), post.id().value(), post.name()));
        }
        return List.copyOf(route);
    }

    static Text reason(Authority rule) {
        return new Text(
                "「%s」は%sが決裁します（%s）。"
                        .formatted(rule.matterName(), rule.rank().label().ja(), rule.source()),
                "“%s” is decided by the %s (%s)."
                        .formatted(rule.matterName(), rule.rank().label().en(), rule.source()));
    }
}
