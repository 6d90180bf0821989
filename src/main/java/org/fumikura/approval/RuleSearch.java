package org.fumikura.approval;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fumikura.shared.Text;

/**
 * Which row of the table of authority a matter falls under.
 *
 * @param row empty when it can not be told
 * @param lacking what has to be said for that
 */
record RuleSearch(Optional<Authority> row, Optional<Shortcoming> lacking) {

    /**
     * Looks among the rows of an executive body on a date.
     *
     * @param item blank for none
     */
    static RuleSearch in(List<Authority> rows, String code, String item, Optional<Long> amount) {
        List<Authority> ofKind =
                rows.stream().filter(row -> row.matterCode().equals(code)).toList();
        if (ofKind.isEmpty()) {
            return lacking("matterCode", new Text("事案の種類を選んでください。", "Choose the kind of matter."));
        }
        List<Authority> ofItem = ofKind.stream()
                .filter(row -> row.expenditureItem().equals(item))
                .toList();
        if (ofItem.isEmpty()) {
            return lacking("expenditureItem", chooseItem(ofKind));
        }
        if (amount.isEmpty() && ofItem.stream().anyMatch(Authority::asksForTheAmount)) {
            return lacking("amount", enterAmount(ofItem.getFirst()));
        }
        return ofItem.stream()
                .filter(row ->
                        amount.map(row.amounts()::contains).orElse(row.amounts().isAll()))
                .findFirst()
                .map(row -> new RuleSearch(Optional.of(row), Optional.empty()))
                .orElseGet(() -> lacking("amount", noRow(ofItem.getFirst(), amount.orElse(0L))));
    }

    /** The expenditure items of a kind of matter, in the order of the table; none where it has none. */
    static List<String> items(List<Authority> rows, String code) {
        return rows.stream()
                .filter(row ->
                        row.matterCode().equals(code) && !row.expenditureItem().isEmpty())
                .map(Authority::expenditureItem)
                .distinct()
                .toList();
    }

    private static RuleSearch lacking(String field, Text what) {
        return new RuleSearch(Optional.empty(), Optional.of(new Shortcoming(field, what)));
    }

    private static Text chooseItem(List<Authority> rows) {
        String items = rows.stream()
                .map(Authority::expenditureItem)
                .filter(item -> !item.isEmpty())
                .distinct()
                .collect(Collectors.joining("、"));
        String name = rows.getFirst().matterName();
        return new Text(
                "支出科目を選んでください（%s）。「%s」の決裁者は支出科目によって決まります。".formatted(items, name),
                "Choose the expenditure item (%s): it says who decides “%s”.".formatted(items, name));
    }

    private static Text enterAmount(Authority row) {
        return new Text(
                "金額を入力してください。%sの決裁者と合議先は金額によって決まります（%s）。"
                        .formatted(Explanation.what(row).ja(), row.source()),
                "Enter the amount: it says who decides and who concurs in %s (%s)."
                        .formatted(Explanation.what(row).en(), row.source()));
    }

    private static Text noRow(Authority row, long amount) {
        return new Text(
                "%s %,d 円に当てはまる行が、今日の決裁区分表にありません。金額を確かめるか、文書主管課に申し出てください。"
                        .formatted(Explanation.what(row).ja(), amount),
                "Today's table of authority has no row for %s of %,d yen. Check the amount, or ask the head of records."
                        .formatted(Explanation.what(row).en(), amount));
    }
}
