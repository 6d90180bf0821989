package org.fumikura.content;

import org.fumikura.shared.Refusal;
import org.fumikura.shared.Text;

/** The disk that holds the attachments has no room left; nothing of what arrived is kept. */
public final class ContentDiskFull extends Refusal {

    private static final long serialVersionUID = 1;

    ContentDiskFull() {
        super(
                "content.disk-full",
                new Text(
                        "資料を置くディスクの空きが足りないため、添付を受け付けませんでした。",
                        "The disk for attachments is full; the attachment was not accepted."),
                new Text(
                        "ほかの入力はそのまま残っています。システム管理者に空きを増やすよう伝えてから、もう一度添付してください。",
                        "Everything else is kept. Please ask the administrator for more room, and attach it again."));
    }
}
