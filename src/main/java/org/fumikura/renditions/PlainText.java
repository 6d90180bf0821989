package org.fumikura.renditions;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The words of a file that holds nothing else.
 *
 * @param cut whether there is more than was read
 */
record PlainText(String words, boolean cut) {

    /** The Windows form of Shift_JIS, which offices still exchange. */
    private static final Charset CP932 = Charset.forName("windows-31j");

    private static final Charset JIS = Charset.forName("x-windows-iso2022jp");

    /**
     * Reads the begin of a file.
     *
     * @param most how many bytes are read
     * @return empty when it is no text in UTF-8, UTF-16 with a mark, JIS or CP932
     */
    static Optional<PlainText> read(File file, int most) throws IOException {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file.toPath())) {
            bytes = in.readNBytes(most);
        }
        boolean cut = file.length() > bytes.length;
        return charsets(bytes).stream()
                .flatMap(charset -> decoded(bytes, charset, cut).stream())
                .filter(PlainText::isText)
                .findFirst()
                .map(words -> new PlainText(withoutMark(words), cut));
    }

    private static List<Charset> charsets(byte[] bytes) {
        var charsets = new ArrayList<Charset>();
        if (bytes.length >= 2
                && (bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE
                        || bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF)) {
            charsets.add(StandardCharsets.UTF_16);
        }
        String plain = new String(bytes, StandardCharsets.ISO_8859_1);
        if (plain.contains("\u001b$B") || plain.contains("\u001b$@")) {
            charsets.add(JIS);
        }
        charsets.add(StandardCharsets.UTF_8);
        charsets.add(CP932);
        return charsets;
    }

    /** A letter that was cut in two at the end is left out. */
    private static Optional<String> decoded(byte[] bytes, Charset charset, boolean cut) {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var words = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), words, !cut);
        return result.isUnderflow() ? Optional.of(words.flip().toString()) : Optional.empty();
    }

    /** Bytes that are no text have characters for machines in them, or nothing at all. */
    private static boolean isText(String words) {
        return !words.isBlank()
                && words.chars()
                        .allMatch(letter -> letter >= ' ' && letter != 0x7F || "\t\n\r\f\u001a".indexOf(letter) >= 0);
    }

    /**
     * Words in letters that somebody named.
     *
     * @param charset null when nobody did
     */
    static String decode(byte[] bytes, @Nullable String charset) {
        if (charset != null) {
            try {
                String name = charset.toLowerCase(Locale.ROOT);
                // what is sent under the standard's name holds letters of Windows
                return new String(
                        bytes,
                        name.equals("iso-2022-jp") ? JIS : name.equals("shift_jis") ? CP932 : Charset.forName(name));
            } catch (IllegalArgumentException unknown) {
                // read as it comes
            }
        }
        return charsets(bytes).stream()
                .flatMap(each -> decoded(bytes, each, true).stream())
                .findFirst()
                .orElseGet(() -> new String(bytes, StandardCharsets.UTF_8));
    }

    private static String withoutMark(String words) {
        return words.startsWith("\ufeff") ? words.substring(1) : words;
    }
}
