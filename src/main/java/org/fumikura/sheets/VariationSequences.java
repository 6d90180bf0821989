package org.fumikura.sheets;

import java.nio.ByteBuffer;

/**
 * Which glyph a face has for a base character with a variation selector, such as 葛 U+845B U+E0100. FontBox leaves this part of
 * a face (the character map of format 14, OpenType “cmap”) unread.
 */
final class VariationSequences {

    private static final int UNICODE = 0;
    private static final int VARIATIONS = 5;
    private static final int HEADER = 10;
    private static final int SELECTOR_RECORD = 11;

    private final ByteBuffer table;

    /** @param cmap the whole table; one without such a part knows no sequence */
    VariationSequences(byte[] cmap) {
        this.table = variations(ByteBuffer.wrap(cmap));
    }

    /**
     * The glyph of a sequence.
     *
     * @param ordinary the glyph of the base character without a selector
     * @return 0 if the face does not know the sequence
     */
    int glyph(int base, int selector, int ordinary) {
        int records = table.hasRemaining() ? table.getInt(6) : 0;
        for (int n = 0; n < records; n++) {
            int at = HEADER + n * SELECTOR_RECORD;
            if (unsigned24(at) == selector) {
                int variant = variant(table.getInt(at + 7), base);
                return variant == 0 && isOrdinary(table.getInt(at + 3), base) ? ordinary : variant;
            }
        }
        return 0;
    }

    private boolean isOrdinary(int at, int base) {
        int ranges = at == 0 ? 0 : table.getInt(at);
        for (int n = 0; n < ranges; n++) {
            int first = unsigned24(at + 4 + n * 4);
            int more = Byte.toUnsignedInt(table.get(at + 7 + n * 4));
            if (base >= first && base <= first + more) {
                return true;
            }
        }
        return false;
    }

    private int variant(int at, int base) {
        int mappings = at == 0 ? 0 : table.getInt(at);
        for (int n = 0; n < mappings; n++) {
            int entry = at + 4 + n * 5;
            if (unsigned24(entry) == base) {
                return Short.toUnsignedInt(table.getShort(entry + 3));
            }
        }
        return 0;
    }

    private int unsigned24(int at) {
        return Short.toUnsignedInt(table.getShort(at)) << 8 | Byte.toUnsignedInt(table.get(at + 2));
    }

    private static ByteBuffer variations(ByteBuffer cmap) {
        int tables = cmap.getShort(2);
        for (int n = 0; n < tables; n++) {
            int at = 4 + n * 8;
            if (cmap.getShort(at) == UNICODE && cmap.getShort(at + 2) == VARIATIONS) {
                return slice(cmap, cmap.getInt(at + 4));
            }
        }
        return ByteBuffer.allocate(0);
    }

    /** A copy, so that the rest of a large table is not kept. */
    private static ByteBuffer slice(ByteBuffer cmap, int at) {
        byte[] part = new byte[cmap.getInt(at + 2)];
        cmap.get(at, part);
        return ByteBuffer.wrap(part);
    }
}
