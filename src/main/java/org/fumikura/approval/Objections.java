package org.fumikura.approval;

import java.util.ArrayList;
import java.util.List;
import org.fumikura.organization.Organization;
import org.fumikura.organization.Post;
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
    private final Organization organization;
    private final OfficialClock clock;

    Objections(Matters matters, Organization organization, OfficialClock clock) {
        this.matters = matters;
        this.organization = organization;
        this.clock = clock;
    }

    /** The posts that did not agree when a matter was on its way last; none for a draft that never was. */
    List<Post> posts(DocumentId id) {
        return organization.getPosts(steps(id).stream().map(Step::post).toList());
    }

    private List<Step> steps(DocumentId id) {
        return matters.find(id).stream()
                .flatMap(matter -> matter.circulation().route().stream())
                .filter(step -> step.state().isObjection())
                .toList();
    }

    /** What keeps a draft from going over the objections. */
    List<Shortcoming> shortcomings(DraftInProgress draft) {
        DraftText text = draft.text();
        if (!text.special().disagreed()) {
            return List.of();
        }
        var found = new ArrayList<Shortcoming>();
        List<Step> objections = steps(draft.id());
        if (objections.isEmpty()) {
            found.add(new Shortcoming(
                    "disagreed",
                    new Text(
                            "不同意とした合議先がないため、協議不調として上げることはできません。チェックを外してください。",
                            "No section has objected: it can not go over an objection. Untick it.")));
        }
        if (text.special().disagreedWhy().isBlank()) {
            found.add(new Shortcoming("disagreedWhy", new Text("協議の経過を入力してください。", "Say how the consultation went.")));
        }
        List<Post> posts = organization.getPosts(
                text.route().stream().map(DraftText.DraftStep::post).toList());
        objections.stream()
                .filter(step -> text.route().stream()
                        .noneMatch(each -> each.kind() == StepKind.CONCURRENCE
                                && each.post().equals(step.post())))
                .map(step -> organization.getPosts(List.of(step.post())).getFirst())
                .forEach(post -> found.add(new Shortcoming(
                        "route",
                        new Text(
                                "不同意とした%sの合議を経路に残してください。".formatted(post.name().ja()),
                                "Leave the concurrence of %s, who objected, on the route."
                                        .formatted(post.name().en())))));
        if (!posts.isEmpty()
                && objections.stream()
                        .anyMatch(step -> !Completeness.isInLine(
                                organization.lineOf(step.addressee().unit(), clock.today()), posts.getLast()))) {
            found.add(new Shortcoming(
                    "route",
                    new Text(
                            "協議不調の案件は、起案者と合議先に共通する上司が決裁します。%sは決裁できません。経路を引き直してください。"
                                    .formatted(posts.getLast().name().ja()),
                            "Over an objection the common superior decides; %s can not. Draw the route anew."
                                    .formatted(posts.getLast().name().en()))));
        }
        return List.copyOf(found);
    }
}
