package org.fumikura.approval;

import org.fumikura.shared.Refusal;
import org.fumikura.shared.Text;

/** An opinion or reason that does not fit. */
final class TooLong extends Refusal {

    private static final long serialVersionUID = 1;

    TooLong(int limit) {
        super(
                "approval.too-long",
                new Text(
                        "意見・理由は %,d 字までです。".formatted(limit),
                        "At most %,d characters can be said here.".formatted(limit)),
                new Text(
                        "まだ何も変わっていません。長いときは資料として添付してください。", "Nothing was changed yet. Attach longer words as a file."));
    }
}
