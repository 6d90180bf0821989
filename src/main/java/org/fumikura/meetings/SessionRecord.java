package org.fumikura.meetings;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.content.Sha256;
import org.fumikura.organization.Post;
import org.fumikura.records.DocumentId;
import org.fumikura.shared.FiscalYear;
import org.fumikura.shared.OfficialClock;

/** All that is kept of one session of a body, as it stands. */
public record SessionRecord(
        SessionId id,
        MeetingBody body,
        FiscalYear year,
        int number,
        SessionState state,
        Instant startsAt,
        Instant endsAt,
        String place,
        Openness openness,
        Openness minutes,
        Optional<Instant> notifiedAt,
        Optional<Instant> openedAt,
        Optional<Instant> closedAt,
        List<MeetingBody.Member> members,
        List<Attendance> attendance,
        List<Item> items) {

    /** Whether a member was there; who stood in for her, when somebody did. */
    public record Attendance(Post member, Presence presence, Optional<Post> proxy) {}

    /**
     * An item of the agenda.
     *
     * @param number within its kind
     * @param matter what brings it before the body (付議)
     * @param result what is drawn up after it (策定)
     * @param gist 要旨
     * @param resolution empty until it was dealt with
     */
    public record Item(
            ItemId id,
            ItemKind kind,
            int number,
            String title,
            Post presenter,
            Optional<DocumentId> matter,
            Optional<DocumentId> result,
            String gist,
            Optional<Resolution> resolution,
            List<Material> materials,
            List<Statement> statements,
            List<Instruction> instructions) {

        /** e.g. 議案（1）. */
        public String heading() {
            return kind.label().ja() + "（" + number + "）";
        }
    }

    /**
     * A material, exactly as it was shown.
     *
     * @param number 資料番号 within the session
     * @param attachment of the document, in the version that was shown
     */
    public record Material(
            MaterialId id,
            int number,
            String title,
            DocumentId document,
            UUID attachment,
            String name,
            Sha256 sha256,
            Openness openness) {}

    /**
     * What somebody said.
     *
     * @param post who it was, for the office alone; empty where it was not kept
     */
    public record Statement(int ordinal, Speaker speaker, Optional<Post> post, String words) {}

    /**
     * 指示（宿題）.
     *
     * @param before what it amends, as it stood; blank when it amends no wording
     * @param report what became of it; empty while it is open
     */
    public record Instruction(
            InstructionId id,
            Post owner,
            String wording,
            Optional<LocalDate> dueOn,
            String before,
            String after,
            Optional<Report> report) {}

    /** @param item at which it was reported; empty when it was reported otherwise */
    public record Report(Instant at, Optional<ItemId> item, String words) {}

    /** The day on which it is, or was, held. */
    public LocalDate day() {
        return LocalDate.ofInstant(openedAt.orElse(startsAt), OfficialClock.ZONE);
    }

    /** Members who are there in person, which is what the quorum counts: without proxies and without the secretariat. */
    public int presentInPerson() {
        return (int) attendance.stream()
                .filter(each -> each.presence() == Presence.PRESENT)
                .filter(each -> members.stream()
                        .anyMatch(member ->
                                member.post().id().equals(each.member().id())
                                        && member.capacity() != Capacity.SECRETARIAT))
                .count();
    }

    /** All instructions, in the order of their items. */
    public List<Instruction> instructions() {
        return items.stream().flatMap(item -> item.instructions().stream()).toList();
    }

    /** All materials by their numbers. */
    public List<Material> materials() {
        return items.stream()
                .flatMap(item -> item.materials().stream())
                .sorted(java.util.Comparator.comparingInt(Material::number))
                .toList();
    }
}
