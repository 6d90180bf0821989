package org.fumikura.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.fumikura.ledger.Act;
import org.fumikura.ledger.Ledger;
import org.fumikura.organization.Actor;
import org.fumikura.records.Disclosure;
import org.fumikura.records.DocumentId;
import org.fumikura.records.Documents;
import org.fumikura.records.FileId;
import org.fumikura.records.Scope;
import org.fumikura.records.Secrecy;
import org.fumikura.testing.FumikuraTest;
import org.fumikura.testing.Site;
import org.fumikura.testing.TestBrowser;
import org.fumikura.testing.Toshima;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What makes a draft a matter of minutes: what it begins with, and what looks over the drafter's shoulder. */
@FumikuraTest
class DraftAidsTest {

    private static final String OTHER = "joho-kanri-kakaricho";

    @Autowired
    private Site site;

    @Autowired
    private MatterWalk walk;

    @Autowired
    private Toshima toshima;

    @Autowired
    private DraftDefaults defaults;

    @Autowired
    private Documents documents;

    @Autowired
    private Ledger ledger;

    @Test
    @DisplayName(
            "D-04 a draft begins with kind and file of the last case in this post; one of that kind asks for at most six things")
    void beginsWithTheLastCase() {
        DocumentId last = walk.draft("前の案件");
        walk.rewrite(last, text -> ofKind(text, "A02"));
        walk.placeInLastFile(last);
        walk.submit(last);
        TestBrowser drafter = site.signedIn(MatterWalk.DRAFTER);
        String draft = drafter.post("/drafts", Map.of()).location();
        DraftText begun = walk.draftOf(new DocumentId(UUID.fromString(draft.substring("/drafts/".length()))))
                .orElseThrow()
                .text();

        assertThat(begun.matterCode()).isEqualTo("A02");
        assertThat(begun.file()).isPresent().isEqualTo(fileOf(last));
        assertThat(begun.route()).isNotEmpty();
        String visible = drafter.get(draft).body().replaceAll("(?s)<details class=\"more\">.*?</details>", "");
        assertThat(visible).doesNotContain("name=\"amount\"", "name=\"dueOn\"", "name=\"reason\"");
        assertThat(Pattern.compile("class=\"required\"")
                        .matcher(visible)
                        .results()
                        .count())
                .isBetween(4L, 6L);

        assertThat(begunBy(OTHER).file()).isPresent().isNotEqualTo(begun.file());
    }

    @Test
    @DisplayName("A.14 what may be a personal number in body or reason is confirmed first, and the act says so")
    void personalNumbersAreConfirmed() {
        DocumentId id = walk.draft("番号の載る案件");
        walk.rewrite(id, text -> text.withWords(text.title(), "番号は 1234 5678 9018 です。", text.reason()));
        assertThat(site.signedIn(MatterWalk.DRAFTER).get(path(id)).body())
                .contains("name=\"personalNumberConfirmed\"", PersonalNumbers.CONFIRMED.ja());
        assertThatThrownBy(() -> walk.submit(id))
                .asInstanceOf(type(Incomplete.class))
                .satisfies(refused -> assertThat(refused.shortcomings())
                        .singleElement()
                        .satisfies(missing -> {
                            assertThat(missing.field()).isEqualTo("body");
                            assertThat(missing.what().ja()).contains("個人番号と思われる 12 桁の数字");
                        }));

        walk.rewrite(id, text -> text.withPersonalNumberConfirmed(true));
        walk.rewrite(id, text -> text.withWords(text.title(), text.body(), "９８７６５４３２１０９３と１２３４５６７８９０１８"));
        assertThat(walk.draftOf(id).orElseThrow().text().personalNumberConfirmed())
                .as("another number came in")
                .isFalse();
        walk.rewrite(id, text -> text.withPersonalNumberConfirmed(true));
        walk.submit(id);
        assertThat(Objects.requireNonNull(toshima.read(() -> ledger.history(id.value()))
                                .getFirst()
                                .detail())
                        .changes())
                .extracting(Act.Change::after)
                .containsExactly(PersonalNumbers.CONFIRMED.ja());
    }

    @Test
    void nothingIsConfirmedWhereThereIsNoNumber() {
        DocumentId id = walk.draft("番号のない案件");
        walk.rewrite(id, text -> text.withPersonalNumberConfirmed(true));

        assertThat(walk.draftOf(id).orElseThrow().text().personalNumberConfirmed())
                .isFalse();
        assertThat(site.signedIn(MatterWalk.DRAFTER).get(path(id)).body()).doesNotContain("personalNumberConfirmed");
    }

    @ParameterizedTest
    @DisplayName("R-027 what official Japanese writes otherwise is hinted at, and never blocks")
    @CsvSource({
        "確認して下さい。, 下さい",
        "対応が出来る。, 出来る",
        "送付致します。, 致し",
        "資料等々を送る。, 等々",
        "豊島区長殿, 長殿",
        "豊島区役所御中 様, 御中 様",
        "このようにした為に, 為",
        "その事が, 事",
        "次の通り、行う。, 通り",
        "有難うございます, 有難う",
        "宜しくお願いします, 宜しく",
        "10人から１２人, １２",
        "１0人, １0"
    })
    void notationIsHintedAt(String words, String found) {
        assertThat(Notation.of(written(words)))
                .extracting(DraftPage.Hint::found)
                .contains(found);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "次のとおり実施してよろしいか伺います。",
                "出来事を報告する。出来高払とする。",
                "仕事が終わる。人事を行う。事務を行う。",
                "通りに面した御殿を調査する。時間は午後2時から3時まで。",
                "参加者は１人、資料は3点とする。",
                "行為は、為替による。"
            })
    void goodNotationIsLeftAlone(String words) {
        assertThat(Notation.of(written(words))).isEmpty();
    }

    @Test
    void theEditorShowsHintsAndSubmitsAllTheSame() {
        DocumentId id = walk.draft("表記の案件");
        walk.rewrite(id, text -> text.withWords(text.title(), "確認して下さい。", ""));

        assertThat(site.signedIn(MatterWalk.DRAFTER).get(path(id)).body()).contains("「下さい」→ 「ください」");
        walk.submit(id);
    }

    private static DraftText written(String words) {
        return new DraftText(
                "",
                words,
                "",
                "",
                false,
                false,
                Optional.empty(),
                Secrecy.GENERAL,
                Scope.SECTION,
                Set.of(),
                Disclosure.OPEN,
                "",
                "",
                "",
                List.of());
    }

    private DraftText begunBy(String login) {
        Actor actor = toshima.actor(login);
        return toshima.read(() -> defaults.of(actor));
    }

    private static DraftText ofKind(DraftText text, String code) {
        return new DraftText(
                text.title(),
                text.body(),
                text.reason(),
                code,
                text.enforced(),
                false,
                text.file(),
                text.secrecy(),
                text.scope(),
                text.flags(),
                text.disclosure(),
                "",
                "",
                "",
                text.route());
    }

    private Optional<FileId> fileOf(DocumentId id) {
        Actor drafter = toshima.actor(MatterWalk.DRAFTER);
        return toshima.read(
                () -> Optional.of(documents.get(id, drafter.reader()).file()));
    }

    private static String path(DocumentId id) {
        return "/drafts/" + id.value();
    }
}
