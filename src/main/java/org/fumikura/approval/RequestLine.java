package org.fumikura.approval;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of a request (伺い文) as official papers lay it out. The layout follows from the words alone: they are kept and
 * given out as they were typed.
 *
 * @param text the line as it was typed; without the blanks around it where it is centred, set right or a heading
 * @param hanging by how many letters the lines below the first are set in, 0 to {@value #MOST_HANGING}
 */
public record RequestLine(Kind kind, String text, int hanging) {

    /** The deepest that an item hangs: what is set in further would leave too little of the line. */
    static final int MOST_HANGING = 8;

    /** Below it stand the letters that take half of a line's step. */
    private static final int FULL_WIDTH = 0x80;

    private static final String NOTE_ALONE = "記";
    private static final String END_ALONE = "以上";
    private static final String ANNEX_ALONE = "別記";

    /** 別記, 別記1, 別記第2号様式, each with or without a title; a sentence that begins with the word is none. */
    private static final Pattern ANNEX_LINE =
            Pattern.compile("別記(?:様式)?(?:第?[0-9０-９一二三四五六七八九十]{1,3}号?)?(?:様式)?(?:[ \u3000（(].*[^。])?");

    /** １, 1., (1), （１）, ①, ア, (ア), each with what stands after it. */
    private static final Pattern ITEM_LINE =
            Pattern.compile("([ \u3000]*(?:[(（](?:[0-9０-９]{1,2}|[ア-ン])[)）][ \u3000]*|[①-⑳][ \u3000]*"
                    + "|(?:[0-9０-９]{1,2}[.．、]?|[ア-ン])[ \u3000]+))[^ \u3000].*");

    /** What a line is. */
    public enum Kind {
        PLAIN,
        /** A numbered item: its further lines hang below its words. */
        ITEM,
        /** 記, in the middle. */
        NOTE,
        /** 以上, at the right. */
        END,
        /** The heading of a 別記, which begins a new page on paper. */
        ANNEX
    }

    /** What a button of the editor writes below a request. */
    enum Frame {
        NOTE,
        ANNEX;

        /** A request with the frame behind its last line; nothing of what was written changes. */
        String below(String body) {
            String written = body.isBlank() ? "" : body.stripTrailing() + "\n\n";
            return switch (this) {
                case NOTE -> written + NOTE_ALONE + "\n\n１　\n\n" + END_ALONE + "\n";
                case ANNEX -> written + nextAnnex(body) + "\n\n";
            };
        }

        private static String nextAnnex(String body) {
            long before =
                    of(body).stream().filter(line -> line.kind == Kind.ANNEX).count();
            return before == 0 ? ANNEX_ALONE : ANNEX_ALONE + (before + 1);
        }
    }

    /** All lines of a request in their order, blank ones among them. */
    public static List<RequestLine> of(String body) {
        return Arrays.stream(body.split("\n", -1)).map(RequestLine::parse).toList();
    }

    private static RequestLine parse(String typed) {
        String words = typed.strip();
        if (words.equals(NOTE_ALONE)) {
            return new RequestLine(Kind.NOTE, words, 0);
        }
        if (words.equals(END_ALONE)) {
            return new RequestLine(Kind.END, words, 0);
        }
        if (ANNEX_LINE.matcher(words).matches()) {
            return new RequestLine(Kind.ANNEX, words, 0);
        }
        Matcher item = ITEM_LINE.matcher(typed);
        return item.matches()
                ? new RequestLine(Kind.ITEM, typed, Math.min(width(item.group(1)), MOST_HANGING))
                : new RequestLine(Kind.PLAIN, typed, 0);
    }

    /** How wide some letters are, in those of full width; a half one counts as a whole. */
    private static int width(String letters) {
        long half = letters.chars().filter(letter -> letter < FULL_WIDTH).count();
        return Math.toIntExact(letters.length() - half + Math.ceilDiv(half, 2));
    }

    public boolean isBlank() {
        return text.isBlank();
    }

    /** The names of its style on the screen and on the sheet. */
    public String style() {
        return switch (kind) {
            case PLAIN -> "line";
            case ITEM -> "line item hang-" + hanging;
            case NOTE -> "line centre";
            case END -> "line right";
            case ANNEX -> "line annex";
        };
    }
}
