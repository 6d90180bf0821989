package org.fumikura.records;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The begin of a text file for a page. Offices keep text in UTF-8 and in CP932; nothing in the bytes says which, but text in
 * CP932 is hardly ever well-formed UTF-8.
 *
 * @param words as it is to be shown; line ends are line feeds
 * @param charset by its name on the web
 * @param cut whether there is more of it
 */
public record ShownText(String words, String charset, boolean cut) {

    static final int MOST_BYTES = 32 * 1024;
    private static final Charset CP932 = Charset.forName("windows-31j");
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** Reads and closes the stream. */
    static ShownText read(InputStream bytes) {
        try (bytes) {
            byte[] begin = bytes.readNBytes(MOST_BYTES + 1);
            boolean cut = begin.length > MOST_BYTES;
            byte[] shown = cut ? Arrays.copyOf(begin, MOST_BYTES) : begin;
            for (Charset charset : List.of(StandardCharsets.UTF_8, CP932)) {
                Optional<String> words = decode(shown, charset, cut);
                if (words.isPresent()) {
                    return new ShownText(tidy(words.get()), webName(charset), cut);
                }
            }
            return new ShownText(tidy(new String(shown, StandardCharsets.UTF_8)), "utf-8", cut);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /** Empty when the bytes are not text in this charset; a last character that was cut through is left out. */
    private static Optional<String> decode(byte[] bytes, Charset charset, boolean cut) {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), out, !cut);
        return result.isError() ? Optional.empty() : Optional.of(out.flip().toString());
    }

    private static String webName(Charset charset) {
        return charset.equals(CP932) ? "shift_jis" : "utf-8";
    }

    private static String tidy(String words) {
        String body = words.startsWith(BYTE_ORDER_MARK) ? words.substring(1) : words;
        return body.replace("\r\n", "\n").replace('\r', '\n');
    }
}
