package org.fumikura.redaction;

import static org.fumikura.redaction.RedactionState.CONFIRMED;
import static org.fumikura.redaction.RedactionState.HANDED_OUT;
import static org.fumikura.redaction.RedactionState.MAKING;
import static org.fumikura.redaction.RedactionState.MARKING;
import static org.fumikura.redaction.RedactionState.PROVED;
import static org.fumikura.redaction.RedactionState.WITHDRAWN;

import java.util.Set;
import org.fumikura.shared.Text;

/** The one table of what can happen to a redaction: from which states and to which (docs/domain/redaction.md, RD-02). */
enum RedactionEvent {
    MARK("marked", "墨塗りの箇所を決めた", "marked what is to be gone", Set.of(MARKING), MAKING),
    PROVE("proved", "墨塗りしたPDFを作り、残っていないことを検査した", "made the new PDF, and proved it", Set.of(MAKING), PROVED),
    FAIL("not-proved", "墨塗りしたPDFを作れなかった", "could not make or prove the new PDF", Set.of(MAKING), MARKING),
    RETURN("returned", "確認せずに戻した", "returned it unconfirmed", Set.of(PROVED), MARKING),
    CONFIRM("confirmed", "墨塗りを確認した", "confirmed it", Set.of(PROVED), CONFIRMED),
    HAND_OUT("handed-out", "墨塗りしたPDFを取り出した", "handed the new PDF out", Set.of(CONFIRMED, HANDED_OUT), HANDED_OUT),
    WITHDRAW(
            "withdrawn", "墨塗りを取り下げた", "withdrew it", Set.of(MARKING, MAKING, PROVED, CONFIRMED, HANDED_OUT), WITHDRAWN);

    private final String act;
    private final Text words;
    private final Set<RedactionState> from;
    private final RedactionState to;

    RedactionEvent(String act, String ja, String en, Set<RedactionState> from, RedactionState to) {
        this.act = "redaction." + act;
        this.words = new Text(ja, en);
        this.from = from;
        this.to = to;
    }

    String act() {
        return act;
    }

    Text words() {
        return words;
    }

    boolean isPossibleFrom(RedactionState state) {
        return from.contains(state);
    }

    /** @throws NotInThisState when it can not happen in a state */
    RedactionState after(RedactionState state) {
        if (!isPossibleFrom(state)) {
            throw new NotInThisState(this, state);
        }
        return to;
    }
}
