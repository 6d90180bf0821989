package org.fumikura.demo;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What happens to one session, from its call to its minutes on the public site. */
final class SessionStory {

    private static final int MINUTES_OF_RECORD = 20;

    private final String body;
    private final PlannedSession planned;
    private final SessionActs acts;
    private final Progress progress;
    private final Map<String, MatterStory> stories;

    /** @param stories the matters of the city by their titles */
    SessionStory(
            String body,
            PlannedSession planned,
            SessionActs acts,
            Progress progress,
            Map<String, MatterStory> stories) {
        this.body = body;
        this.planned = planned;
        this.acts = acts;
        this.progress = progress;
        this.stories = stories;
    }

    List<Moment> moments(Place place) {
        var moments = new ArrayList<Moment>();
        add(moments, place, planned.called(), "called", () -> acts.call(body, planned));
        add(moments, place, planned.notified(), "notified", () -> acts.giveNotice(body, planned));
        add(moments, place, planned.brought(), "brought", () -> acts.bring(body, planned, stories));
        add(moments, place, planned.starts(), "opened", () -> acts.open(body, planned));
        add(
                moments,
                place,
                planned.starts().plusMinutes(MINUTES_OF_RECORD),
                "recorded",
                () -> acts.record(body, planned));
        add(moments, place, planned.closed(), "closed", () -> acts.close(body, planned));
        if (!planned.instructions().isEmpty()) {
            add(
                    moments,
                    place,
                    planned.closed().plusHours(1),
                    "followed-up",
                    () -> acts.followUp(body, planned, place));
        }
        add(moments, place, planned.drafted(), "minutes", () -> acts.draftMinutes(body, planned));
        add(moments, place, planned.round(), "round", () -> acts.sendRound(body, planned));
        add(moments, place, planned.round().plusHours(1), "agreed-1", () -> acts.agree(body, planned, "kikaku-kacho"));
        add(moments, place, planned.round().plusHours(2), "agreed-2", () -> acts.agree(body, planned, "gyosei-kacho"));
        if (planned.items().stream().anyMatch(item -> !item.get("result").isEmpty())) {
            add(moments, place, planned.linked(), "linked", () -> acts.link(body, planned, stories));
        }
        add(moments, place, planned.made(), "made", () -> acts.makePublic(body, planned));
        add(moments, place, planned.published(), "published", () -> acts.publish(body, planned));
        return moments;
    }

    private void add(List<Moment> moments, Place place, LocalDateTime at, String what, Runnable act) {
        moments.add(
                new Moment(at, place, "session-" + planned.key() + "." + what, step -> progress.perform(step, act)));
    }
}
