package org.fumikura.approval;

import java.util.List;
import java.util.Optional;
import org.fumikura.organization.Actor;
import org.fumikura.organization.Deputies.Capacity;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.Text;
import org.springframework.stereotype.Component;

/** What somebody can do to a matter now: the buttons of its page and the acts that programs are offered. */
@Component
class MatterActions {

    private final Offices offices;
    private final Abandoning abandoning;
    private final AfterViews afterViews;
    private final Conditions conditions;
    private final Finishing finishing;
    private final Takeovers takeovers;
    private final OfficialClock clock;

    MatterActions(
            Offices offices,
            Abandoning abandoning,
            AfterViews afterViews,
            Conditions conditions,
            Finishing finishing,
            Takeovers takeovers,
            OfficialClock clock) {
        this.offices = offices;
        this.abandoning = abandoning;
        this.afterViews = afterViews;
        this.conditions = conditions;
        this.finishing = finishing;
        this.takeovers = takeovers;
        this.clock = clock;
    }

    /** The office for one matter, asked for everything that its page shows. */
    Office office(Matter matter) {
        return offices.of(matter);
    }

    MatterPage.Actions of(Matter matter, Office office, List<MatterLine.Place> places, Actor actor) {
        Proceeding here = proceeding(matter, office, actor);
        MatterState state = matter.state();
        boolean drafts = matter.drafter().equals(actor.person());
        boolean finishes = Finishing.mayFinish(matter, actor);
        Optional<Step> mine = here.findAsked();
        Optional<Capacity> capacity = mine.flatMap(here::capacity);
        boolean decides = mine.filter(step -> step.kind() == StepKind.DECISION).isPresent();
        return new MatterPage.Actions(
                mine.isPresent() && !decides,
                mine.filter(step -> step.kind() == StepKind.CONCURRENCE).isPresent(),
                decides,
                decides && capacity.filter(each -> each != Capacity.PROXY).isPresent(),
                capacity.orElse(Capacity.SELF),
                mine.map(Step::ordinal),
                mine.filter(step -> !step.post().equals(actor.post().id())).map(step -> office.name(step.post())),
                mine.map(step -> places(places, here.earlier(step))).orElse(List.of()),
                here.pullable().isPresent(),
                state == MatterState.CIRCULATING ? places(places, here.skippable()) : List.of(),
                here.mayHurry(),
                here.mayForbidProxy(),
                matter.circulation().isSeenAfterwards()
                        && !afterViews.outstanding(matter.id(), actor).isEmpty(),
                state.isFinal() && conditions.isOpen(matter.id()) && finishing.mayConfirm(matter, actor),
                drafts && matter.circulation().canBeTakenBackByDrafter(),
                here.takeable().isPresent(),
                drafts && state.isWritable(),
                drafts && MatterEvent.PROPOSE_ABANDON.isPossibleFrom(state),
                state == MatterState.ABANDONING && abandoning.isHeadOfDrafter(matter, actor),
                finishes && MatterEvent.TAKE_EFFECT.isPossibleFrom(state),
                finishes && MatterEvent.CLOSE.isPossibleFrom(state),
                takeovers.mayTakeOver(matter, office, actor),
                takeovers.heirs(matter, actor),
                !state.isFinal(),
                actor.may(ApprovalPermissions.DRAFT));
    }

    /** Why today's rules do not let the route of a circulating matter decide it; empty when they do. */
    Optional<Text> stopped(Matter matter, Office office, Actor actor) {
        if (matter.state() != MatterState.CIRCULATING) {
            return Optional.empty();
        }
        return proceeding(matter, office, actor).stopped();
    }

    private Proceeding proceeding(Matter matter, Office office, Actor actor) {
        return new Proceeding(matter, office, actor.person(), actor.post().id(), clock.now());
    }

    private static List<MatterLine.Place> places(List<MatterLine.Place> places, List<Step> steps) {
        return places.stream()
                .filter(place -> steps.stream().anyMatch(step -> step.ordinal() == place.ordinal()))
                .toList();
    }
}
