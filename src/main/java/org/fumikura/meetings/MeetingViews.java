package org.fumikura.meetings;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.fumikura.frame.EntityTags;
import org.fumikura.ledger.Ledger;
import org.fumikura.organization.Actor;
import org.fumikura.organization.Post;
import org.fumikura.records.Disclosure;
import org.fumikura.records.DocumentId;
import org.fumikura.records.Documents;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Bodies and their sessions as programs read them. */
@Component
class MeetingViews {

    private final Sessions sessions;
    private final MeetingAccess access;
    private final Documents documents;
    private final Ledger ledger;
    private final Transactions transactions;

    MeetingViews(
            Sessions sessions, MeetingAccess access, Documents documents, Ledger ledger, Transactions transactions) {
        this.sessions = sessions;
        this.access = access;
        this.documents = documents;
        this.ledger = ledger;
        this.transactions = transactions;
    }

    /** The session as it is now, with its tag. */
    ResponseEntity<SessionView> answer(UUID id, ResponseEntity.BodyBuilder answer, Actor actor) {
        return transactions.read(() -> {
            SessionRecord session = sessions.get(new SessionId(id), actor);
            var named = new HashSet<UUID>();
            session.materials()
                    .forEach(material -> named.add(material.document().value()));
            session.items().forEach(item -> {
                item.matter().ifPresent(matter -> named.add(matter.value()));
                item.result().ifPresent(result -> named.add(result.value()));
            });
            Set<UUID> readable = documents.readable(named, actor.reader()).keySet();
            return answer.eTag(EntityTags.of(ledger.lastPosition(id)))
                    .body(SessionView.of(session, readable, access.runs(session.body(), actor)));
        });
    }

    /** Part of a write: to be called before something happens to a session whose present state has to be known. */
    void requireSeen(UUID id, String seen, Actor actor) {
        sessions.get(new SessionId(id), actor);
        EntityTags.require(seen, EntityTags.of(ledger.lastPosition(id)));
    }

    /** @param reason blank only where everything is open */
    @Schema(name = "MeetingOpenness")
    record OpennessView(Disclosure openness, String reason) {

        static OpennessView of(Openness openness) {
            return new OpennessView(openness.how(), openness.reason());
        }
    }

    @Schema(name = "MeetingPost")
    record PostView(UUID id, Text name) {

        static PostView of(Post post) {
            return new PostView(post.id().value(), post.name());
        }
    }

    @Schema(name = "MeetingMember")
    record MemberView(PostView post, Capacity capacity) {

        static MemberView of(MeetingBody.Member member) {
            return new MemberView(PostView.of(member.post()), member.capacity());
        }
    }

    /**
     * A body.
     *
     * @param unit the section that runs it
     * @param quorum how many members have to be there in person for a decision; 0 where none is needed
     * @param sessions openness of its sessions, unless one is called otherwise
     * @param minutes openness of their minutes, likewise
     * @param members of today
     */
    @Schema(name = "MeetingBody")
    record BodyView(
            UUID id,
            Text name,
            BodyKind kind,
            String basis,
            UUID unit,
            int quorum,
            OpennessView sessions,
            OpennessView minutes,
            List<MemberView> members) {

        static BodyView of(MeetingBody body, List<MeetingBody.Member> members) {
            return new BodyView(
                    body.id().value(),
                    body.name(),
                    body.kind(),
                    body.basis(),
                    body.unit().value(),
                    body.quorum(),
                    OpennessView.of(body.openness()),
                    OpennessView.of(body.minutes()),
                    members.stream().map(MemberView::of).toList());
        }
    }

    /** @param proxy who stood in for the member */
    @Schema(name = "MeetingAttendance")
    record AttendanceView(
            PostView member, Presence presence, @Nullable PostView proxy) {

        static AttendanceView of(SessionRecord.Attendance seat) {
            return new AttendanceView(
                    PostView.of(seat.member()),
                    seat.presence(),
                    seat.proxy().map(PostView::of).orElse(null));
        }
    }

    /**
     * A material.
     *
     * @param document left out when the caller may not read it
     * @param attachment of the document, in the version that is shown; likewise
     * @param sha256 of its bytes
     */
    @Schema(name = "MeetingMaterial")
    record MaterialView(
            UUID id,
            int number,
            String title,
            @Nullable UUID document,
            @Nullable UUID attachment,
            String sha256,
            OpennessView openness) {

        static MaterialView of(SessionRecord.Material material, Set<UUID> readable) {
            boolean seen = readable.contains(material.document().value());
            return new MaterialView(
                    material.id().value(),
                    material.number(),
                    material.title(),
                    seen ? material.document().value() : null,
                    seen ? material.attachment() : null,
                    material.sha256().toString(),
                    OpennessView.of(material.openness()));
        }
    }

    /** @param post who it was; left out but for the secretariat */
    @Schema(name = "MeetingStatement")
    record StatementView(
            int number, Speaker speaker, @Nullable PostView post, String words) {

        static StatementView of(SessionRecord.Statement said, boolean runs) {
            return new StatementView(
                    said.ordinal(),
                    said.speaker(),
                    runs ? said.post().map(PostView::of).orElse(null) : null,
                    said.words());
        }
    }

    /**
     * An instruction.
     *
     * @param before the wording that is amended, and {@code after} what it becomes; blank when none is
     * @param report what became of it; left out while it is open
     */
    @Schema(name = "MeetingInstruction")
    record InstructionView(
            UUID id,
            PostView owner,
            String wording,
            @Nullable LocalDate due,
            String before,
            String after,
            @Nullable Instant reportedAt,
            @Nullable String report) {

        static InstructionView of(SessionRecord.Instruction instruction) {
            return new InstructionView(
                    instruction.id().value(),
                    PostView.of(instruction.owner()),
                    instruction.wording(),
                    instruction.dueOn().orElse(null),
                    instruction.before(),
                    instruction.after(),
                    instruction.report().map(SessionRecord.Report::at).orElse(null),
                    instruction.report().map(SessionRecord.Report::words).orElse(null));
        }
    }

    /**
     * An item of the agenda.
     *
     * @param number within its kind
     * @param matter what brings it before the body; left out without one, and when the caller may not read it
     * @param result what was drawn up after it; likewise
     * @param resolution left out until it was dealt with
     */
    @Schema(name = "MeetingItem")
    record ItemView(
            UUID id,
            ItemKind kind,
            int number,
            String title,
            PostView presenter,
            @Nullable UUID matter,
            @Nullable UUID result,
            String gist,
            @Nullable Resolution resolution,
            List<MaterialView> materials,
            List<StatementView> statements,
            List<InstructionView> instructions) {

        static ItemView of(SessionRecord.Item item, Set<UUID> readable, boolean runs) {
            return new ItemView(
                    item.id().value(),
                    item.kind(),
                    item.number(),
                    item.title(),
                    PostView.of(item.presenter()),
                    among(readable, item.matter()),
                    among(readable, item.result()),
                    item.gist(),
                    item.resolution().orElse(null),
                    item.materials().stream()
                            .map(material -> MaterialView.of(material, readable))
                            .toList(),
                    item.statements().stream()
                            .map(said -> StatementView.of(said, runs))
                            .toList(),
                    item.instructions().stream().map(InstructionView::of).toList());
        }

        private static @Nullable UUID among(Set<UUID> readable, Optional<DocumentId> document) {
            return document.map(DocumentId::value).filter(readable::contains).orElse(null);
        }
    }

    /**
     * A session.
     *
     * @param fiscalYear in which it is numbered, by the year in which that begins
     * @param startsAt as planned
     * @param session its openness
     * @param minutes openness of its minutes
     * @param presentInPerson what the quorum counts
     */
    @Schema(name = "MeetingSession")
    record SessionView(
            UUID id,
            UUID body,
            Text title,
            int fiscalYear,
            int number,
            SessionState state,
            Instant startsAt,
            Instant endsAt,
            String place,
            OpennessView session,
            OpennessView minutes,
            @Nullable Instant notifiedAt,
            @Nullable Instant openedAt,
            @Nullable Instant closedAt,
            int presentInPerson,
            List<MemberView> members,
            List<AttendanceView> attendance,
            List<ItemView> items) {

        static SessionView of(SessionRecord session, Set<UUID> readable, boolean runs) {
            return new SessionView(
                    session.id().value(),
                    session.body().id().value(),
                    MeetingPages.title(session),
                    session.year().startYear(),
                    session.number(),
                    session.state(),
                    session.startsAt(),
                    session.endsAt(),
                    session.place(),
                    OpennessView.of(session.openness()),
                    OpennessView.of(session.minutes()),
                    session.notifiedAt().orElse(null),
                    session.openedAt().orElse(null),
                    session.closedAt().orElse(null),
                    session.presentInPerson(),
                    session.members().stream().map(MemberView::of).toList(),
                    session.attendance().stream().map(AttendanceView::of).toList(),
                    session.items().stream()
                            .map(item -> ItemView.of(item, readable, runs))
                            .toList());
        }
    }

    /** A line of the list of sessions. */
    @Schema(name = "MeetingSessionLine")
    record LineView(
            UUID id, UUID body, int fiscalYear, int number, SessionState state, Instant startsAt, String place) {}

    /**
     * A line of the list of instructions.
     *
     * @param session where it was given
     */
    @Schema(name = "MeetingInstructionLine")
    record GivenView(UUID id, UUID session, UUID item, InstructionView instruction) {

        static GivenView of(MeetingRows.Given given) {
            return new GivenView(
                    given.instruction().id().value(),
                    given.session().value(),
                    given.item().value(),
                    InstructionView.of(given.instruction()));
        }
    }
}
