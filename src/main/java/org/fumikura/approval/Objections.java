package org.fumikura.approval;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fumikura.organization.Actor;
import org.fumikura.organization.Organization;
import org.fumikura.organization.Post;
import org.fumikura.organization.PostId;
import org.fumikura.records.DocumentId;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.Text;
import org.springframework.stereotype.Component;

/**
 * 協議不調: a section did not agree, and the drafter sends the matter up all the same, to the first superior whom both have in
 * common (A.12-disagreed).
 */
@Component
class Objections {

    private final Matters matters;
    private final LastWords lastWords;
    private final Organization organization;
    private final OfficialClock clock;

    Objections(Matters matters, LastWords lastWords, Organization organization, OfficialClock clock) {
        this.matters = matters;
        this.lastWords = lastWords;
        this.organization = organization;
        this.clock = clock;
    }

    /** The posts that did not agree when a matter was on its way last; none for a draft that never was. */
    List<Post> posts(DocumentId id) {
        return organization.getPosts(steps(id).stream().map(Step::post).toList());
    }

    private List<Step> steps(DocumentId id) {
        return matters.find(id).map(Objections::steps).orElse(List.of());
    }

    private static List<Step> steps(Matter matter) {
        return matter.circulation().route().stream()
                .filter(step -> step.state().isObjection())
                .toList();
    }

    /**
     * What keeps a draft from going on after an objection: who objected stays on the route, to be asked again or, as it was
     * written, to be decided over.
     */
    List<Shortcoming> shortcomings(DraftInProgress draft, Actor actor) {
        Optional<Matter> matter = matters.find(draft.id());
        List<Step> objections = matter.map(Objections::steps).orElse(List.of());
        var found = new ArrayList<Shortcoming>();
        if (draft.text().special().disagreed()) {
            checkDisagreement(draft, matter, objections, actor, found);
        }
        checkRoute(draft.text(), objections, found);
        return List.copyOf(found);
    }

    private void checkDisagreement(
            DraftInProgress draft,
            Optional<Matter> matter,
            List<Step> objections,
            Actor actor,
            List<Shortcoming> found) {
        if (objections.isEmpty()) {
            found.add(new Shortcoming(
                    "disagreed",
                    new Text(
                            "不同意とした合議先がないため、協議不調として上げることはできません。チェックを外してください。",
                            "No section has objected: it can not go over an objection. Untick it.")));
            return;
        }
        LastWords.Submitted before = lastWords.submitted(matter.orElseThrow(), actor);
        if (Resubmission.isChanged(before, draft) || !Resubmission.isSameCase(before.text(), draft.text())) {
            found.add(
                    new Shortcoming(
                            "disagreed",
                            new Text(
                                    "内容を変えたときは、合議先にもう一度回してください。協議不調として上げられるのは、合議先が不同意とした内容のままの案件です。",
                                    "What was changed goes to the section again. Only what it objected to, as it was, can go over its objection.")));
        }
        if (draft.text().special().disagreedWhy().isBlank()) {
            found.add(new Shortcoming("disagreedWhy", new Text("協議の経過を入力してください。", "Say how the consultation went.")));
        }
        List<Post> route = posts(draft.text());
        boolean common = route.isEmpty()
                || objections.stream()
                        .allMatch(step -> Completeness.isInLine(
                                organization.lineOf(step.addressee().unit(), clock.today()), route.getLast()));
        if (!common) {
            Text decider = route.getLast().name();
            found.add(new Shortcoming(
                    "route",
                    new Text(
                            "協議不調の案件は、起案者と合議先に共通する上司が決裁します。%sは決裁できません。経路を引き直してください。".formatted(decider.ja()),
                            "Over an objection the common superior decides; %s can not. Draw the route anew."
                                    .formatted(decider.en()))));
        }
    }

    private void checkRoute(DraftText text, List<Step> objections, List<Shortcoming> found) {
        Set<PostId> there =
                organization.existing(objections.stream().map(Step::post).toList(), clock.today());
        List<PostId> missing = objections.stream()
                .map(Step::post)
                .filter(there::contains)
                .filter(post -> text.route().stream()
                        .noneMatch(each -> each.kind() == StepKind.CONCURRENCE
                                && each.post().equals(post)))
                .toList();
        organization
                .getPosts(missing)
                .forEach(post -> found.add(new Shortcoming(
                        "route",
                        new Text(
                                "%sが不同意としています。合議として経路に残してください。"
                                        .formatted(post.name().ja()),
                                "%s has objected: leave the concurrence on the route."
                                        .formatted(post.name().en())))));
    }

    private List<Post> posts(DraftText text) {
        return organization.getPosts(
                text.route().stream().map(DraftText.DraftStep::post).toList());
    }
}
