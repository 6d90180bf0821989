package org.fumikura.organization;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.fumikura.shared.Text;

/**
 * One kind of thing that somebody has open.
 *
 * @param order smaller comes first
 * @param count how many there are; the reader may know of each of them
 * @param path where its owner deals with it
 * @param items the first of them
 */
public record HandoverLine(int order, Text what, long count, Fate fate, String path, List<Item> items) {

    public HandoverLine {
        items = List.copyOf(items);
    }

    public HandoverLine(int order, Text what, long count, Fate fate, String path) {
        this(order, what, count, fate, path, List.of());
    }

    /** One of them. */
    public record Item(String path, Text title, Optional<LocalDate> dueOn) {}

    /** What becomes of it on the day after. */
    public enum Fate {
        SUCCESSOR("同じ職の後任に渡ります", "Goes to the successor in the post"),
        UNIT("担当の組織に残り、だれかが引き継ぎます", "Stays with the unit in charge; somebody takes it over"),
        CLERK("文書取扱主任に残ります", "Stays with the records clerk"),
        ENDS("その日で終わります", "Ends with the day"),
        STAYS("本人のものとして残ります。だれも消しません", "Stays hers; nobody deletes it");

        private final Text label;

        Fate(String ja, String en) {
            this.label = new Text(ja, en);
        }

        public Text label() {
            return label;
        }
    }
}
