package org.fumikura.approval;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.fumikura.records.Disclosure;
import org.fumikura.records.DocumentId;
import org.fumikura.records.Scope;
import org.fumikura.records.Secrecy;
import org.springframework.stereotype.Component;

/** Lets matters wait for somebody, for tests of what she sees. */
@Component
public class WaitingMatters {

    private final MatterWalk walk;

    WaitingMatters(MatterWalk walk) {
        this.walk = walk;
    }

    /** Matters that wait for the decision of 情報管理課長; their paths. */
    public List<String> forTheChief(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(n -> {
                    var id = walk.submitted("課長の決裁を待つ案件 " + n);
                    walk.approve(id, MatterWalk.SUBSECTION_HEAD);
                    return "/matters/" + id.value();
                })
                .toList();
    }

    /** One that waits for the decision of 情報管理課長; its id. */
    public UUID forTheChief(String title) {
        var id = walk.submitted(title);
        walk.approve(id, MatterWalk.SUBSECTION_HEAD);
        return id.value();
    }

    /** One that 情報管理課長 may decide, with a file attached; its id. */
    public UUID forTheChief(String title, String file, byte[] bytes) {
        var id = walk.draft(title);
        walk.attach(id, file, bytes);
        walk.submit(id);
        walk.approve(id, MatterWalk.SUBSECTION_HEAD);
        return id.value();
    }

    /** Lets 情報管理課長 give one back, and its drafter send it again with another file in place of what was attached. */
    public void mend(UUID matter, String file, byte[] bytes) {
        var id = new DocumentId(matter);
        walk.giveBack(id, MatterWalk.SECTION_HEAD, "資料を直すこと");
        walk.detach(id);
        walk.attach(id, file, bytes);
        walk.submit(id);
        walk.approve(id, MatterWalk.SUBSECTION_HEAD);
    }

    /** Lets 情報管理課長 decide one. */
    public void decide(UUID matter) {
        walk.decide(new DocumentId(matter), MatterWalk.SECTION_HEAD);
    }

    /** A secret one, due in a week, that waits for 情報管理課長 as one of those who are named; its id. */
    public UUID secretForTheChief(String title) {
        var id = walk.draft(title);
        walk.rewrite(
                id,
                text -> new DraftText(
                        text.title(),
                        text.body(),
                        text.reason(),
                        text.matterCode(),
                        text.enforced(),
                        text.previousYearPrefix(),
                        text.file(),
                        Secrecy.SECRET,
                        Scope.NAMED,
                        text.flags(),
                        Disclosure.CLOSED,
                        "人事に関する情報のため",
                        "2022/7/1",
                        text.amount(),
                        text.route()));
        walk.submit(id);
        walk.approve(id, MatterWalk.SUBSECTION_HEAD);
        return id.value();
    }
}
