package org.fumikura.meetings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.fumikura.frame.Forbidden;
import org.fumikura.frame.Invalid;
import org.fumikura.ledger.Ledger;
import org.fumikura.ledger.LedgerEntry;
import org.fumikura.organization.Validity;
import org.fumikura.records.DocumentId;
import org.fumikura.records.DocumentState;
import org.fumikura.shared.FiscalYear;
import org.fumikura.shared.NotFound;
import org.fumikura.testing.FumikuraTest;
import org.fumikura.testing.Toshima;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The rules of project teams and their themes (docs/domain/teams.md). */
@FumikuraTest
class TeamsTest {

    @Autowired
    private TeamOffice office;

    @Autowired
    private Toshima toshima;

    @Autowired
    private Teams teams;

    @Autowired
    private Themes themes;

    @Autowired
    private ThemeRows rows;

    @Autowired
    private Ledger ledger;

    @Test
    @DisplayName("TM-02 nothing happens to a theme but what the table lets happen")
    void followsItsTable() {
        for (ThemeState state : ThemeState.values()) {
            Set<ThemeEvent> possible = EnumSet.noneOf(ThemeEvent.class);
            for (ThemeEvent event : ThemeEvent.values()) {
                try {
                    assertThat(event.after(state)).isNotNull();
                    possible.add(event);
                } catch (ThemeNotInThisState refused) {
                    assertThat(refused.message().ja()).contains(state.label().ja());
                }
            }
            assertThat(ThemeEvent.from(state)).as("%s", state).containsExactlyElementsOf(possible);
            assertThat(possible.isEmpty()).as("over: %s", state).isEqualTo(state.isOver());
            assertThat(possible.contains(ThemeEvent.ADOPT))
                    .as("adopted from %s", state)
                    .isEqualTo(state == ThemeState.PROPOSED);
        }
    }

    @Test
    @DisplayName("TM-03 a theme is adopted by a document that was decided, and by none other")
    void isAdoptedByADecision() {
        ThemeId theme = office.theme(office.team("決定を要するPT"), "冊子の電子配布");
        happen(theme, ThemeEvent.STUDY, "");
        happen(theme, ThemeEvent.PROPOSE, "");

        assertThatThrownBy(() -> happen(theme, ThemeEvent.ADOPT, "")).isInstanceOf(Invalid.class);
        link(theme, office.document(DocumentState.PENDING), ThemeDocument.Kind.DECISION);
        assertThatThrownBy(() -> happen(theme, ThemeEvent.ADOPT, ""))
                .as("not decided yet")
                .isInstanceOf(Invalid.class);
        link(theme, office.document(DocumentState.CLOSED), ThemeDocument.Kind.OUTPUT);
        assertThatThrownBy(() -> happen(theme, ThemeEvent.ADOPT, ""))
                .as("an output decides nothing")
                .isInstanceOf(Invalid.class);
        link(theme, office.document(DocumentState.CLOSED), ThemeDocument.Kind.DECISION);
        happen(theme, ThemeEvent.ADOPT, "");
        happen(theme, ThemeEvent.CLOSE, "");

        assertThat(get(theme).state()).isEqualTo(ThemeState.CLOSED);
        assertThatThrownBy(() -> happen(theme, ThemeEvent.STUDY, "")).isInstanceOf(ThemeNotInThisState.class);
        assertThatThrownBy(() -> task(theme, "残りの作業", "joho-kacho")).isInstanceOf(ThemeNotInThisState.class);
        assertThat(toshima.read(() -> ledger.history(theme.value())))
                .extracting(LedgerEntry::kind)
                .contains(TeamActs.CHARTERED, ThemeEvent.ADOPT.act(), ThemeEvent.CLOSE.act());
    }

    @Test
    @DisplayName("TM-04 to continue needs a reason and a new year, and is counted until something comes of it")
    void isContinuedForAReason() {
        ThemeId theme = office.theme(office.team("継続するPT"), "行政手続のオンライン化");
        int year = FiscalYear.of(office.today()).startYear();

        assertThatThrownBy(() -> happen(theme, ThemeEvent.CONTINUE, " ")).isInstanceOf(Invalid.class);
        assertThatThrownBy(() -> continueInto(theme, year - 1)).as("the past").isInstanceOf(Invalid.class);
        continueInto(theme, year);
        assertThat(get(theme).isContinuedInVain()).isFalse();
        assertThatThrownBy(() -> continueInto(theme, year)).as("once a year").isInstanceOf(Invalid.class);
        continueInto(theme, year + 1);
        assertThat(get(theme).continuedWithoutResult()).isEqualTo(2);
        assertThat(get(theme).isContinuedInVain()).isTrue();

        link(theme, office.document(DocumentState.CLOSED), ThemeDocument.Kind.OUTPUT);
        assertThat(get(theme).isContinuedInVain()).as("there is a result").isFalse();
        assertThat(toshima.read(() -> rows.steps(List.of(theme.value()))).get(theme.value()))
                .extracting(ThemeStep::continuedInto)
                .containsExactly(OptionalInt.empty(), OptionalInt.of(year), OptionalInt.of(year + 1));
    }

    @Test
    @DisplayName("TM-05 who sits on three teams at once is known, and not who sat there before")
    void knowsWhoSitsOnManyTeams() {
        LocalDate today = office.today();
        for (String name : List.of("兼務1PT", "兼務2PT", "兼務3PT")) {
            TeamId team = office.team(name);
            seat(team, "joho-digital-kakaricho", TeamRole.MEMBER, Validity.from(today));
            seat(
                    team,
                    "joho-digital-tanto",
                    TeamRole.MEMBER,
                    new Validity(today.minusDays(9), Optional.of(today.minusDays(1))));
        }
        seat(office.team("兼務4PT"), "joho-hyojun-tanto", TeamRole.MEMBER, Validity.from(today));

        assertThat(toshima.read(teams::onManyTeams))
                .doesNotContainKey(office.post("joho-digital-tanto"))
                .doesNotContainKey(office.post("joho-hyojun-tanto"))
                .hasEntrySatisfying(
                        office.post("joho-digital-kakaricho"),
                        seats -> assertThat(seats).hasSizeGreaterThanOrEqualTo(3));
    }

    @Test
    @DisplayName("TM-05 a post sits on a team once at a time, within its term, under one chair")
    void seatsAPostOnce() {
        LocalDate today = office.today();
        TeamId team = office.team("構成員のPT");
        seat(team, "joho-kacho", TeamRole.CHAIR, Validity.from(today));

        assertThatThrownBy(() -> seat(team, "joho-kacho", TeamRole.MEMBER, Validity.from(today.plusDays(1))))
                .as("twice")
                .isInstanceOf(Invalid.class);
        assertThatThrownBy(() -> seat(team, "fuku-kucho", TeamRole.CHAIR, Validity.from(today)))
                .as("two chairs")
                .isInstanceOf(Invalid.class);
        assertThatThrownBy(() -> seat(team, "fuku-kucho", TeamRole.MEMBER, Validity.from(today.minusYears(2))))
                .as("before the team was set up")
                .isInstanceOf(Invalid.class);
        toshima.run(() -> teams.unseat(
                team, toshima.read(() -> teams.members(team)).getFirst().id(), today.plusDays(1), office.secretary()));
        seat(team, "fuku-kucho", TeamRole.CHAIR, Validity.from(today.plusDays(2)));
        assertThat(toshima.read(() -> teams.members(team)))
                .extracting(member -> member.during().last())
                .containsExactly(Optional.of(today.plusDays(1)), Optional.empty());
    }

    @Test
    @DisplayName("TM-06 a task without an owner or a day is refused; one is done once")
    void aTaskHasAnOwner() {
        ThemeId theme = office.theme(office.team("課題のPT"), "文書管理のルール");
        LocalDate today = office.today();

        assertThatThrownBy(() -> toshima.in(() -> themes.task(
                        theme, "現状を調べる", Optional.empty(), Optional.of(today), Optional.empty(), office.secretary())))
                .isInstanceOf(Invalid.class);
        assertThatThrownBy(() -> toshima.in(() -> themes.task(
                        theme,
                        "現状を調べる",
                        Optional.of(office.post("joho-kacho")),
                        Optional.empty(),
                        Optional.empty(),
                        office.secretary())))
                .isInstanceOf(Invalid.class);
        task(theme, "現状を調べる", "joho-kacho");
        ThemeTask task = toshima.read(() -> rows.tasks(List.of(theme.value()))).getFirst();
        finish(theme, task, today);
        assertThatThrownBy(() -> finish(theme, task, today)).isInstanceOf(Invalid.class);
        assertThat(toshima.read(() -> rows.tasks(List.of(theme.value())))
                        .getFirst()
                        .done())
                .contains(today);
    }

    @Test
    @DisplayName("TM-08 the baseline is older than the effect, and the difference shows")
    void measuresBeforeAndAfter() {
        ThemeId theme = office.theme(office.team("効果のPT"), "紙の配布の削減");
        LocalDate today = office.today();

        assertThatThrownBy(() -> effect(theme, "10", today))
                .as("without a baseline")
                .isInstanceOf(Invalid.class);
        baseline(theme, "120.5", today.minusMonths(2));
        assertThatThrownBy(() -> effect(theme, "10", today.minusMonths(2)))
                .as("on the same day")
                .isInstanceOf(Invalid.class);
        assertThatThrownBy(() -> effect(theme, "10", today.plusDays(1)))
                .as("to come")
                .isInstanceOf(Invalid.class);
        effect(theme, "40", today.minusDays(1));
        assertThatThrownBy(() -> baseline(theme, "100", today))
                .as("a baseline after the effect")
                .isInstanceOf(Invalid.class);
        assertThat(get(theme).difference()).contains(new BigDecimal("-80.5"));
    }

    @Test
    @DisplayName("TM-09 an instruction changes a theme's wording, and what stood there before is kept")
    void keepsWhatStoodThereBefore() {
        TeamOffice.Opened opened = office.session("文言を改める会議");
        ThemeId theme = office.theme(office.team("公文書のPT", Optional.of(opened.body())), "ペーパーレス・ハンコレスの推進");
        InstructionId instruction = office.instruction(opened, "紙文書の電子化（スキャニング）の推進を追加すること");
        String after = "ペーパーレス・ハンコレスの推進（紙文書の電子化を含む）";

        assertThatThrownBy(() -> reword(theme, after, Optional.empty()))
                .as("nothing says why")
                .isInstanceOf(Invalid.class);
        assertThatThrownBy(() -> reword(theme, after, Optional.of(new InstructionId(theme.value()))))
                .as("no such instruction")
                .isInstanceOf(NotFound.class);
        reword(theme, after, Optional.of(instruction));
        assertThatThrownBy(() -> reword(theme, after, Optional.of(instruction)))
                .as("nothing changes")
                .isInstanceOf(Invalid.class);

        assertThat(get(theme).title()).isEqualTo(after);
        assertThat(toshima.read(() -> rows.wordings(theme))).singleElement().satisfies(wording -> {
            assertThat(wording.titleBefore()).isEqualTo("ペーパーレス・ハンコレスの推進");
            assertThat(wording.instruction()).contains(instruction);
        });
    }

    @Test
    @DisplayName("TM-07 the secretariat and the members write about a team; only the secretariat seats them")
    void isWrittenAboutByItsOwn() {
        TeamId team = office.team("書く人のPT");
        ThemeId theme = office.theme(team, "誰が書くか");
        var stranger = toshima.actor(TeamOffice.STRANGER);

        assertThatThrownBy(() ->
                        toshima.run(() -> themes.happen(theme, ThemeEvent.STUDY, "", OptionalInt.empty(), stranger)))
                .isInstanceOf(Forbidden.class);
        seat(team, TeamOffice.STRANGER, TeamRole.MEMBER, Validity.from(office.today()));
        toshima.run(() -> themes.happen(theme, ThemeEvent.STUDY, "", OptionalInt.empty(), stranger));
        assertThatThrownBy(() -> toshima.run(() -> teams.seat(
                        team, office.post("joho-kacho"), TeamRole.MEMBER, Validity.from(office.today()), stranger)))
                .isInstanceOf(Forbidden.class);
    }

    private void happen(ThemeId theme, ThemeEvent event, String reason) {
        toshima.run(() -> themes.happen(theme, event, reason, OptionalInt.empty(), office.secretary()));
    }

    private void continueInto(ThemeId theme, int year) {
        toshima.run(() ->
                themes.happen(theme, ThemeEvent.CONTINUE, "関係課との調整が続くため", OptionalInt.of(year), office.secretary()));
    }

    private void link(ThemeId theme, DocumentId document, ThemeDocument.Kind kind) {
        toshima.run(() -> themes.link(theme, document, kind, office.secretary()));
    }

    private Theme get(ThemeId theme) {
        return toshima.read(() -> themes.get(theme));
    }

    private void seat(TeamId team, String login, TeamRole role, Validity during) {
        toshima.run(() -> teams.seat(team, office.post(login), role, during, office.secretary()));
    }

    private void task(ThemeId theme, String wording, String owner) {
        toshima.run(() -> themes.task(
                theme,
                wording,
                Optional.of(office.post(owner)),
                Optional.of(office.today().plusDays(7)),
                Optional.empty(),
                office.secretary()));
    }

    private void finish(ThemeId theme, ThemeTask task, LocalDate on) {
        toshima.run(() -> themes.finish(theme, task.id(), on, office.secretary()));
    }

    private void baseline(ThemeId theme, String value, LocalDate on) {
        toshima.run(() ->
                themes.measure(theme, new Theme.Measure("紙の配布部数", "部", new BigDecimal(value), on), office.secretary()));
    }

    private void effect(ThemeId theme, String value, LocalDate on) {
        toshima.run(() -> themes.effect(theme, new Theme.Effect(new BigDecimal(value), on), office.secretary()));
    }

    private void reword(ThemeId theme, String title, Optional<InstructionId> instruction) {
        toshima.run(() -> themes.reword(theme, title, "目標を達する", instruction, "", office.secretary()));
    }
}
