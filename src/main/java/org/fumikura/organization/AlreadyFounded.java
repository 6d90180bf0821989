package org.fumikura.organization;

import org.fumikura.shared.Refusal;
import org.fumikura.shared.Text;

/** The municipality, or one of its host names, is there already. */
public final class AlreadyFounded extends Refusal {

    private static final long serialVersionUID = 1;

    /** @param what its code or the host name */
    AlreadyFounded(String what) {
        super(
                "organization.already-founded",
                new Text("すでに登録されています: " + what, "Already entered: " + what),
                new Text(
                        "何も変更していません。別のコードまたはホスト名を指定してください。",
                        "Nothing was changed. Please name another code or host name."));
    }
}
