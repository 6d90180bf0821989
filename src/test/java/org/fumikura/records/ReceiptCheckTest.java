package org.fumikura.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.fumikura.organization.Actor;
import org.fumikura.organization.AssignmentId;
import org.fumikura.organization.BodyId;
import org.fumikura.organization.PersonId;
import org.fumikura.organization.Post;
import org.fumikura.organization.PostId;
import org.fumikura.organization.Rank;
import org.fumikura.organization.Reader;
import org.fumikura.organization.Unit;
import org.fumikura.organization.UnitId;
import org.fumikura.organization.UnitLevel;
import org.fumikura.shared.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.LinkedMultiValueMap;

/** What the form of a receipt accepts, and what it says about the rest. */
class ReceiptCheckTest {

    private static final LocalDate TODAY = LocalDate.of(2022, 5, 20);
    private static final FileId FILE = new FileId(UUID.randomUUID());
    private static final Unit SECTION = unit(UnitLevel.SECTION, Optional.empty(), "情報管理課");
    private static final Unit TEAM = unit(UnitLevel.SUBSECTION, Optional.of(SECTION.id()), "管理係");
    private static final Post POST =
            new Post(new PostId(UUID.randomUUID()), TEAM, Text.same("管理係長"), Rank.SUBSECTION_HEAD, true);
    private static final Actor ACTOR = new Actor(
            new PersonId(UUID.randomUUID()),
            POST.name(),
            new AssignmentId(UUID.randomUUID()),
            POST,
            List.of(TEAM, SECTION),
            Set.of(),
            new Reader(
                    new PersonId(UUID.randomUUID()),
                    POST.id(),
                    Set.of(POST.id().value()),
                    Set.of(),
                    TEAM.id(),
                    Set.of(),
                    Set.of(),
                    Set.of(),
                    Set.of(),
                    1,
                    1));
    private static final ReceiptPage.Choices CHOICES = new ReceiptPage.Choices(
            SECTION.name(),
            List.of(new Files.Choice(FILE, "2022-020300-0009", "照会・回答", Text.same("3年"))),
            List.of(Secrecy.GENERAL, Secrecy.CAREFUL),
            List.of(Flag.PERSONAL),
            List.of(POST));

    @Test
    void acceptsTheUsual() {
        Arrival arrival = arrival(Map.of()).orElseThrow();

        assertThat(arrival.section()).isEqualTo(SECTION.id());
        assertThat(arrival.unit()).isEqualTo(TEAM.id());
        assertThat(arrival.file()).isEqualTo(FILE);
        assertThat(arrival.arrivedOn()).isEqualTo(LocalDate.of(2022, 5, 19));
        assertThat(arrival.sentOn()).isEmpty();
        assertThat(arrival.scope()).isEqualTo(Scope.SECTION);
        assertThat(arrival.readers()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"R4.5.17", "令和4年5月17日（火）", "2022/5/17", "2022-05-17", "20220517", "４．５．１７", "4.5.17"})
    void readsADateInEveryForm(String typed) {
        Arrival arrival = arrival(Map.of("sentOn", typed, "arrivedOn", typed)).orElseThrow();

        assertThat(arrival.sentOn()).contains(LocalDate.of(2022, 5, 17));
        assertThat(arrival.arrivedOn()).isEqualTo(LocalDate.of(2022, 5, 17));
    }

    @Test
    void saysEverythingThatIsWrongInTheOrderOfTheForm() {
        var problems = problems(Map.of(
                "title",
                "",
                "sender",
                " ",
                "sentOn",
                "R4.2.30",
                "arrivedOn",
                "",
                "file",
                "",
                "medium",
                "PIGEON",
                "disclosure",
                "CLOSED",
                "flags",
                "PERSONNEL",
                "secrecy",
                "TOP_SECRET"));

        assertThat(problems.stream().map(FieldProblem::field))
                .containsExactly(
                        "title",
                        "sender",
                        "sentOn",
                        "arrivedOn",
                        "medium",
                        "file",
                        "secrecy",
                        "flags",
                        "disclosureReason");
        assertThat(problems)
                .allMatch(problem -> !problem.what().en().equals(problem.what().ja()));
    }

    @Test
    void nothingArrivesTomorrow() {
        assertThat(problems(Map.of("arrivedOn", "R4.5.21")))
                .extracting(FieldProblem::field)
                .containsExactly("arrivedOn");
        assertThat(arrival(Map.of("arrivedOn", "R4.5.20"))).isPresent();
        assertThat(arrival(Map.of("sentOn", "R4.6.1")))
                .as("letters are dated ahead")
                .isPresent();
    }

    @Test
    void doesNotTakeMoreThanTheRegisterHolds() {
        assertThat(problems(Map.of("title", "あ".repeat(201), "originalNumber", "1".repeat(201))))
                .extracting(FieldProblem::field)
                .containsExactly("title", "originalNumber");
        assertThat(arrival(Map.of("title", "あ".repeat(200)))).isPresent();
    }

    @Test
    void namesReadersOnlyWhereTheScopeIsForNamedPeople() {
        String post = POST.id().value().toString();

        assertThat(arrival(Map.of("readers", post)).orElseThrow().readers()).isEmpty();
        assertThat(arrival(Map.of("readers", post, "scope", "NAMED"))
                        .orElseThrow()
                        .readers())
                .containsExactly(POST.id());
        assertThat(arrival(Map.of("readers", UUID.randomUUID().toString(), "scope", "NAMED"))
                        .orElseThrow()
                        .readers())
                .isEmpty();
    }

    @Test
    void neverTakesControlCharacters() {
        assertThat(arrival(Map.of("title", " 研修\u0000の\n実施 ")).orElseThrow().title())
                .isEqualTo("研修 の 実施");
    }

    private static Optional<Arrival> arrival(Map<String, String> typed) {
        return check(typed).arrival(ACTOR, List.of());
    }

    private static List<FieldProblem> problems(Map<String, String> typed) {
        ReceiptCheck check = check(typed);
        assertThat(check.arrival(ACTOR, List.of())).isEmpty();
        return check.problems();
    }

    private static ReceiptCheck check(Map<String, String> typed) {
        var fields = new LinkedMultiValueMap<String, String>();
        Map.of(
                        "title", "研修の実施について（照会）",
                        "sender", "東京都総務局",
                        "arrivedOn", "R4.5.19",
                        "medium", "LGWAN",
                        "file", FILE.value().toString(),
                        "secrecy", "GENERAL",
                        "scope", "SECTION",
                        "disclosure", "OPEN")
                .forEach(fields::set);
        typed.forEach(fields::set);
        return new ReceiptCheck(ReceiptForm.of(fields, UUID.randomUUID()), CHOICES, TODAY);
    }

    private static Unit unit(UnitLevel level, Optional<UnitId> parent, String name) {
        return new Unit(
                new UnitId(UUID.randomUUID()), new BodyId(UUID.randomUUID()), parent, level, Text.same(name), "情");
    }
}
