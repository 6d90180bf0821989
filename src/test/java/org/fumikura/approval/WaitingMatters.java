package org.fumikura.approval;

import java.util.List;
import java.util.stream.IntStream;
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
}
