package org.fumikura.redaction;

import java.util.ArrayList;
import java.util.List;
import org.fumikura.renditions.PageArea;
import org.fumikura.renditions.PageLetters.Letter;
import org.fumikura.renditions.Rendition;

/** Parts of pages: around letters, the same as others, of a width that tells nothing. */
final class Areas {

    /** Around letters, as a share of their height: what a typeface draws over its edge. */
    private static final float ROOM = 0.06f;

    /** In sizes of a letter: further on, another line or column begins. */
    private static final float SAME_LINE = 0.6f;

    private static final float ALIKE = 0.5f;

    /** So many letters wide is a part of a concealed length, or twice as many, and so on (RD-06). */
    private static final float STEP = 6;

    private Areas() {}

    static List<PageArea> around(List<Letter> letters, int page, Rendition.PageSize size) {
        var areas = new ArrayList<PageArea>();
        Letter last = null;
        for (Letter letter : letters) {
            float room = letter.height() * ROOM + 0.3f;
            PageArea own = cut(
                    page,
                    letter.left() - room,
                    letter.top() - room,
                    letter.left() + letter.width() + room,
                    letter.top() + letter.height() + room,
                    size);
            if (last != null && isInLine(last, letter)) {
                areas.set(areas.size() - 1, union(areas.getLast(), own));
            } else {
                areas.add(own);
            }
            last = letter;
        }
        return List.copyOf(areas);
    }

    private static boolean isInLine(Letter last, Letter letter) {
        float high = Math.min(last.height(), letter.height());
        float wide = Math.min(last.width(), letter.width());
        boolean beside =
                Math.abs(middle(last.top(), last.height()) - middle(letter.top(), letter.height())) < high * SAME_LINE
                        && letter.left() - (last.left() + last.width()) < high * 3
                        && letter.left() > last.left() - high;
        boolean below =
                Math.abs(middle(last.left(), last.width()) - middle(letter.left(), letter.width())) < wide * SAME_LINE
                        && letter.top() - (last.top() + last.height()) < high
                        && letter.top() > last.top();
        return beside || below;
    }

    private static float middle(float begin, float extent) {
        return begin + extent / 2;
    }

    private static PageArea cut(int page, float left, float top, float right, float bottom, Rendition.PageSize size) {
        float l = Math.clamp(left, 0, size.width() - 0.1f);
        float t = Math.clamp(top, 0, size.height() - 0.1f);
        return new PageArea(
                page,
                l,
                t,
                Math.max(0.1f, Math.min(right, size.width()) - l),
                Math.max(0.1f, Math.min(bottom, size.height()) - t));
    }

    private static PageArea union(PageArea one, PageArea other) {
        float left = Math.min(one.left(), other.left());
        float top = Math.min(one.top(), other.top());
        return new PageArea(
                one.page(),
                left,
                top,
                Math.max(one.left() + one.width(), other.left() + other.width()) - left,
                Math.max(one.top() + one.height(), other.top() + other.height()) - top);
    }

    /** Whether two finds are one: as many parts, and each covers most of the smaller one of the other's. */
    static boolean areAlike(List<PageArea> some, List<PageArea> others) {
        if (some.size() != others.size()) {
            return false;
        }
        for (int i = 0; i < some.size(); i++) {
            if (overlap(some.get(i), others.get(i)) < ALIKE) {
                return false;
            }
        }
        return true;
    }

    private static float overlap(PageArea one, PageArea other) {
        float across =
                Math.min(one.left() + one.width(), other.left() + other.width()) - Math.max(one.left(), other.left());
        float down =
                Math.min(one.top() + one.height(), other.top() + other.height()) - Math.max(one.top(), other.top());
        float smaller = Math.min(one.width() * one.height(), other.width() * other.height());
        float larger = Math.max(one.width() * one.height(), other.width() * other.height());
        // one letter is not the same as the word that it stands in
        return across <= 0 || down <= 0 || smaller < larger / 4 ? 0 : across * down / smaller;
    }

    static List<PageArea> united(List<PageArea> some, List<PageArea> others) {
        var united = new ArrayList<PageArea>();
        for (int i = 0; i < some.size(); i++) {
            united.add(union(some.get(i), others.get(i)));
        }
        return List.copyOf(united);
    }

    /** As wide as the next step, so that nothing tells how long the words were; it takes in what stands behind them. */
    static PageArea concealing(PageArea area, Rendition.PageSize size) {
        if (area.height() > area.width() * 1.5f) {
            float step = area.width() * STEP;
            float high = Math.min(size.height(), (float) Math.ceil(area.height() / step) * step);
            float top = Math.min(area.top(), size.height() - high);
            return new PageArea(area.page(), area.left(), top, area.width(), high);
        }
        float step = area.height() * STEP;
        float wide = Math.min(size.width(), (float) Math.ceil(area.width() / step) * step);
        float left = Math.min(area.left(), size.width() - wide);
        return new PageArea(area.page(), left, area.top(), wide, area.height());
    }
}
