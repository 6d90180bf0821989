package org.fumikura.meetings;

import static org.fumikuradb.meetings.Tables.TEAM;
import static org.fumikuradb.meetings.Tables.TEAM_LOG;
import static org.fumikuradb.meetings.Tables.TEAM_MEMBER;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.fumikura.organization.PostId;
import org.fumikura.organization.UnitId;
import org.fumikura.organization.Validity;
import org.fumikura.records.DocumentId;
import org.fumikuradb.meetings.tables.records.TeamLogRecord;
import org.fumikuradb.meetings.tables.records.TeamRecord;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** The rows of teams, their members and their logs; in the caller's transaction. */
@Component
class TeamRows {

    private static final Field<LocalDate> FIRST =
            DSL.field("lower({0})", LocalDate.class, TEAM_MEMBER.VALID).as("first_day");
    private static final Field<LocalDate> END =
            DSL.field("upper({0})", LocalDate.class, TEAM_MEMBER.VALID).as("end_day");

    private final DSLContext db;

    TeamRows(DSLContext db) {
        this.db = db;
    }

    Optional<Team> find(TeamId id) {
        return db.selectFrom(TEAM).where(TEAM.ID.eq(id.value())).fetchOptional(TeamRows::team);
    }

    /** As it is, and nobody else's until the transaction ends. */
    Optional<Team> lock(TeamId id) {
        return db.selectFrom(TEAM).where(TEAM.ID.eq(id.value())).forUpdate().fetchOptional(TeamRows::team);
    }

    /** Those that are not over first, then by the day on which they were set up. */
    List<Team> list(Condition which, LocalDate today, int most) {
        return db.selectFrom(TEAM)
                .where(which)
                .orderBy(
                        DSL.field(TEAM.UNTIL_ON.isNotNull().and(TEAM.UNTIL_ON.lt(today))),
                        TEAM.KIND,
                        TEAM.FROM_ON,
                        TEAM.ID)
                .limit(most)
                .fetch(TeamRows::team);
    }

    List<Team> among(Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : db.selectFrom(TEAM).where(TEAM.ID.in(ids)).fetch(TeamRows::team);
    }

    private static Team team(TeamRecord row) {
        return new Team(
                new TeamId(row.getId()),
                row.getName(),
                TeamKind.valueOf(row.getKind()),
                Optional.ofNullable(row.getParentId()).map(TeamId::new),
                row.getPurpose(),
                row.getBasis(),
                new Validity(row.getFromOn(), Optional.ofNullable(row.getUntilOn())),
                new UnitId(row.getUnitId()),
                Optional.ofNullable(row.getBodyId()).map(MeetingBodyId::new));
    }

    void insert(Team team) {
        db.insertInto(TEAM)
                .set(TEAM.ID, team.id().value())
                .set(TEAM.NAME, team.name())
                .set(TEAM.KIND, team.kind().name())
                .set(TEAM.PARENT_ID, team.parent().map(TeamId::value).orElse(null))
                .set(TEAM.PURPOSE, team.purpose())
                .set(TEAM.BASIS, team.basis())
                .set(TEAM.FROM_ON, team.term().first())
                .set(TEAM.UNTIL_ON, team.term().last().orElse(null))
                .set(TEAM.UNIT_ID, team.secretariat().value())
                .set(TEAM.BODY_ID, team.body().map(MeetingBodyId::value).orElse(null))
                .execute();
    }

    void end(TeamId id, LocalDate last) {
        db.update(TEAM).set(TEAM.UNTIL_ON, last).where(TEAM.ID.eq(id.value())).execute();
    }

    /** All that ever sat on a team, in the order of their roles. */
    List<TeamMember> members(TeamId team) {
        return members(TEAM_MEMBER.TEAM_ID.eq(team.value())).stream()
                .sorted((a, b) -> a.role() == b.role()
                        ? a.during().first().compareTo(b.during().first())
                        : a.role().compareTo(b.role()))
                .toList();
    }

    private List<TeamMember> members(Condition which) {
        return db.select(TEAM_MEMBER.ID, TEAM_MEMBER.TEAM_ID, TEAM_MEMBER.POST_ID, TEAM_MEMBER.ROLE, FIRST, END)
                .from(TEAM_MEMBER)
                .where(which)
                .orderBy(TEAM_MEMBER.ID)
                .fetch(TeamRows::member);
    }

    private static TeamMember member(Record row) {
        return new TeamMember(
                row.get(TEAM_MEMBER.ID),
                new TeamId(row.get(TEAM_MEMBER.TEAM_ID)),
                new PostId(row.get(TEAM_MEMBER.POST_ID)),
                TeamRole.valueOf(row.get(TEAM_MEMBER.ROLE)),
                new Validity(row.get(FIRST), Optional.ofNullable(row.get(END)).map(end -> end.minusDays(1))));
    }

    private static Condition on(LocalDate day) {
        return DSL.condition("{0} @> {1}::date", TEAM_MEMBER.VALID, DSL.val(day));
    }

    /** The teams on which one of some posts sits on a day. */
    Set<UUID> seatsOf(Collection<UUID> posts, LocalDate day) {
        return new HashSet<>(db.selectDistinct(TEAM_MEMBER.TEAM_ID)
                .from(TEAM_MEMBER)
                .where(TEAM_MEMBER.POST_ID.in(posts), on(day))
                .fetch(TEAM_MEMBER.TEAM_ID));
    }

    /** The seats of those posts that sit on many teams at once, of teams that are not over. */
    List<TeamMember> membersOfMany(int many, LocalDate day) {
        var lasting =
                DSL.select(TEAM.ID).from(TEAM).where(TEAM.UNTIL_ON.isNull().or(TEAM.UNTIL_ON.ge(day)));
        Condition sits = on(day).and(TEAM_MEMBER.TEAM_ID.in(lasting));
        return members(sits.and(TEAM_MEMBER.POST_ID.in(DSL.select(TEAM_MEMBER.POST_ID)
                .from(TEAM_MEMBER)
                .where(sits)
                .groupBy(TEAM_MEMBER.POST_ID)
                .having(DSL.countDistinct(TEAM_MEMBER.TEAM_ID).ge(many)))));
    }

    void insert(TeamMember member) {
        db.insertInto(TEAM_MEMBER)
                .set(TEAM_MEMBER.ID, member.id())
                .set(TEAM_MEMBER.TEAM_ID, member.team().value())
                .set(TEAM_MEMBER.POST_ID, member.post().value())
                .set(TEAM_MEMBER.ROLE, member.role().name())
                .set(member.during().in(TEAM_MEMBER.VALID))
                .execute();
    }

    void endSeat(UUID member, LocalDate last) {
        db.update(TEAM_MEMBER)
                .set(Validity.endingIn(TEAM_MEMBER.VALID, last))
                .where(TEAM_MEMBER.ID.eq(member))
                .execute();
    }

    /** The newest first. */
    List<TeamEntry> log(Condition which, int most) {
        return db.selectFrom(TEAM_LOG)
                .where(which)
                .orderBy(TEAM_LOG.ON_DAY.desc(), TEAM_LOG.ID.desc())
                .limit(most)
                .fetch(TeamRows::entry);
    }

    private static TeamEntry entry(TeamLogRecord row) {
        return new TeamEntry(
                row.getId(),
                new TeamId(row.getTeamId()),
                Optional.ofNullable(row.getThemeId()).map(ThemeId::new),
                row.getOnDay(),
                row.getWords(),
                Optional.ofNullable(row.getDocumentId()).map(DocumentId::new),
                new PostId(row.getPostId()));
    }

    void insert(TeamEntry entry) {
        db.insertInto(TEAM_LOG)
                .set(TEAM_LOG.ID, entry.id())
                .set(TEAM_LOG.TEAM_ID, entry.team().value())
                .set(TEAM_LOG.THEME_ID, entry.theme().map(ThemeId::value).orElse(null))
                .set(TEAM_LOG.ON_DAY, entry.day())
                .set(TEAM_LOG.WORDS, entry.words())
                .set(
                        TEAM_LOG.DOCUMENT_ID,
                        entry.document().map(DocumentId::value).orElse(null))
                .set(TEAM_LOG.POST_ID, entry.by().value())
                .execute();
    }
}
