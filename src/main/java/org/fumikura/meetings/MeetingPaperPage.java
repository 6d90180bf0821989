package org.fumikura.meetings;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.fumikura.shared.JapaneseDate;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.Text;

/** A session as its agenda and its seating plan show it. */
public record MeetingPaperPage(SessionRecord session) {

    private static final int NOON = 12;

    public String title() {
        return MeetingPages.title(session).ja();
    }

    /** e.g. 令和4年5月23日（月）午後2時から. */
    public String when() {
        return day(session.startsAt()) + time(session.startsAt()) + "から";
    }

    static String day(Instant at) {
        return JapaneseDate.describe(LocalDate.ofInstant(at, OfficialClock.ZONE))
                .ja();
    }

    private static String time(Instant at) {
        ZonedDateTime time = at.atZone(OfficialClock.ZONE);
        int hour = time.getHour();
        String half = hour < NOON ? "午前" : "午後";
        String minutes = time.getMinute() == 0 ? "" : time.getMinute() + "分";
        return half + (hour > NOON ? hour - NOON : hour) + "時" + minutes;
    }

    /** The items of a kind. */
    public List<SessionRecord.Item> items(ItemKind kind) {
        return session.items().stream().filter(item -> item.kind() == kind).toList();
    }

    /** The chair at the head, then the others by turns on the left and on the right. */
    public List<List<String>> rows() {
        List<String> names = session.members().stream()
                .filter(member -> member.capacity() == Capacity.VICE_CHAIR || member.capacity() == Capacity.MEMBER)
                .map(this::seat)
                .toList();
        var rows = new ArrayList<List<String>>();
        for (int i = 0; i < names.size(); i += 2) {
            rows.add(List.of(names.get(i), i + 1 < names.size() ? names.get(i + 1) : ""));
        }
        return rows;
    }

    public String chair() {
        return session.members().stream()
                .filter(member -> member.capacity() == Capacity.CHAIR)
                .map(this::seat)
                .findFirst()
                .orElse("");
    }

    public List<String> secretariat() {
        return session.members().stream()
                .filter(member -> member.capacity() == Capacity.SECRETARIAT)
                .map(this::seat)
                .toList();
    }

    private String seat(MeetingBody.Member member) {
        Text chair = session.body().chairName();
        String proxy = session.attendance().stream()
                .filter(each -> each.member().id().equals(member.post().id()))
                .flatMap(each -> each.proxy().stream())
                .map(post -> "（代理 " + post.name().ja() + "）")
                .findFirst()
                .orElse("");
        return member.label(chair).ja() + proxy;
    }
}
