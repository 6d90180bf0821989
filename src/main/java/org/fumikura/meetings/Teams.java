package org.fumikura.meetings;

import static org.fumikuradb.meetings.Tables.TEAM;
import static org.fumikuradb.meetings.Tables.TEAM_LOG;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fumikura.frame.Forbidden;
import org.fumikura.frame.Invalid;
import org.fumikura.ledger.Act;
import org.fumikura.ledger.Ledger;
import org.fumikura.ledger.Subject;
import org.fumikura.organization.Actor;
import org.fumikura.organization.Organization;
import org.fumikura.organization.Post;
import org.fumikura.organization.PostId;
import org.fumikura.organization.UnitId;
import org.fumikura.organization.Validity;
import org.fumikura.records.DocumentId;
import org.fumikura.records.Documents;
import org.fumikura.shared.NotFound;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.Text;
import org.fumikura.shared.Uuid7;
import org.fumikura.tenancy.Transactions;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Project teams and working groups of the current municipality, who sits on them, and their logs. */
@Component
public class Teams {

    /** From how many teams on a post that sits on all of them at once is pointed out (TM-05). */
    static final int MANY = 3;

    /** The most teams of a list, and the most lines of a log that are shown. */
    static final int MOST = 200;

    private final TeamRows rows;
    private final TeamAccess access;
    private final Organization organization;
    private final Documents documents;
    private final Transactions transactions;
    private final Ledger ledger;
    private final OfficialClock clock;
    private final Uuid7 ids;

    Teams(
            TeamRows rows,
            TeamAccess access,
            Organization organization,
            Documents documents,
            Transactions transactions,
            Ledger ledger,
            OfficialClock clock,
            Uuid7 ids) {
        this.rows = rows;
        this.access = access;
        this.organization = organization;
        this.documents = documents;
        this.transactions = transactions;
        this.ledger = ledger;
        this.clock = clock;
        this.ids = ids;
    }

    /** Where a team is shown. */
    public static String path(TeamId id) {
        return "/teams/" + id.value();
    }

    /**
     * What a team is set up with.
     *
     * @param parent of a working group alone
     * @param secretariat the unit that looks after it
     * @param body to which it reports
     */
    public record Charter(
            String name,
            TeamKind kind,
            Optional<TeamId> parent,
            String purpose,
            String basis,
            Validity term,
            UnitId secretariat,
            Optional<MeetingBodyId> body) {}

    /**
     * Sets a team up.
     *
     * @throws Forbidden when the actor does not look after the teams of the secretariat's unit
     * @throws NotFound when its parent does not exist
     * @throws Invalid when something is missing, or a project team is to have a parent
     */
    public TeamId found(Charter charter, Actor actor) {
        TeamAccess.requireSecretary(charter.secretariat, actor);
        if (charter.kind == TeamKind.PROJECT_TEAM && charter.parent.isPresent()) {
            throw new Invalid(
                    "parent", new Text("親のチームを選べるのは部会だけです。", "Only a working group belongs to another team."));
        }
        return transactions.write(() -> {
            charter.parent.ifPresent(access::get);
            var team = new Team(
                    new TeamId(ids.create()),
                    TeamWords.line("name", charter.name, TeamWords.LONGEST_LINE),
                    charter.kind,
                    charter.parent,
                    TeamWords.lines("purpose", charter.purpose, TeamWords.LONGEST_WORDS),
                    TeamWords.line("basis", charter.basis, TeamWords.LONGEST_LINE),
                    charter.term,
                    charter.secretariat,
                    charter.body);
            rows.insert(team);
            ledger.record(act(TeamActs.FOUNDED, team, actor).changing("根拠", null, team.basis()));
            return team.id();
        });
    }

    /**
     * Sets a team's last day.
     *
     * @throws Invalid when it was not there yet on that day
     */
    public void end(TeamId id, LocalDate last, Actor actor) {
        transactions.write(() -> {
            Team team = access.lockForSecretary(id, actor);
            if (last.isBefore(team.term().first())) {
                throw new Invalid("last", new Text("設置の日より前です。", "It is before the day on which it was set up."));
            }
            rows.end(id, last);
            ledger.record(act(TeamActs.ENDED, team, actor)
                    .changing(
                            "設置期間の終わり",
                            team.term().last().map(LocalDate::toString).orElse(null),
                            last.toString()));
        });
    }

    /**
     * Seats a post on a team.
     *
     * @return the id of the seat
     * @throws NotFound when there is no such post on the first day
     * @throws Invalid when the post sits there already, the time does not lie in the team's term, or there would be two chairs
     */
    public UUID seat(TeamId id, PostId post, TeamRole role, Validity during, Actor actor) {
        return transactions.write(() -> {
            Team team = access.lockForSecretary(id, actor);
            requireWithin(team.term(), during);
            Post seated = organization.getPost(post, during.first());
            List<TeamMember> others = rows.members(id).stream()
                    .filter(other -> overlap(other.during(), during))
                    .toList();
            if (others.stream().anyMatch(other -> other.post().equals(post))) {
                throw new Invalid(
                        "post", new Text("この職は、この期間にすでに構成員です。", "This post sits on the team in this period already."));
            }
            if (role == TeamRole.CHAIR && others.stream().anyMatch(other -> other.role() == role)) {
                throw new Invalid("role", new Text("この期間には、すでに座長がいます。", "There is a chair in this period already."));
            }
            var member = new TeamMember(ids.create(), id, post, role, during);
            rows.insert(member);
            ledger.record(act(TeamActs.SEATED, team, actor)
                    .changing(role.label().ja(), null, seated.name().ja()));
            return member.id();
        });
    }

    private static void requireWithin(Validity term, Validity during) {
        boolean begins = !during.first().isBefore(term.first());
        boolean ends = term.last().isEmpty()
                || !during.first().isAfter(term.last().get())
                        && during.last()
                                .filter(last -> last.isAfter(term.last().get()))
                                .isEmpty();
        if (!begins || !ends) {
            throw new Invalid("from", new Text("設置期間の中の日を入力してください。", "Please enter days within the term of the team."));
        }
    }

    private static boolean overlap(Validity one, Validity other) {
        return one.last().filter(last -> last.isBefore(other.first())).isEmpty()
                && other.last().filter(last -> last.isBefore(one.first())).isEmpty();
    }

    /**
     * Sets the last day of a seat.
     *
     * @throws NotFound when the team has no such seat
     * @throws Invalid when the seat begins later or ends before
     */
    public void unseat(TeamId id, UUID seat, LocalDate last, Actor actor) {
        transactions.write(() -> {
            Team team = access.lockForSecretary(id, actor);
            TeamMember member = rows.members(id).stream()
                    .filter(each -> each.id().equals(seat))
                    .findFirst()
                    .orElseThrow(() -> new NotFound("team-member", new Text("構成員", "member"), seat));
            if (last.isBefore(member.during().first())
                    || member.during().last().filter(last::isAfter).isPresent()) {
                throw new Invalid("last", new Text("就いている期間の中の日を入力してください。", "Please enter a day of the seat."));
            }
            rows.endSeat(seat, last);
            ledger.record(act(TeamActs.LEFT, team, actor)
                    .changing(
                            "構成員の終わり",
                            null,
                            organization
                                            .getPosts(List.of(member.post()))
                                            .getFirst()
                                            .name()
                                            .ja() + " " + last));
        });
    }

    /**
     * Writes a line in a team's log: what happened on a day.
     *
     * @param theme the theme of the team that it is about
     * @throws NotFound when the theme is not the team's, or she may not read the document
     */
    public UUID note(
            TeamId id,
            Optional<ThemeId> theme,
            LocalDate day,
            String words,
            Optional<DocumentId> document,
            Actor actor) {
        return transactions.write(() -> {
            Team team = access.lockForEditor(id, actor);
            theme.map(access::get).filter(each -> !each.team().equals(id)).ifPresent(other -> {
                throw TeamAccess.missing(other.id());
            });
            document.ifPresent(each -> documents.get(each, actor.reader()));
            TeamWords.requireCome("day", day, clock.today());
            var entry = new TeamEntry(
                    ids.create(),
                    id,
                    theme,
                    day,
                    TeamWords.lines("words", words, TeamWords.LONGEST_WORDS),
                    document,
                    actor.post().id());
            rows.insert(entry);
            ledger.record(act(TeamActs.NOTED, team, actor).changing("活動の日", null, day.toString()));
            return entry.id();
        });
    }

    /** @throws NotFound when there is none */
    public Team get(TeamId id) {
        return access.get(id);
    }

    /** At most {@value #MOST}, those that are not over first. */
    public List<Team> list() {
        return rows.list(DSL.noCondition(), clock.today(), MOST);
    }

    /** The working groups of a team. */
    List<Team> below(TeamId id) {
        return rows.list(TEAM.PARENT_ID.eq(id.value()), clock.today(), MOST);
    }

    /** All that ever sat on a team, in the order of their roles. */
    public List<TeamMember> members(TeamId id) {
        return rows.members(id);
    }

    /** The posts that sit on {@value #MANY} or more teams today, with the teams. */
    Map<PostId, List<TeamMember>> onManyTeams() {
        return rows.membersOfMany(MANY, clock.today()).stream().collect(Collectors.groupingBy(TeamMember::post));
    }

    /** What was noted of a team, the newest first. */
    List<TeamEntry> log(TeamId id, int most) {
        return log(TEAM_LOG.TEAM_ID.eq(id.value()), most);
    }

    /** What was noted of a theme, the newest first. */
    List<TeamEntry> log(ThemeId id, int most) {
        return log(TEAM_LOG.THEME_ID.eq(id.value()), most);
    }

    private List<TeamEntry> log(Condition which, int most) {
        return rows.log(which, most);
    }

    private static Act act(String kind, Team team, Actor actor) {
        return Act.of(kind, new Subject("team", team.id().value()), actor.doer(), team.name());
    }
}
