package org.fumikura.search;

import org.fumikura.shared.Refusal;
import org.fumikura.shared.Text;

/** Nothing can be searched before there is an index. */
final class IndexBeingMade extends Refusal {

    private static final long serialVersionUID = 1;

    IndexBeingMade() {
        super(
                "search.being-made",
                new Text("検索の索引を作っているところです。", "The index of the search is being made."),
                new Text(
                        "ほかの処理には影響ありません。しばらくしてから、もう一度探してください。",
                        "Nothing else is affected. Please search again in a while."));
    }
}
