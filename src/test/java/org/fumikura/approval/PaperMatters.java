package org.fumikura.approval;

import java.util.Base64;
import org.fumikura.records.DocumentId;
import org.springframework.stereotype.Component;

/** Sends matters of 情報管理課 round on paper, for tests of the pages that come with it. */
@Component
public class PaperMatters {

    private static final byte[] DOT = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private final PaperWalk paper;

    PaperMatters(PaperWalk paper) {
        this.paper = paper;
    }

    /** One of which nothing is entered yet; the path of the matter. */
    public String toRecord() {
        return path(paper.submitted("紙の押印を登録する案件"));
    }

    /** One that waits for its comparison by the section's records clerk; the path of the comparison. */
    public String toCompare() {
        DocumentId id = paper.submitted("かがみと照合する案件");
        return path(id) + "/paper/" + paper.record(id, MatterWalk.DRAFTER, paper.decided(id), DOT);
    }

    private static String path(DocumentId id) {
        return "/matters/" + id.value();
    }
}
