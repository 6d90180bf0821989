package org.fumikura.approval;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.fumikura.shared.JapaneseDate;
import org.fumikura.shared.OfficialClock;

/**
 * The 起案用紙 of a matter as it stood when it was printed. It is an official form and speaks Japanese, whatever language its
 * reader works in. Texts are empty where there is nothing to say.
 *
 * @param municipality its name
 * @param sample true for an invented municipality, which every page says
 * @param state where the matter stands, e.g. 回付中
 * @param draftNumber 起案番号
 * @param documentNumber 文書番号; empty before the decision and where nothing is issued
 * @param title 件名
 * @param takenOver 引継ぎ, the first one first
 * @param body 伺い文; its line ends are kept
 * @param reason 理由・根拠法令; its line ends are kept
 * @param authority 決裁区分 with the article, e.g. 副区長決裁（別表第1 2項［例］）
 * @param file 簿冊, number and title
 * @param retention 保存期間, e.g. 5年
 * @param disclosure 公開区分, with the reason unless it is open
 * @param attachments in their order, each with its part and name
 * @param points 要点, each with the page that it points to
 * @param decision the box of the decider
 * @param reviews 回議, in the order of the route
 * @param examinations 審査, in the order of the route
 * @param concurrences 合議, in the order of the route
 * @param position how far the ledger had come; 0 for a draft that was never submitted
 * @param shortHash the head of the ledger at that position
 */
public record SheetPage(
        String municipality,
        boolean sample,
        String state,
        String draftNumber,
        String documentNumber,
        String title,
        Dates dates,
        Drafter drafter,
        List<TakenOver> takenOver,
        String body,
        String reason,
        String authority,
        String file,
        String retention,
        String disclosure,
        List<Attachment> attachments,
        List<String> points,
        Box decision,
        List<Box> reviews,
        List<Box> examinations,
        List<Box> concurrences,
        long position,
        String shortHash,
        Instant printedAt) {

    /** How many boxes of the line stand side by side. */
    private static final int REVIEWS_A_ROW = 4;

    private static final int CONCURRENCES_A_ROW = 6;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    /**
     * 起案日, 決裁日 and 施行日; empty while they have not come.
     *
     * @param issued whether the matter is to be issued (施行あり)
     * @param occurred 事実発生日 of what was done already (追認); empty when nothing was
     */
    public record Dates(
            Optional<LocalDate> drafted,
            Optional<LocalDate> decided,
            Optional<LocalDate> effective,
            boolean issued,
            Optional<LocalDate> occurred) {}

    /**
     * 起案者.
     *
     * @param post unit and post in full
     */
    public record Drafter(String post, String name) {}

    /** That somebody took it over on a day (引継ぎ). */
    public record TakenOver(LocalDate on, Drafter by) {}

    /** An attachment, e.g. 案 / 計画案.pdf. */
    public record Attachment(String role, String name) {}

    /**
     * A box of the sheet: who was asked, and what became of it.
     *
     * @param post what the post is called; empty in a box that nobody fills
     * @param mark 代 where somebody decided or answered by proxy, 職務代理 or 代理; empty where the holder did
     * @param deputy the post of who did, where there is a mark
     * @param person who acted; empty before
     * @param signedOn the day on which she signed on paper (事実発生日); empty for an act at the screen
     */
    public record Box(
            String post,
            String mark,
            String deputy,
            String person,
            StepKind kind,
            StepState state,
            Optional<Instant> at,
            Optional<LocalDate> signedOn) {

        static final Box BLANK =
                new Box("", "", "", "", StepKind.REVIEW, StepState.WAITING, Optional.empty(), Optional.empty());

        /** 承認, 同意, 決裁, 後閲, …, or 未 while there is nothing. */
        public String outcome() {
            return switch (state) {
                case KEPT -> StepState.APPROVED.label(kind).ja();
                case DISAGREED -> "不調";
                default -> isDone() ? state.label(kind).ja() : "未";
            };
        }

        public boolean isDone() {
            return !state.isOpen() && state != StepState.SUPERSEDED;
        }

        /** R4.5.23 15:04, empty before. */
        public String time() {
            return at.map(SheetPage::compact).orElse("");
        }

        /** 紙 R4.5.20; empty for an act at the screen. */
        public String paper() {
            return signedOn.map(day -> "紙 " + new JapaneseDate(day).compact()).orElse("");
        }
    }

    /** The request line by line, as official papers lay it out. */
    public List<RequestLine> request() {
        return RequestLine.of(body);
    }

    /** The boxes of the 合議 in rows, all of one length. */
    public List<List<Box>> concurrenceRows() {
        int rows = (concurrences.size() + CONCURRENCES_A_ROW - 1) / CONCURRENCES_A_ROW;
        return IntStream.range(0, rows)
                .mapToObj(row -> IntStream.range(row * CONCURRENCES_A_ROW, (row + 1) * CONCURRENCES_A_ROW)
                        .mapToObj(n -> at(concurrences, n))
                        .toList())
                .toList();
    }

    /** A row of boxes across the sheet: an examination, and the next few of the line, the highest at the left. */
    public record Row(Box examination, List<Box> reviews) {}

    /** The rows of boxes, at least one. Boxes that nobody fills make them even. */
    public List<Row> rows() {
        int ofReviews = (reviews.size() + REVIEWS_A_ROW - 1) / REVIEWS_A_ROW;
        int rows = Math.max(1, Math.max(ofReviews, examinations.size()));
        List<Box> line = reviews.reversed();
        var all = new ArrayList<Row>();
        for (int row = 0; row < rows; row++) {
            int from = row * REVIEWS_A_ROW;
            all.add(new Row(
                    at(examinations, row),
                    IntStream.range(from, from + REVIEWS_A_ROW)
                            .mapToObj(n -> at(line, n))
                            .toList()));
        }
        return all;
    }

    /** 令和4年5月23日（月）, or a dash for a day that has not come. */
    public String day(Optional<LocalDate> date) {
        return date.map(day -> JapaneseDate.describe(day).ja()).orElse("―");
    }

    /** The line at the foot of every page. */
    public String foot() {
        String ledger = position == 0 ? "" : "台帳 %,d（照合値 %s）　".formatted(position, shortHash);
        return ledger + "出力 " + printed() + (sample ? "　見本（実在しない自治体）" : "");
    }

    private String printed() {
        var local = printedAt.atZone(OfficialClock.ZONE);
        return new JapaneseDate(local.toLocalDate()).full() + " " + TIME.format(local);
    }

    private static String compact(Instant at) {
        var local = at.atZone(OfficialClock.ZONE);
        return new JapaneseDate(local.toLocalDate()).compact() + " " + TIME.format(local);
    }

    private static Box at(List<Box> boxes, int n) {
        return n < boxes.size() ? boxes.get(n) : Box.BLANK;
    }
}
