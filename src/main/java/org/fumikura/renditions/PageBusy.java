package org.fumikura.renditions;

import java.time.Duration;
import org.fumikura.shared.Busy;
import org.fumikura.shared.Text;

/** The picture of a page was not drawn now, and it is not the page's fault. */
public final class PageBusy extends Busy {

    private static final long serialVersionUID = 1L;

    PageBusy() {
        super(
                "renditions.page-busy",
                new Text("ページの表示が混み合っています。", "Many pages are being drawn just now."),
                new Text("何も失われていません。少し待ってから、もう一度開いてください。", "Nothing is lost. Please wait a little and open it again."),
                Duration.ofSeconds(5));
    }
}
