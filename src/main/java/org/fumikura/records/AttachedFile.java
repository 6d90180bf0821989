package org.fumikura.records;

import java.util.UUID;
import org.fumikura.content.Sha256;

/** An attachment: its place, its part, its name, its bytes. */
public record AttachedFile(
        UUID id, int ordinal, AttachmentRole role, String name, String mediaType, long size, Sha256 sha256) {}
