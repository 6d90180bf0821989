package org.fumikura.frame;

import java.util.List;
import org.fumikura.shared.Text;

/** A key that stands for one request came with another one. */
public final class KeyUsedBefore extends Invalid {

    private static final long serialVersionUID = 1;

    KeyUsedBefore() {
        super(
                "frame.key-used-before",
                new Text(
                        "この Idempotency-Key は、別の内容の送信で使われています。", "This Idempotency-Key was sent with another request."),
                new Text("何も変更していません。新しい送信には新しいキーを使ってください。", "Nothing was changed. Use a new key for a new request."),
                List.of());
    }
}
