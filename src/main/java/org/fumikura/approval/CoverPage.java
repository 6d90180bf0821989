package org.fumikura.approval;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.fumikura.sheets.QrCode;

/**
 * The cover sheet (かがみ) of a matter that goes round on paper: the facts and the request, an empty box for each who has to
 * sign, why it goes on paper and where the enclosures are, and the address of the matter as a QR code. Official, so in Japanese.
 *
 * @param sheet what the 起案用紙 says at the same moment
 * @param version which version of the words goes round
 * @param reason 紙で回す理由
 * @param whereabouts where the paper is; its line ends are kept
 * @param address of the matter
 * @param seals a box for each place of the route, in its order
 */
public record CoverPage(
        SheetPage sheet,
        int version,
        String reason,
        String whereabouts,
        String address,
        QrCode code,
        List<Seal> seals) {

    private static final int SEALS_A_ROW = 4;

    /** How wide and high a module of the code is printed, in millimetres. */
    private static final double MODULE = 0.75;

    /** How far one bar reaches into the next, so that no reader sees a seam between them. */
    private static final double OVERLAP = 0.02;

    /**
     * A box.
     *
     * @param post what the post is called; empty in a box that nobody fills
     * @param done what became of it without paper; empty where somebody has to sign
     */
    public record Seal(String kind, String post, String done) {
        static final Seal NONE = new Seal("", "", "");
    }

    /** The boxes in rows, all of one length. */
    public List<List<Seal>> rows() {
        int rows = Math.max(1, (seals.size() + SEALS_A_ROW - 1) / SEALS_A_ROW);
        return IntStream.range(0, rows)
                .mapToObj(row -> IntStream.range(row * SEALS_A_ROW, (row + 1) * SEALS_A_ROW)
                        .mapToObj(n -> n < seals.size() ? seals.get(n) : Seal.NONE)
                        .toList())
                .toList();
    }

    /** How the code is laid out on the sheet. */
    public String side() {
        return millimetres(code.size() * MODULE);
    }

    /** The place and the size of a bar, as a style. */
    public String style(QrCode.Bar bar) {
        return "left: %s; top: %s; width: %s; height: %s"
                .formatted(
                        millimetres(bar.x() * MODULE),
                        millimetres(bar.y() * MODULE),
                        millimetres(bar.length() * MODULE),
                        millimetres(MODULE + OVERLAP));
    }

    private static String millimetres(double length) {
        return String.format(Locale.ROOT, "%.2fmm", length);
    }
}
