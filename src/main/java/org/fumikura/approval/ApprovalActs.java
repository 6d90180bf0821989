package org.fumikura.approval;

import java.util.HashMap;
import java.util.Map;
import org.fumikura.ledger.ActWords;
import org.fumikura.shared.Text;
import org.springframework.stereotype.Component;

@Component
class ApprovalActs implements ActWords {

    static final String COMMENTED = "approval.commented";
    static final String NOTED = "approval.noted";
    static final String NOTE_WITHDRAWN = "approval.note-withdrawn";
    static final String SEEN_AFTERWARDS = "approval.seen-afterwards";
    static final String OPINION_AFTERWARDS = "approval.opinion-afterwards";
    static final String CONDITION_MET = "approval.condition-met";
    static final String PAPER_RECORDED = "approval.paper-recorded";
    static final String PAPER_CONFIRMED = "approval.paper-confirmed";
    static final String PAPER_REFUSED = "approval.paper-refused";
    static final String PERUSAL_SENT = "approval.perusal-sent";
    static final String PERUSAL_SEEN = "approval.perusal-seen";
    static final String PERUSAL_TAKEN_BACK = "approval.perusal-taken-back";
    static final String PERUSAL_DRAFTED = "approval.perusal-drafted";
    static final String PERUSAL_COMPLETED = "approval.perusal-completed";
    static final String AUTHORITY_ENTERED = "approval.authority-entered";
    static final String AUTHORITY_ENDED = "approval.authority-ended";

    static final String STEP_REMINDED = "approval.step-reminded";
    static final String STEP_ESCALATED = "approval.step-escalated";
    static final String STEP_UNATTENDED = "approval.step-unattended";
    static final String STAGNATION_RULE_ENDED = "approval.stagnation-rule-ended";
    static final String STAGNATION_RULE_ENTERED = "approval.stagnation-rule-entered";

    static final String TEMPLATE_KEPT = "approval.template-kept";
    static final String TEMPLATE_ENDED = "approval.template-ended";

    static final String PHRASE_KEPT = "approval.phrase-kept";
    static final String PHRASE_ENDED = "approval.phrase-ended";

    static final String RECURRENCE_ENTERED = "approval.recurrence-entered";
    static final String RECURRENCE_SKIPPED = "approval.recurrence-skipped";
    static final String RECURRENCE_ENDED = "approval.recurrence-ended";

    @Override
    public Map<String, Text> byKind() {
        var words = new HashMap<String, Text>();
        for (MatterEvent event : MatterEvent.values()) {
            words.put(event.act(), event.words());
        }
        words.put(COMMENTED, new Text("意見を付けた", "commented"));
        words.put(NOTED, new Text("資料に付箋を付けた", "put a note on an attachment"));
        words.put(NOTE_WITHDRAWN, new Text("付箋を取り下げた", "withdrew a note"));
        words.put(SEEN_AFTERWARDS, new Text("後閲した", "saw it afterwards"));
        words.put(OPINION_AFTERWARDS, new Text("後閲して意見を付けた", "saw it afterwards with an opinion"));
        words.put(CONDITION_MET, new Text("決裁の条件が満たされたことを確認した", "confirmed the condition of the decision"));
        words.put(PAPER_RECORDED, new Text("紙の押印を登録した", "entered what was signed on paper"));
        words.put(
                PAPER_CONFIRMED,
                new Text("紙の押印の登録がかがみと一致することを確認した", "confirmed that the record agrees with the signed cover sheet"));
        words.put(PAPER_REFUSED, new Text("紙の押印の登録を戻した", "sent the record of what was signed on paper back"));
        words.put(PERUSAL_SENT, new Text("供覧に付した", "sent for perusal"));
        words.put(PERUSAL_SEEN, new Text("閲覧した", "saw"));
        words.put(PERUSAL_TAKEN_BACK, new Text("供覧から戻した", "took the perusal back"));
        words.put(PERUSAL_DRAFTED, new Text("供覧から起案した", "began a draft from the perusal"));
        words.put(PERUSAL_COMPLETED, new Text("供覧が完結した", "completed the perusal"));
        words.put(AUTHORITY_ENTERED, new Text("決裁区分を登録した", "entered a rule of authority"));
        words.put(AUTHORITY_ENDED, new Text("決裁区分を終えた", "ended a rule of authority"));
        words.put(STEP_REMINDED, new Text("長く止まっていることを、番の人に知らせた", "reminded who is asked"));
        words.put(STEP_ESCALATED, new Text("長く止まっていることを、上の組織の長に知らせた", "told the head above that it waits"));
        words.put(STEP_UNATTENDED, new Text("不在で代わる人もなく止まっていることを知らせた", "told that nobody is there to act"));
        words.put(STAGNATION_RULE_ENDED, new Text("滞留の基準を終えた", "ended when a matter has waited too long"));
        words.put(STAGNATION_RULE_ENTERED, new Text("滞留の基準を登録した", "entered when a matter has waited too long"));
        words.put(TEMPLATE_KEPT, new Text("ひな形を保存した", "kept a template"));
        words.put(TEMPLATE_ENDED, new Text("ひな形の使用を終えた", "ended a template"));
        words.put(PHRASE_KEPT, new Text("定型文を保存した", "kept a phrase"));
        words.put(PHRASE_ENDED, new Text("定型文の使用を終えた", "ended a phrase"));
        words.put(RECURRENCE_ENTERED, new Text("定例の起案を登録した", "entered a recurring draft"));
        words.put(RECURRENCE_SKIPPED, new Text("定例の起案を1回見送った", "left a turn of a recurring draft out"));
        words.put(RECURRENCE_ENDED, new Text("定例の起案を終えた", "ended a recurring draft"));
        return Map.copyOf(words);
    }
}
