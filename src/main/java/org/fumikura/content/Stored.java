package org.fumikura.content;

/**
 * Bytes that are durable on the disk.
 *
 * @param size in bytes
 * @param mediaType by the first bytes, never by name: {@code application/pdf}, {@code image/png}, {@code image/jpeg},
 *     {@code text/plain} or {@code application/octet-stream}
 */
public record Stored(Sha256 sha256, long size, String mediaType) {}
