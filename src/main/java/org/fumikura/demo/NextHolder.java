package org.fumikura.demo;

import java.util.UUID;
import org.fumikura.shared.Text;

/**
 * Whom a matter waits for.
 *
 * @param numbers the matter's numbers, as much as anybody in the demonstration may know of it
 * @param post what the holder is called
 * @param visitor whether the visitor is signed in as that person in that post
 */
public record NextHolder(UUID matter, String numbers, Text post, boolean visitor) {}
