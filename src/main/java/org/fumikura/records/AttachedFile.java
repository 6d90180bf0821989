package org.fumikura.records;

import java.util.UUID;
import org.fumikura.content.Sha256;
import org.jspecify.annotations.Nullable;

/** An attachment: its place, its part, its name, its bytes. */
public record AttachedFile(
        UUID id, int ordinal, AttachmentRole role, String name, String mediaType, long size, Sha256 sha256) {

    private static final int LONGEST_NAME = 200;

    /** The same file for another part. */
    public AttachedFile as(AttachmentRole other) {
        return new AttachedFile(id, ordinal, other, name, mediaType, size, sha256);
    }

    /**
     * A file's name as it is kept: without folders and control characters, which browsers and scanners send, and at most
     * {@value #LONGEST_NAME} characters long, the ending included. Never blank.
     */
    public static String plainName(@Nullable String sent) {
        String given = sent == null ? "" : sent;
        String last = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
        String plain = last.replaceAll("[\\p{Cntrl}\\p{Cf}]", "").strip();
        if (plain.isEmpty()) {
            return "資料";
        }
        int dot = plain.lastIndexOf('.');
        String ending = dot > 0 && plain.length() - dot <= 10 ? plain.substring(dot) : "";
        String stem = plain.substring(0, plain.length() - ending.length());
        int room = LONGEST_NAME - ending.length();
        if (stem.length() > room) {
            stem = stem.substring(0, Character.isHighSurrogate(stem.charAt(room - 1)) ? room - 1 : room);
        }
        return stem + ending;
    }
}
