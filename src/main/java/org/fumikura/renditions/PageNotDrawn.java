package org.fumikura.renditions;

import org.fumikura.shared.Refusal;
import org.fumikura.shared.Text;

/** The picture of a page can not be drawn. */
public final class PageNotDrawn extends Refusal {

    private static final long serialVersionUID = 1L;

    PageNotDrawn(int page) {
        super(
                "renditions.page-not-drawn",
                new Text(page + "ページは表示できませんでした。", "Page " + page + " could not be drawn."),
                new Text(
                        "元のファイルは保管しています。元のファイルを開くかダウンロードして読んでください。",
                        "The original is kept. Please open or download it to read this page."));
    }
}
