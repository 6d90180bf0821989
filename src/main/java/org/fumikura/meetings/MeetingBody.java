package org.fumikura.meetings;

import java.util.List;
import org.fumikura.organization.Post;
import org.fumikura.organization.UnitId;
import org.fumikura.shared.Text;

/**
 * A body (会議体).
 *
 * @param basis 設置根拠
 * @param unit the section that is its secretariat
 * @param fileTitle which of that section's files keeps its minutes
 * @param quorum how many members have to be present in person for a decision; 0 where none is needed
 * @param openness of its sessions, unless one is decided otherwise
 * @param minutes openness of their minutes, likewise
 */
public record MeetingBody(
        MeetingBodyId id,
        Text name,
        BodyKind kind,
        String basis,
        UnitId unit,
        String fileTitle,
        int quorum,
        Openness openness,
        Openness minutes) {

    /** A post that belongs to it on a day. */
    public record Member(Post post, Capacity capacity) {

        /** How it is named among those present, e.g. 副区長（本部長）. */
        public Text label(Text chair) {
            return switch (capacity) {
                case CHAIR -> with(chair);
                case VICE_CHAIR -> with(new Text("副" + chair.ja(), "Vice " + chair.en()));
                default -> post.name();
            };
        }

        private Text with(Text capacityName) {
            return new Text(
                    post.name().ja() + "（" + capacityName.ja() + "）",
                    post.name().en() + " (" + capacityName.en() + ")");
        }
    }

    /** Its members on a day, without the secretariat. */
    static List<Member> without(List<Member> all, Capacity capacity) {
        return all.stream().filter(member -> member.capacity() != capacity).toList();
    }

    /** What its chair is called: 本部長 where the body is a 本部. */
    public Text chairName() {
        return name.ja().endsWith("本部") ? new Text("本部長", "Chair") : new Text("会長", "Chair");
    }
}
