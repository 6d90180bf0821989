package org.fumikura.meetings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fumikura.organization.Actor;
import org.fumikura.records.DocumentId;
import org.fumikura.records.DocumentState;
import org.fumikura.testing.FumikuraTest;
import org.fumikura.testing.Site;
import org.fumikura.testing.StatementCounter;
import org.fumikura.testing.TestBrowser;
import org.fumikura.testing.Toshima;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What hangs together, as each of its readers sees it. */
@FumikuraTest
class ChainTest {

    private static final int MOST_STATEMENTS = 45;

    @Autowired
    private TeamOffice office;

    @Autowired
    private Toshima toshima;

    @Autowired
    private Themes themes;

    @Autowired
    private Chains chains;

    @Autowired
    private Site site;

    @Autowired
    private StatementCounter statements;

    private static int run;

    private TeamOffice.Opened opened;
    private InstructionId instruction;
    private ThemeId theme;
    private DocumentId document;

    @BeforeEach
    void tieThingsTogether() {
        run++;
        opened = office.session("つながりの会議" + run);
        instruction = office.instruction(opened, "紙文書の電子化を加えること");
        theme = office.theme(office.team("つながりのPT" + run, Optional.of(opened.body())), "ペーパーレスの推進");
        document = office.document(DocumentState.CLOSED);
        Actor secretary = office.secretary();
        toshima.run(() -> {
            themes.reword(theme, "ペーパーレスと電子化の推進", "目標を達する", Optional.of(instruction), "", secretary);
            themes.report(theme, opened.item(), secretary);
            themes.link(theme, document, ThemeDocument.Kind.DECISION, secretary);
        });
    }

    @Test
    @DisplayName("TM-10 from a document back to the session, and from the session forth to the document")
    void isWalkedInBothDirections() {
        var key = new ChainKey(ChainKind.DOCUMENT, document.value());
        Chain back = chain(key);
        assertThat(back.nodes().keySet())
                .contains(
                        key,
                        themeKey(),
                        new ChainKey(ChainKind.ITEM, opened.item().value()),
                        new ChainKey(ChainKind.INSTRUCTION, instruction.value()),
                        new ChainKey(ChainKind.SESSION, opened.session().value()));
        Chain forth = chain(new ChainKey(ChainKind.SESSION, opened.session().value()));
        assertThat(forth.nodes()).containsKeys(key, themeKey());
        assertThat(listed(forth))
                .as("the list names each node of the drawing once")
                .isEqualTo(forth.nodes().size());
        assertThat(ChainDrawing.of(forth).boxes()).hasSameSizeAs(forth.nodes().keySet());
        assertThat(ChainDrawing.of(forth).ways())
                .hasSizeGreaterThanOrEqualTo(forth.nodes().size() - 1);
    }

    private static int listed(Chain chain) {
        var all = new ArrayList<ChainNode>(List.of(chain.start()));
        add(chain.tree(), all);
        assertThat(all).doesNotHaveDuplicates();
        return all.size();
    }

    private static void add(List<Chain.Branch> branches, List<ChainNode> all) {
        for (Chain.Branch branch : branches) {
            all.add(branch.node());
            add(branch.below(), all);
        }
    }

    @Test
    @DisplayName("TM-10 who sees neither the session nor the document sees the theme alone")
    void endsWhereSomebodyMayNotSee() {
        Actor stranger = toshima.actor(TeamOffice.STRANGER);
        Chain seen = toshima.read(() -> chains.find(themeKey(), stranger)).orElseThrow();

        assertThat(seen.nodes().keySet())
                .noneMatch(key -> key.kind() != ChainKind.THEME && key.kind() != ChainKind.DOCUMENT);
        assertThat(toshima.read(() -> chains.find(
                        new ChainKey(ChainKind.SESSION, opened.session().value()), stranger)))
                .isEmpty();
        TestBrowser browser = site.signedIn(TeamOffice.STRANGER);
        assertThat(browser.get(Chains.path(new ChainKey(ChainKind.INSTRUCTION, instruction.value())))
                        .status())
                .isEqualTo(404);
        assertThat(browser.get("/meetings/chain?from=theme-none").status()).isEqualTo(404);
    }

    @Test
    @DisplayName("the page has the drawing, the list and few questions, however much hangs together")
    void asksFewQuestions() {
        TestBrowser secretary = site.signedIn(TeamOffice.SECRETARY);
        String path = Chains.path(themeKey());
        String page = secretary.get(path).body();

        assertThat(page)
                .contains(
                        "<svg class=\"chain\"",
                        "一覧",
                        "from=session-" + opened.session().value());
        assertThat(statements.during(() -> secretary.get(path))).isLessThanOrEqualTo(MOST_STATEMENTS);
    }

    private ChainKey themeKey() {
        return new ChainKey(ChainKind.THEME, theme.value());
    }

    private Chain chain(ChainKey from) {
        return toshima.read(() -> chains.find(from, office.secretary())).orElseThrow();
    }
}
