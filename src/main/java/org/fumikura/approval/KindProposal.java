package org.fumikura.approval;

import org.fumikura.shared.Text;

/**
 * A kind of matter that is proposed to a drafter (事案の種類の候補).
 *
 * @param code of the table of authority
 * @param cited the title of the similar matter of this kind that is most alike
 * @param similar how many similar matters were of this kind, the cited one among them
 */
public record KindProposal(String code, String name, String cited, int similar) {

    /** Why it is proposed. */
    public Text reason() {
        int others = similar - 1;
        return others == 0
                ? new Text(
                        "似た案件「%s」がこの区分でした。".formatted(cited),
                        "The similar matter “%s” was of this kind.".formatted(cited))
                : new Text(
                        "似た案件「%s」ほか%,d件がこの区分でした。".formatted(cited, others),
                        "The similar matter “%s” and %,d more were of this kind.".formatted(cited, others));
    }
}
