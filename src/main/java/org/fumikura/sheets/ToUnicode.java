package org.fumikura.sheets;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.function.IntFunction;

/** Writes the table that gives a reader of the PDF the text of each code. */
public final class ToUnicode {

    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final int MOST_IN_A_BLOCK = 100;
    private static final String BEGIN = """
            /CIDInit /ProcSet findresource begin
            12 dict begin
            begincmap
            /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
            /CMapName /Adobe-Identity-UCS def
            /CMapType 2 def
            1 begincodespacerange
            <0000> <FFFF>
            endcodespacerange
            """;
    private static final String END = """
            endcmap
            CMapName currentdict /CMap defineresource pop
            end
            end
            """;

    private ToUnicode() {}

    /**
     * The table as a stream of a font holds it.
     *
     * @param codes of two bytes each
     * @param text of a code, not empty
     */
    public static byte[] of(Collection<Integer> codes, IntFunction<String> text) {
        var table = new StringBuilder(BEGIN);
        List<Integer> all = new ArrayList<>(codes);
        for (int from = 0; from < all.size(); from += MOST_IN_A_BLOCK) {
            List<Integer> block = all.subList(from, Math.min(all.size(), from + MOST_IN_A_BLOCK));
            table.append(block.size()).append(" beginbfchar\n");
            for (int code : block) {
                String utf16 = HEX.formatHex(text.apply(code).getBytes(StandardCharsets.UTF_16BE));
                table.append("<%04X> <%s>%n".formatted(code, utf16));
            }
            table.append("endbfchar\n");
        }
        return table.append(END).toString().getBytes(StandardCharsets.US_ASCII);
    }
}
