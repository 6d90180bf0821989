package org.fumikura.approval;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.fumikura.records.Typed;
import org.fumikura.shared.DateInput;
import org.fumikura.shared.Text;
import org.fumikura.sheets.Grid;

/**
 * Drafts of one text (同文多数) as a table asks for them: a template with its placeholders filled in, row by row (R-020-batch).
 *
 * @param columns the placeholders of the template, and amount and due day where the table has them
 * @param unused columns of the table that are not read
 */
record DraftBatch(List<String> columns, List<String> unused, List<Row> rows) {

    /** The most drafts that are made together. */
    static final int MOST = 200;

    static final String AMOUNT = "金額";
    static final String DUE_ON = "期限";

    /** As spreadsheet programs count them: the head is the first line. */
    private static final int FIRST_LINE = 2;

    /**
     * A draft to be made.
     *
     * @param line where it stands in the file
     * @param problems why it can not be made
     */
    record Row(int line, String title, String body, String reason, String amount, String dueOn, List<Text> problems) {

        /** Which row of the table it is, from 0. */
        int place() {
            return line - FIRST_LINE;
        }

        /** The draft, on what its template makes of a blank one. */
        DraftText over(DraftText template) {
            DraftText.Case kind = template.ofCase();
            return new DraftText(
                    new DraftText.Words(title, body, reason),
                    new DraftText.Case(
                            kind.matterCode(),
                            kind.expenditureItem(),
                            amount,
                            kind.higherReason(),
                            kind.enforced(),
                            kind.previousYearPrefix()),
                    template.marks(),
                    template.special(),
                    template.file(),
                    dueOn,
                    template.personalNumberConfirmed(),
                    template.route());
        }
    }

    /** @throws BatchRefused when the table is not one for this template */
    static DraftBatch read(Grid grid, DraftTemplates.Words template, LocalDate today) {
        List<String> placeholders = Placeholders.in(template.title(), template.body(), template.reason());
        if (placeholders.isEmpty()) {
            throw BatchRefused.withoutPlaceholders(template.name());
        }
        List<String> head = grid.head().stream().map(DraftBatch::plain).toList();
        requireColumns(head, placeholders);
        if (grid.rows().isEmpty() || grid.rows().size() > MOST) {
            throw BatchRefused.rows(grid.rows().size());
        }
        var columns = new ArrayList<>(placeholders);
        List.of(AMOUNT, DUE_ON).stream()
                .filter(head::contains)
                .filter(each -> !placeholders.contains(each))
                .forEach(columns::add);
        var rows = new ArrayList<Row>();
        for (int i = 0; i < grid.rows().size(); i++) {
            rows.add(row(i + FIRST_LINE, values(head, grid.rows().get(i)), placeholders, template, today));
        }
        return new DraftBatch(
                List.copyOf(columns),
                head.stream()
                        .filter(each -> !columns.contains(each) && !each.isEmpty())
                        .toList(),
                List.copyOf(rows));
    }

    private static void requireColumns(List<String> head, List<String> placeholders) {
        List<String> missing =
                placeholders.stream().filter(each -> !head.contains(each)).toList();
        if (!missing.isEmpty()) {
            throw BatchRefused.columns(missing);
        }
        var seen = new HashSet<String>();
        List<String> twice = head.stream()
                .filter(each -> !each.isEmpty() && !seen.add(each))
                .distinct()
                .toList();
        if (!twice.isEmpty()) {
            throw BatchRefused.twice(twice);
        }
    }

    /** A head may have the marks of the placeholder. */
    private static String plain(String head) {
        String line = Typed.line(head);
        return line.startsWith("〔") && line.endsWith("〕")
                ? line.substring(1, line.length() - 1).strip()
                : line;
    }

    private static Map<String, String> values(List<String> head, List<String> cells) {
        var values = new HashMap<String, String>();
        for (int i = 0; i < head.size(); i++) {
            values.put(head.get(i), Typed.lines(cells.get(i)));
        }
        return values;
    }

    private static Row row(
            int line,
            Map<String, String> values,
            List<String> placeholders,
            DraftTemplates.Words template,
            LocalDate today) {
        String title = Typed.line(Placeholders.fill(template.title(), values));
        String body = Placeholders.fill(template.body(), values);
        String reason = Placeholders.fill(template.reason(), values);
        String amount = values.getOrDefault(AMOUNT, "");
        String dueOn = values.getOrDefault(DUE_ON, "");
        var problems = new ArrayList<Text>();
        placeholders.stream()
                .filter(each -> values.getOrDefault(each, "").isBlank())
                .forEach(each -> problems.add(new Text("「" + each + "」が空欄です。", "“" + each + "” is blank.")));
        checkLength(new Text("件名", "The title"), title, Completeness.LONGEST_TITLE, problems);
        checkLength(new Text("伺い文", "The request"), body, Completeness.LONGEST_BODY, problems);
        checkLength(new Text("理由・根拠法令", "The reason"), reason, Completeness.LONGEST_REASON, problems);
        if (title.isEmpty()) {
            problems.add(new Text("件名が空欄になります。", "The title would be blank."));
        }
        if (PersonalNumbers.appearIn(title)) {
            problems.add(new Text(
                    "件名に個人番号と思われる 12 桁の数字が入ります。",
                    "The title would contain what seems to be a personal number (12 digits)."));
        }
        if (!amount.isBlank() && DraftText.yen(amount).isEmpty()) {
            problems.add(
                    new Text("金額「" + amount + "」は円の数字ではありません。", "The amount “" + amount + "” is no number of yen."));
        }
        if (!dueOn.isBlank() && DateInput.read(dueOn, today) instanceof DateInput.Refused refused) {
            problems.add(refused.reason());
        }
        return new Row(line, title, body, reason, amount, dueOn, List.copyOf(problems));
    }

    private static void checkLength(Text what, String words, int longest, List<Text> problems) {
        if (words.length() > longest) {
            problems.add(new Text(
                    "%sが %,d 字までのところ %,d 字になります。".formatted(what.ja(), longest, words.length()),
                    "%s has at most %,d characters and would have %,d.".formatted(what.en(), longest, words.length())));
        }
    }

    List<Row> bad() {
        return rows.stream().filter(row -> !row.problems().isEmpty()).toList();
    }
}
