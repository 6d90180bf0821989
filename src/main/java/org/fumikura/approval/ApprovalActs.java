package org.fumikura.approval;

import java.util.HashMap;
import java.util.Map;
import org.fumikura.ledger.ActWords;
import org.fumikura.shared.Text;
import org.springframework.stereotype.Component;

@Component
class ApprovalActs implements ActWords {

    static final String COMMENTED = "approval.commented";
    static final String SEEN_AFTERWARDS = "approval.seen-afterwards";
    static final String OPINION_AFTERWARDS = "approval.opinion-afterwards";
    static final String CONDITION_MET = "approval.condition-met";
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
    static final String STAGNATION_RULE_ENTERED = "approval.stagnation-rule-entered";

    static final String TEMPLATE_KEPT = "approval.template-kept";
    static final String TEMPLATE_ENDED = "approval.template-ended";

    @Override
    public Map<String, Text> byKind() {
        var words = new HashMap<String, Text>();
        for (MatterEvent event : MatterEvent.values()) {
            words.put(event.act(), event.words());
        }
        words.put(COMMENTED, new Text("意見を付けた", "commented"));
        words.put(SEEN_AFTERWARDS, new Text("後閲した", "saw it afterwards"));
        words.put(OPINION_AFTERWARDS, new Text("後閲して意見を付けた", "saw it afterwards with an opinion"));
        words.put(CONDITION_MET, new Text("決裁の条件が満たされたことを確認した", "confirmed the condition of the decision"));
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
        words.put(STAGNATION_RULE_ENTERED, new Text("滞留の基準を登録した", "entered when a matter has waited too long"));
        words.put(TEMPLATE_KEPT, new Text("ひな形を保存した", "kept a template"));
        words.put(TEMPLATE_ENDED, new Text("ひな形の使用を終えた", "ended a template"));
        return Map.copyOf(words);
    }
}
