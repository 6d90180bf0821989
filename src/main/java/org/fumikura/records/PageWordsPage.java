package org.fumikura.records;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fumikura.renditions.Excerpt;
import org.fumikura.renditions.PageWords;

/**
 * The words of a page as they lie over its picture.
 *
 * @param find what is looked for, to be marked
 */
public record PageWordsPage(PageWords words, Optional<String> find) {

    private static final float NARROW = 0.5f;
    private static final int FIRST_WIDE = 0x1100;

    public List<PageWords.Run> runs() {
        return words.runs();
    }

    /**
     * A place where what is looked for stands, or the part of it within a run.
     *
     * @param occurrence which of them on this page, from 0
     */
    public record Mark(int occurrence, float left, float top, float width, float height) {}

    /** All of them, those over the end of a line in parts. */
    public List<Mark> marks() {
        return find.map(Excerpt::plain).map(this::marks).orElse(List.of());
    }

    private List<Mark> marks(String sought) {
        var written = new StringBuilder();
        var letters = new ArrayList<Letter>();
        for (PageWords.Run run : runs()) {
            for (int at = 0; at < run.words().length(); at++) {
                String plain = Excerpt.plain(run.words().substring(at, at + 1));
                written.append(plain);
                for (int n = 0; n < plain.length(); n++) {
                    letters.add(new Letter(run, at));
                }
            }
        }
        var marks = new ArrayList<Mark>();
        int occurrence = 0;
        for (int from = written.indexOf(sought); from >= 0; from = written.indexOf(sought, from + sought.length())) {
            int last = from + sought.length() - 1;
            int begin = from;
            for (int at = from; at <= last; at++) {
                if (at == last || letters.get(at + 1).run() != letters.get(at).run()) {
                    marks.add(mark(occurrence, letters.get(begin), letters.get(at)));
                    begin = at + 1;
                }
            }
            occurrence++;
        }
        return marks;
    }

    private static Mark mark(int occurrence, Letter first, Letter last) {
        PageWords.Run run = first.run();
        float all = breadth(run.words());
        float from = breadth(run.words().substring(0, first.at())) / all;
        float to = breadth(run.words().substring(0, last.at() + 1)) / all;
        boolean upright = run.height() > run.width() && run.words().length() > 1;
        return upright
                ? new Mark(
                        occurrence,
                        run.left(),
                        run.top() + run.height() * from,
                        run.width(),
                        run.height() * (to - from))
                : new Mark(
                        occurrence,
                        run.left() + run.width() * from,
                        run.top(),
                        run.width() * (to - from),
                        run.height());
    }

    /** How far words reach, as letters usually do: those of the alphabet half as far as the others. */
    private static float breadth(String words) {
        float sum = 0;
        for (int at = 0; at < words.length(); at++) {
            sum += words.charAt(at) < FIRST_WIDE ? NARROW : 1;
        }
        return sum;
    }

    private record Letter(PageWords.Run run, int at) {}
}
