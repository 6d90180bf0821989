package org.fumikura.portal;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What the site says to a question, for whatever carries it.
 *
 * @param body the bytes, or empty when {@code file} holds them
 * @param file a file of a package
 * @param tag another one for every other content
 * @param name under which a file is saved; null for what is no file
 */
record SiteAnswer(
        int status,
        String mediaType,
        byte[] body,
        @Nullable Path file,
        String tag,
        @Nullable String name) {

    static SiteAnswer text(int status, String mediaType, String text) {
        return bytes(status, mediaType, text.getBytes(StandardCharsets.UTF_8));
    }

    static SiteAnswer bytes(int status, String mediaType, byte[] bytes) {
        return new SiteAnswer(status, mediaType, bytes, null, Digests.of(bytes).substring(0, 32), null);
    }

    static SiteAnswer file(String mediaType, Path file, String sha256, String name) {
        return new SiteAnswer(200, mediaType, new byte[0], file, sha256.substring(0, 32), name);
    }
}
