package org.fumikura.approval;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.DeltaType;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.fumikura.records.AttachedFile;
import org.fumikura.records.Version;
import org.fumikura.shared.Text;

/**
 * Where two versions of a matter differ.
 *
 * @param label the field
 * @param pieces its words in their order, those that are gone and those that are new among them
 */
public record Change(Text label, List<Piece> pieces) {

    /** How much of what stayed the same is left beside a change, in characters. */
    private static final int AROUND = 60;

    /** From how many characters on a text is compared by lines. */
    private static final int LONG = 4_000;

    /** What became of a piece. */
    public enum How {
        SAME,
        GONE,
        NEW
    }

    /** A run of words. */
    public record Piece(How how, String words) {}

    /** Where two versions differ, in the order of the form; nothing where they are the same. */
    static List<Change> between(Version was, Version is) {
        var changes = new ArrayList<>(ofWords(was, is));
        add(changes, new Text("資料", "Attachments"), files(was.attachments()), files(is.attachments()));
        return List.copyOf(changes);
    }

    /** The same without the attachments. */
    static List<Change> ofWords(Version was, Version is) {
        var changes = new ArrayList<Change>();
        add(changes, new Text("件名", "Title"), words(was.title()), words(is.title()));
        add(changes, new Text("伺い文", "Request"), words(was.body()), words(is.body()));
        add(changes, new Text("理由・根拠法令", "Reason and basis"), words(was.reason()), words(is.reason()));
        return List.copyOf(changes);
    }

    /** What became of the lines of a field; empty when they are the same. */
    static Optional<Change> of(Text label, List<String> was, List<String> is) {
        return was.equals(is) ? Optional.empty() : Optional.of(new Change(label, pieces(was, is)));
    }

    private static void add(List<Change> changes, Text label, List<String> was, List<String> is) {
        if (!was.equals(is)) {
            changes.add(new Change(label, pieces(was, is)));
        }
    }

    private static List<Piece> pieces(List<String> was, List<String> is) {
        var pieces = new ArrayList<Piece>();
        for (AbstractDelta<String> delta : DiffUtils.diff(was, is, true).getDeltas()) {
            String before = String.join("", delta.getSource().getLines());
            String after = String.join("", delta.getTarget().getLines());
            if (delta.getType() == DeltaType.EQUAL) {
                pieces.add(new Piece(How.SAME, shortened(before)));
                continue;
            }
            if (!before.isEmpty()) {
                pieces.add(new Piece(How.GONE, before));
            }
            if (!after.isEmpty()) {
                pieces.add(new Piece(How.NEW, after));
            }
        }
        return List.copyOf(pieces);
    }

    private static String shortened(String words) {
        return words.length() <= 2 * AROUND + 1
                ? words
                : words.substring(0, AROUND) + "…" + words.substring(words.length() - AROUND);
    }

    /** By words; what is very long by lines, so that comparing takes no time that anybody notices. */
    private static List<String> words(String text) {
        if (text.length() > LONG) {
            return List.of(text.split("(?<=\n)"));
        }
        BreakIterator breaks = BreakIterator.getWordInstance(Locale.JAPANESE);
        breaks.setText(text);
        var words = new ArrayList<String>();
        int from = breaks.first();
        for (int to = breaks.next(); to != BreakIterator.DONE; to = breaks.next()) {
            words.add(text.substring(from, to));
            from = to;
        }
        return words;
    }

    /** A file that was changed under its name is another one: its size tells it apart in words, its bytes in fact. */
    private static List<String> files(List<AttachedFile> files) {
        return files.stream()
                .map(file -> "%s（%s・%,d バイト・%s）\n"
                        .formatted(
                                file.name(),
                                file.role().label().ja(),
                                file.size(),
                                file.sha256().toString().substring(0, 8)))
                .toList();
    }
}
