package org.fumikura.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.fumikura.organization.Actor;
import org.fumikura.records.DocumentId;
import org.fumikura.records.Numbers;
import org.fumikura.shared.FiscalYear;
import org.fumikura.testing.FumikuraTest;
import org.fumikura.testing.Reorganization;
import org.fumikura.testing.TestClocks;
import org.fumikura.testing.Toshima;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a matter needs of its section's numbers when the section has ended. */
@FumikuraTest
class DraftNumberTest {

    @Autowired
    private MatterWalk walk;

    @Autowired
    private Toshima toshima;

    @Autowired
    private Approvals approvals;

    @Autowired
    private Numbers numbers;

    @Autowired
    private Reorganization reorganization;

    @Autowired
    private TestClocks clocks;

    @Test
    @DisplayName(
            "A.12 what came back goes on under its number, though its section ended and the next one counts nothing yet")
    void submittedAgainAfterItsSectionEnded() {
        DocumentId id = walk.submitted("年度末に差し戻される案件");
        List<Numbers.Allotted> number = numbersOf(id);
        Actor head = toshima.actor(MatterWalk.SUBSECTION_HEAD);
        toshima.run(() -> approvals.returnToDrafter(id, head, "日付を直してください"));
        LocalDate day = FiscalYear.of(clocks.officialToday()).next().firstDay();
        toshima.in(() -> reorganization.prepare(day));
        clocks.setOfficial(day.atTime(9, 0));
        DocumentId anew = walk.draft("新しい課の最初の案件");

        assertThatThrownBy(() -> walk.submit(anew))
                .isInstanceOfSatisfying(
                        Incomplete.class,
                        incomplete -> assertThat(incomplete.shortcomings())
                                .anySatisfy(missing ->
                                        assertThat(missing.what().ja()).contains("起案番号がこの年度に設定されていません")));
        walk.submit(id);
        assertThat(walk.matter(id).version()).isEqualTo(2);
        assertThat(numbersOf(id)).isEqualTo(number);
    }

    private List<Numbers.Allotted> numbersOf(DocumentId id) {
        return toshima.read(() -> numbers.of(id));
    }
}
