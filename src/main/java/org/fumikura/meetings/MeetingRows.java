package org.fumikura.meetings;

import static org.fumikuradb.meetings.Tables.ATTENDANCE;
import static org.fumikuradb.meetings.Tables.BODY;
import static org.fumikuradb.meetings.Tables.BODY_MEMBER;
import static org.fumikuradb.meetings.Tables.INSTRUCTION;
import static org.fumikuradb.meetings.Tables.INSTRUCTION_REPORT;
import static org.fumikuradb.meetings.Tables.ITEM;
import static org.fumikuradb.meetings.Tables.MATERIAL;
import static org.fumikuradb.meetings.Tables.SESSION;
import static org.fumikuradb.meetings.Tables.STATEMENT;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.fumikura.content.Sha256;
import org.fumikura.organization.Organization;
import org.fumikura.organization.Post;
import org.fumikura.organization.UnitId;
import org.fumikura.records.Disclosure;
import org.fumikura.records.DocumentId;
import org.fumikura.shared.FiscalYear;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.Text;
import org.fumikuradb.meetings.tables.records.BodyRecord;
import org.fumikuradb.meetings.tables.records.ItemRecord;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what is kept of bodies and their sessions; in the caller's transaction, with as many queries for one as for all. */
@Component
class MeetingRows {

    private final DSLContext db;
    private final Organization organization;

    MeetingRows(DSLContext db, Organization organization) {
        this.db = db;
        this.organization = organization;
    }

    Optional<MeetingBody> findBody(MeetingBodyId id) {
        return db.selectFrom(BODY).where(BODY.ID.eq(id.value())).fetchOptional(MeetingRows::body);
    }

    List<MeetingBody> bodies(Condition which) {
        return db.selectFrom(BODY).where(which).orderBy(BODY.NAME).fetch(MeetingRows::body);
    }

    private static MeetingBody body(BodyRecord row) {
        return new MeetingBody(
                new MeetingBodyId(row.getId()),
                new Text(row.getName(), row.getNameEn().isEmpty() ? row.getName() : row.getNameEn()),
                BodyKind.valueOf(row.getKind()),
                row.getBasis(),
                new UnitId(row.getUnitId()),
                row.getFileTitle(),
                row.getQuorum(),
                new Openness(Disclosure.valueOf(row.getOpenness()), row.getOpennessReason()),
                new Openness(Disclosure.valueOf(row.getMinutesOpenness()), row.getMinutesReason()));
    }

    /** In the order in which they are named. */
    List<MeetingBody.Member> members(MeetingBodyId body, LocalDate on) {
        var rows = db.select(BODY_MEMBER.POST_ID, BODY_MEMBER.CAPACITY)
                .from(BODY_MEMBER)
                .where(BODY_MEMBER.BODY_ID.eq(body.value()), inForce(on))
                .orderBy(BODY_MEMBER.ORDINAL)
                .fetch();
        Map<UUID, Post> posts = organization.postsById(rows.getValues(BODY_MEMBER.POST_ID));
        return rows.map(row -> new MeetingBody.Member(known(posts, row.value1()), Capacity.valueOf(row.value2())));
    }

    static Condition inForce(LocalDate on) {
        return DSL.condition("{0} @> {1}::date", BODY_MEMBER.VALID, DSL.val(on));
    }

    /** One session with everything. */
    Optional<SessionRecord> find(SessionId id) {
        return db.selectFrom(SESSION)
                .where(SESSION.ID.eq(id.value()))
                .fetchOptional()
                .map(row -> {
                    MeetingBody body =
                            findBody(new MeetingBodyId(row.getBodyId())).orElseThrow();
                    LocalDate day = LocalDate.ofInstant(row.getStartsAt(), OfficialClock.ZONE);
                    return new SessionRecord(
                            id,
                            body,
                            new FiscalYear(row.getFiscalYear()),
                            row.getN(),
                            SessionState.valueOf(row.getState()),
                            row.getStartsAt(),
                            row.getEndsAt(),
                            row.getPlace(),
                            new Openness(Disclosure.valueOf(row.getOpenness()), row.getOpennessReason()),
                            new Openness(Disclosure.valueOf(row.getMinutesOpenness()), row.getMinutesReason()),
                            Optional.ofNullable(row.getNotifiedAt()),
                            Optional.ofNullable(row.getOpenedAt()),
                            Optional.ofNullable(row.getClosedAt()),
                            members(body.id(), day),
                            attendance(id),
                            items(id));
                });
    }

    private List<SessionRecord.Attendance> attendance(SessionId id) {
        var rows = db.selectFrom(ATTENDANCE)
                .where(ATTENDANCE.SESSION_ID.eq(id.value()))
                .fetch();
        Set<UUID> named = new HashSet<>(rows.getValues(ATTENDANCE.POST_ID));
        rows.getValues(ATTENDANCE.PROXY_ID).stream().filter(Objects::nonNull).forEach(named::add);
        Map<UUID, Post> posts = organization.postsById(named);
        return rows.map(row -> new SessionRecord.Attendance(
                known(posts, row.getPostId()),
                Presence.valueOf(row.getPresence()),
                Optional.ofNullable(row.getProxyId()).map(proxy -> known(posts, proxy))));
    }

    private List<SessionRecord.Item> items(SessionId id) {
        var rows = db.selectFrom(ITEM)
                .where(ITEM.SESSION_ID.eq(id.value()))
                .orderBy(
                        DSL.case_(ITEM.KIND)
                                .when(ItemKind.PROPOSAL.name(), 1)
                                .when(ItemKind.REPORT.name(), 2)
                                .else_(3),
                        ITEM.N)
                .fetch();
        List<UUID> ids = rows.getValues(ITEM.ID);
        var materials = db.selectFrom(MATERIAL)
                .where(MATERIAL.SESSION_ID.eq(id.value()))
                .orderBy(MATERIAL.N)
                .fetchGroups(MATERIAL.ITEM_ID);
        var statements = db.selectFrom(STATEMENT)
                .where(STATEMENT.ITEM_ID.in(ids))
                .orderBy(STATEMENT.ORDINAL)
                .fetchGroups(STATEMENT.ITEM_ID);
        Map<UUID, List<Given>> instructions = instructions(ITEM.SESSION_ID.eq(id.value()));
        Set<UUID> named = new HashSet<>(rows.getValues(ITEM.PRESENTER_ID));
        statements
                .values()
                .forEach(each -> each.getValues(STATEMENT.POST_ID).stream()
                        .filter(Objects::nonNull)
                        .forEach(named::add));
        Map<UUID, Post> posts = organization.postsById(named);
        var items = new ArrayList<SessionRecord.Item>();
        for (ItemRecord row : rows) {
            var own = materials.get(row.getId());
            var said = statements.get(row.getId());
            items.add(new SessionRecord.Item(
                    new ItemId(row.getId()),
                    ItemKind.valueOf(row.getKind()),
                    row.getN(),
                    row.getTitle(),
                    known(posts, row.getPresenterId()),
                    document(row.getMatterId()),
                    document(row.getResultId()),
                    row.getGist(),
                    Optional.ofNullable(row.getResolution()).map(Resolution::valueOf),
                    own == null
                            ? List.of()
                            : own.map(each -> new SessionRecord.Material(
                                    new MaterialId(each.getId()),
                                    each.getN(),
                                    each.getTitle(),
                                    new DocumentId(each.getDocumentId()),
                                    each.getAttachmentId(),
                                    each.getName(),
                                    Sha256.of(each.getSha256()),
                                    new Openness(Disclosure.valueOf(each.getOpenness()), each.getOpennessReason()))),
                    said == null
                            ? List.of()
                            : said.map(each -> new SessionRecord.Statement(
                                    each.getOrdinal(),
                                    Speaker.valueOf(each.getSpeaker()),
                                    Optional.ofNullable(each.getPostId()).map(post -> known(posts, post)),
                                    each.getWords())),
                    instructions.getOrDefault(row.getId(), List.of()).stream()
                            .map(Given::instruction)
                            .toList()));
        }
        return List.copyOf(items);
    }

    private static Optional<DocumentId> document(@Nullable UUID id) {
        return Optional.ofNullable(id).map(DocumentId::new);
    }

    /**
     * An instruction with where it was given.
     *
     * @param title of the item
     */
    record Given(SessionId session, ItemId item, String title, String body, SessionRecord.Instruction instruction) {}

    /** Instructions by their items, those due first. */
    Map<UUID, List<Given>> instructions(Condition which) {
        return listInstructions(which).stream()
                .collect(java.util.stream.Collectors.groupingBy(
                        given -> given.item().value()));
    }

    /** Instructions, those due first. */
    List<Given> listInstructions(Condition which) {
        var rows = db.select(
                        INSTRUCTION.ID,
                        INSTRUCTION.OWNER_ID,
                        INSTRUCTION.WORDING,
                        INSTRUCTION.DUE_ON,
                        INSTRUCTION.BEFORE,
                        INSTRUCTION.AFTER,
                        INSTRUCTION_REPORT.REPORTED_AT,
                        INSTRUCTION_REPORT.ITEM_ID,
                        INSTRUCTION_REPORT.WORDS,
                        ITEM.ID,
                        ITEM.TITLE,
                        ITEM.SESSION_ID,
                        BODY.NAME)
                .from(INSTRUCTION)
                .join(ITEM)
                .on(ITEM.TENANT_ID.eq(INSTRUCTION.TENANT_ID), ITEM.ID.eq(INSTRUCTION.ITEM_ID))
                .join(SESSION)
                .on(SESSION.TENANT_ID.eq(ITEM.TENANT_ID), SESSION.ID.eq(ITEM.SESSION_ID))
                .join(BODY)
                .on(BODY.TENANT_ID.eq(SESSION.TENANT_ID), BODY.ID.eq(SESSION.BODY_ID))
                .leftJoin(INSTRUCTION_REPORT)
                .on(
                        INSTRUCTION_REPORT.TENANT_ID.eq(INSTRUCTION.TENANT_ID),
                        INSTRUCTION_REPORT.INSTRUCTION_ID.eq(INSTRUCTION.ID))
                .where(which)
                .orderBy(INSTRUCTION.DUE_ON.asc().nullsLast(), INSTRUCTION.ID)
                .fetch();
        Map<UUID, Post> posts = organization.postsById(Set.copyOf(rows.getValues(INSTRUCTION.OWNER_ID)));
        return rows.map(row -> new Given(
                new SessionId(row.get(ITEM.SESSION_ID)),
                new ItemId(row.get(ITEM.ID)),
                row.get(ITEM.TITLE),
                row.get(BODY.NAME),
                new SessionRecord.Instruction(
                        new InstructionId(row.get(INSTRUCTION.ID)),
                        known(posts, row.get(INSTRUCTION.OWNER_ID)),
                        row.get(INSTRUCTION.WORDING),
                        Optional.ofNullable(row.get(INSTRUCTION.DUE_ON)),
                        row.get(INSTRUCTION.BEFORE),
                        row.get(INSTRUCTION.AFTER),
                        Optional.ofNullable(row.get(INSTRUCTION_REPORT.REPORTED_AT))
                                .map(at -> new SessionRecord.Report(
                                        at,
                                        Optional.ofNullable(row.get(INSTRUCTION_REPORT.ITEM_ID))
                                                .map(ItemId::new),
                                        row.get(INSTRUCTION_REPORT.WORDS))))));
    }

    private static Post known(Map<UUID, Post> posts, UUID id) {
        return Objects.requireNonNull(posts.get(id), () -> "post " + id);
    }
}
