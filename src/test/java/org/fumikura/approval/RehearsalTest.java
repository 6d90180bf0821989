package org.fumikura.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.fumikura.demo.City;
import org.fumikura.organization.AssignmentId;
import org.fumikura.organization.PostId;
import org.fumikura.organization.Rank;
import org.fumikura.organization.StaffRegister;
import org.fumikura.organization.Validity;
import org.fumikura.records.DocumentId;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.Municipality;
import org.fumikura.tenancy.Transactions;
import org.fumikura.testing.FumikuraTest;
import org.fumikura.testing.Site;
import org.fumikura.testing.Toshima;
import org.jooq.DSLContext;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a day to come will change, seen beforehand. */
@FumikuraTest
class RehearsalTest {

    private static final String KEEPER = "somu-kacho";
    private static final LocalDate JUNE = LocalDate.of(2022, 6, 1);

    @Autowired
    private MatterWalk walk;

    @Autowired
    private Rehearsal rehearsal;

    @Autowired
    private RehearsalSheets sheets;

    @Autowired
    private Authorities authorities;

    @Autowired
    private AuthorityRegister register;

    @Autowired
    private StaffRegister staff;

    @Autowired
    private Toshima toshima;

    @Autowired
    private Transactions transactions;

    @Autowired
    private OfficialClock clock;

    @Autowired
    private Site site;

    @Autowired
    private DSLContext db;

    @Test
    @DisplayName("A.17 who will be asked, which decider will be missing and which rules change is seen beforehand")
    void seesADayToCome() {
        DocumentId id = walk.submitted("六月をまたぐ案件");
        Authority row =
                toshima
                        .read(() -> authorities.list(
                                toshima.actor(KEEPER).post().unit().body(), clock.today()))
                        .stream()
                        .filter(each -> each.matterCode().equals(walk.matter(id).matterCode()))
                        .findFirst()
                        .orElseThrow();
        toshima.run(() -> register.replace(
                row,
                new AuthorityRegister.NewAuthority(
                        row.body(),
                        row.matterCode(),
                        row.matterName(),
                        row.expenditureItem(),
                        row.amounts(),
                        Rank.DEPARTMENT_HEAD,
                        row.terms(),
                        row.source(),
                        Optional.empty(),
                        List.of(),
                        Validity.from(JUNE)),
                toshima.actor(KEEPER).doer()));
        leaves(MatterWalk.SECTION_HEAD);

        Rehearsal.Report all = toshima.in(() -> rehearsal.report(JUNE, toshima.actor("jinji-tanto")));
        assertThat(all.leftOut()).isEmpty();
        assertThat(all.lines())
                .extracting(Rehearsal.Line::kind)
                .contains(Rehearsal.Kind.STOPPED, Rehearsal.Kind.VACANT, Rehearsal.Kind.RULE_BEGINS)
                .isSorted();
        Rehearsal.Report report = toshima.in(() -> rehearsal.report(JUNE, toshima.actor(MatterWalk.SUBSECTION_HEAD)));
        assertThat(report.leftOut())
                .containsExactly(
                        Rehearsal.Kind.VACANT,
                        Rehearsal.Kind.DRAFTER_LEAVES,
                        Rehearsal.Kind.PASSES_ON,
                        Rehearsal.Kind.HOLDER_CHANGES);
        assertThat(report.lines())
                .extracting(Rehearsal.Line::kind)
                .doesNotContainAnyElementsOf(report.leftOut())
                .contains(Rehearsal.Kind.STOPPED, Rehearsal.Kind.RULE_BEGINS, Rehearsal.Kind.RULE_ENDS)
                .isSorted();
        assertThat(report.lines())
                .filteredOn(line -> line.kind() == Rehearsal.Kind.STOPPED)
                .anySatisfy(line -> {
                    assertThat(line.what().ja()).isEqualTo("六月をまたぐ案件");
                    assertThat(line.then().ja()).contains("部長決定");
                });
        assertThat(walk.matter(id).state()).as("nothing changed by looking").isEqualTo(MatterState.CIRCULATING);
        assertThat(clock.today()).isBefore(JUNE);

        String page =
                site.signedIn(KEEPER).get("/administration/rehearsal?on=R4.6.1").body();
        assertThat(page).contains("その日の決裁区分では決裁できない", "（閲覧できない案件）", "4 種類（", "内示前のため人事担当だけに示します");
        assertThat(site.signedIn("jinji-tanto")
                        .get("/administration/rehearsal?on=R4.6.1")
                        .body())
                .contains("決裁者が空席になる")
                .doesNotContain("内示前のため");
        assertThat(words("jinji-tanto")).contains("決裁者が空席になる", "令和4年6月1日");
        assertThat(words(KEEPER)).doesNotContain("決裁者が空席になる");
        assertThat(site.signedIn(MatterWalk.SECTION_HEAD)
                        .get("/administration/rehearsal")
                        .status())
                .isEqualTo(403);
    }

    @Test
    @DisplayName("only a read looks ahead: nothing is written at a moment that has not come")
    void nothingIsWrittenAhead() {
        assertThatThrownBy(() -> toshima.run(() -> transactions.work(() -> {
                    transactions.ahead(JUNE, clock::today);
                })))
                .isInstanceOf(IllegalStateException.class);
        assertThat(toshima.read(() -> transactions.ahead(JUNE, clock::today))).isEqualTo(JUNE);
    }

    /** What stands on the printed report. */
    private String words(String login) {
        assertThat(site.signedIn(login)
                        .get("/administration/rehearsal/sheet.pdf?on=2022-06-01")
                        .header("content-type"))
                .isEqualTo("application/pdf");
        var city = new Municipality(City.TOSHIMA, "131164", new Text("豊島区", "Toshima"), false);
        byte[] pdf = toshima.in(() -> sheets.print(rehearsal.report(JUNE, toshima.actor(login)), "下見", city));
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /** Leaves the post with the end of the day before. */
    private void leaves(String login) {
        PostId post = toshima.actor(login).post().id();
        UUID assignment = toshima.read(() -> db.fetchSingle(
                        "select id from organization.assignment where post_id = ? and upper_inf(valid)", post.value())
                .get(0, UUID.class));
        toshima.run(() -> staff.endAssignment(
                new AssignmentId(assignment),
                JUNE.minusDays(1),
                toshima.actor("system-kanri").doer()));
    }
}
