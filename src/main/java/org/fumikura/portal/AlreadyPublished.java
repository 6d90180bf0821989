package org.fumikura.portal;

import org.fumikura.shared.Refusal;
import org.fumikura.shared.Text;

/** It stands on the site already. */
public final class AlreadyPublished extends Refusal {

    private static final long serialVersionUID = 1L;

    AlreadyPublished(String title) {
        super(
                "portal.already-published",
                new Text("「%s」はすでに公開しています。".formatted(title), "“%s” is published already.".formatted(title)),
                new Text("何も変更していません。内容を改めるときは訂正してください。", "Nothing was changed. Publish a correction instead."));
    }
}
