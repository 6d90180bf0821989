package org.fumikura.meetings;

import java.time.LocalDate;
import org.fumikura.frame.Invalid;
import org.fumikura.records.Typed;
import org.fumikura.shared.Text;

/** What is typed about teams and themes, or why not. */
final class TeamWords {

    static final int LONGEST_LINE = 200;
    static final int LONGEST_REASON = 1_000;
    static final int LONGEST_WORDS = 2_000;
    static final int LONGEST_TASK = 500;

    private TeamWords() {}

    /** @throws Invalid when it is empty or too long */
    static String line(String field, String typed, int longest) {
        return demanded(field, Typed.line(typed), longest);
    }

    /** @throws Invalid when it is empty or too long */
    static String lines(String field, String typed, int longest) {
        return demanded(field, Typed.lines(typed), longest);
    }

    private static String demanded(String field, String words, int longest) {
        if (words.isEmpty()) {
            throw new Invalid(field, new Text("入力してください。", "Please fill it in."));
        }
        return within(field, words, longest);
    }

    /** May be empty. */
    static String within(String field, String words, int longest) {
        if (words.length() > longest) {
            throw new Invalid(
                    field,
                    new Text("%,d字以内で入力してください。".formatted(longest), "At most %,d characters.".formatted(longest)));
        }
        return words;
    }

    /** @throws Invalid when a day that is of record has not come yet */
    static void requireCome(String field, LocalDate day, LocalDate today) {
        if (day.isAfter(today)) {
            throw new Invalid(field, new Text("今日までの日を入力してください。", "Please enter a day that has come."));
        }
    }
}
