package org.fumikura.meetings;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.fumikura.frame.ApiProblem;
import org.fumikura.frame.FormField;
import org.fumikura.shared.Text;

/**
 * A session in the order of its work, for the template {@code meetings/session}.
 *
 * @param title e.g. 令和4年度 第1回 豊島区行政情報化推進本部
 * @param runs whether the reader's section runs the body
 * @param posts who can stand in for a member, speak or be instructed
 * @param readable the materials whose documents she may read
 * @param opened how many members have opened each material
 * @param minutes where its minutes are, once there are any or she may draft them
 * @param typed what was sent and not taken, by the names of the fields
 */
public record MeetingPage(
        SessionRecord session,
        Text title,
        boolean runs,
        List<FormField.Option> posts,
        Set<UUID> readable,
        Map<UUID, Integer> opened,
        Optional<String> minutes,
        Optional<Text> done,
        List<ApiProblem.FieldError> problems,
        Map<String, String> typed) {

    public String path() {
        return "/meetings/" + session.id().value();
    }

    public String tone() {
        return session.state().tone();
    }

    public boolean mayPlan() {
        return runs && SessionEvent.PLAN.isPossibleIn(session.state());
    }

    public boolean mayNotify() {
        return runs && SessionEvent.NOTIFY.isPossibleIn(session.state());
    }

    public boolean mayOpen() {
        return runs && SessionEvent.OPEN_IT.isPossibleIn(session.state());
    }

    public boolean mayRecord() {
        return runs && SessionEvent.RECORD.isPossibleIn(session.state());
    }

    public boolean mayCancel() {
        return runs && SessionEvent.CANCEL.isPossibleIn(session.state());
    }

    public List<MeetingBody.Member> members() {
        return session.members().stream()
                .filter(member -> member.capacity() != Capacity.SECRETARIAT)
                .toList();
    }

    public List<MeetingBody.Member> secretariat() {
        return session.members().stream()
                .filter(member -> member.capacity() == Capacity.SECRETARIAT)
                .toList();
    }

    public Optional<SessionRecord.Attendance> seat(MeetingBody.Member member) {
        return session.attendance().stream()
                .filter(each -> each.member().id().equals(member.post().id()))
                .findFirst();
    }

    /** What stands in a field: what was just sent and not taken, otherwise what is kept. */
    public String typed(String field, UUID item, String kept) {
        return item.toString().equals(typed.get("item")) ? typed.getOrDefault(field, kept) : kept;
    }

    public int openedBy(SessionRecord.Material material) {
        return opened.getOrDefault(material.id().value(), 0);
    }
}
