package org.fumikura.renditions;

import java.nio.file.Path;

/**
 * The picture of a page.
 *
 * @param file where it lies now; it may be thrown away at any time
 * @param mediaType {@code image/png} or {@code image/jpeg}
 */
public record PagePicture(Path file, String mediaType) {}
