package org.fumikura.search;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.fumikura.organization.Exports;
import org.fumikura.shared.JapaneseDate;
import org.fumikura.shared.Text;

/** What was found, as a list that is written out. */
final class FoundList {

    private static final String NAME = "search";

    private static final List<Text> COLUMNS = List.of(
            new Text("番号", "Number"),
            new Text("件名", "Title"),
            new Text("種別", "Kind"),
            new Text("起案・収受した組織", "Unit of origin"),
            new Text("登録日（和暦）", "Registered (era)"),
            new Text("登録日", "Registered"),
            new Text("簿冊", "File"),
            new Text("分類", "Class"),
            new Text("状態", "State"),
            new Text("場所", "Path"));

    private FoundList() {}

    /** @param language in which its reader reads */
    static Exports.Export of(Searching.Listing found, Locale language) {
        return new Exports.Export(
                new Text("検索結果", "What was found"),
                NAME,
                COLUMNS,
                found.items().stream().map(each -> cells(each, language)).toList(),
                found.more() ? Optional.of(more()) : Optional.empty());
    }

    private static Text more() {
        return new Text(
                "%,d件までを書き出しました。ほかにも見つかっています。".formatted(Searching.MOST_LISTED),
                "The first %,d. More were found.".formatted(Searching.MOST_LISTED));
    }

    private static List<String> cells(Findables.Listed listed, Locale language) {
        Findables.Shown thing = listed.shown();
        LocalDate day = thing.day();
        return List.of(
                thing.number(),
                thing.title(),
                thing.sort().in(language),
                thing.unit().in(language),
                new JapaneseDate(day).compact(),
                day.toString(),
                listed.file(),
                listed.classification(),
                listed.state().map(state -> state.in(language)).orElse(""),
                thing.path());
    }

    /** How the access log tells of a list that a program asked for. */
    static String note(Searching.Listing found, String purpose) {
        return "%s %d JSON %s".formatted(NAME, found.items().size(), purpose);
    }
}
