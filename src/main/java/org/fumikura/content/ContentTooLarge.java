package org.fumikura.content;

import org.fumikura.shared.Refusal;
import org.fumikura.shared.Text;

/** More bytes than one attachment may have. */
public final class ContentTooLarge extends Refusal {

    private static final long serialVersionUID = 1;
    private static final long MEGABYTE = 1024 * 1024;

    ContentTooLarge(long limit) {
        super(
                "content.too-large",
                new Text(
                        "資料が大きすぎます（1 点 %d MB まで）。".formatted(limit / MEGABYTE),
                        "The attachment is too large (at most %d MB each).".formatted(limit / MEGABYTE)),
                new Text("ほかの入力はそのまま残っています。資料を分けて添付してください。", "Everything else is kept. Please attach it in parts."));
    }
}
