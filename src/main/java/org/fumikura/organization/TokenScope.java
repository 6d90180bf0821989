package org.fumikura.organization;

import org.fumikura.shared.Text;

/** What an access token is good for, within what its person may do. */
public enum TokenScope {
    READ("読み取り", "Read"),
    WRITE("登録・起案・決裁などの操作", "Register, draft, decide"),
    ADMINISTER("組織・職・職員などの管理", "Administer units, posts, people");

    private final Text label;

    TokenScope(String ja, String en) {
        this.label = new Text(ja, en);
    }

    public Text label() {
        return label;
    }
}
