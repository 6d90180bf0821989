package org.fumikura.meetings;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.fumikura.organization.Organization;
import org.fumikura.organization.Unit;
import org.fumikura.records.Disclosure;
import org.fumikura.shared.FiscalYearNames;
import org.fumikura.shared.OfficialClock;
import org.springframework.stereotype.Component;

/** Makes the first wording of minutes from what was recorded at the session. */
@Component
class MinutesDrafting {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(OfficialClock.ZONE);

    private final Organization organization;

    MinutesDrafting(Organization organization) {
        this.organization = organization;
    }

    MinutesForm of(SessionRecord session) {
        Instant begin = session.openedAt().orElse(session.startsAt());
        Instant end = session.closedAt().orElse(session.endsAt());
        String body = session.body().name().ja();
        return new MinutesForm(
                "%s　第%d回%s"
                        .formatted(
                                session.year().label(FiscalYearNames.STANDARD).ja(), session.number(), body),
                secretariat(session),
                MeetingPaperPage.day(begin) + " " + TIME.format(begin) + "～" + TIME.format(end),
                session.place(),
                session.openness(),
                session.minutes(),
                session.members().stream()
                        .filter(member -> member.capacity() != Capacity.SECRETARIAT)
                        .flatMap(member -> present(session, member).stream())
                        .toList(),
                session.members().stream()
                        .filter(member -> member.capacity() == Capacity.SECRETARIAT)
                        .map(member -> member.post().name().ja())
                        .toList(),
                opening(session),
                session.items().stream().map(item -> item(session, item)).toList(),
                TIME.format(end) + " 終了",
                session.materials().stream()
                        .map(material -> new MinutesForm.Material(
                                material.number(),
                                material.title(),
                                material.openness().how() != Disclosure.CLOSED))
                        .toList(),
                false);
    }

    private String secretariat(SessionRecord session) {
        List<Unit> line = organization.lineOf(session.body().unit(), session.day());
        return line.reversed().stream().skip(1).map(unit -> unit.name().ja()).reduce("", String::concat);
    }

    private static List<String> present(SessionRecord session, MeetingBody.Member member) {
        String label = member.label(session.body().chairName()).ja();
        return session.attendance().stream()
                .filter(each -> each.member().id().equals(member.post().id()))
                .filter(each -> each.presence() != Presence.ABSENT)
                .map(each -> each.presence() == Presence.PROXY ? label + "（代理）" : label)
                .toList();
    }

    private static String opening(SessionRecord session) {
        String chair = session.members().stream()
                .filter(member -> member.capacity() == Capacity.CHAIR)
                .map(member -> member.post().name().ja())
                .findFirst()
                .orElse("");
        return "%s　ただいまより第%d回%sを開催します。"
                .formatted(chair, session.number(), session.body().name().ja());
    }

    private static MinutesForm.Item item(SessionRecord session, SessionRecord.Item item) {
        return new MinutesForm.Item(
                item.kind().label().ja(),
                item.number(),
                item.title(),
                item.gist(),
                item.statements().stream()
                        .map(said -> new MinutesForm.Said(speaker(session, said.speaker()), said.words()))
                        .toList(),
                item.resolution()
                        .filter(each -> each != Resolution.NONE)
                        .map(each -> "議題について" + each.label().ja())
                        .orElse(""),
                "",
                false);
    }

    private static String speaker(SessionRecord session, Speaker speaker) {
        return speaker == Speaker.CHAIR
                ? session.body().chairName().ja()
                : speaker.label().ja();
    }
}
