package org.fumikura.content;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Tells the few types that a browser can show safely. Anything else is not to be shown in place; what it is, is found out
 * later and elsewhere.
 */
final class FirstBytes {

    static final int LENGTH = 1024;

    private FirstBytes() {}

    static String mediaType(byte[] head) {
        if (startsWith(head, "%PDF-")) {
            return "application/pdf";
        }
        if (startsWith(head, new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'})) {
            return "image/png";
        }
        if (startsWith(head, new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff})) {
            return "image/jpeg";
        }
        return looksLikeText(head) ? "text/plain" : "application/octet-stream";
    }

    private static boolean startsWith(byte[] head, String ascii) {
        return startsWith(head, ascii.getBytes(StandardCharsets.US_ASCII));
    }

    private static boolean startsWith(byte[] head, byte[] magic) {
        return head.length >= magic.length && Arrays.equals(Arrays.copyOf(head, magic.length), magic);
    }

    private static boolean looksLikeText(byte[] head) {
        for (byte b : head) {
            if (b >= 0 && b < 0x20 && b != '\n' && b != '\r' && b != '\t' && b != '\f') {
                return false;
            }
        }
        return head.length > 0;
    }
}
