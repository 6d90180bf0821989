package org.fumikura.portal;

import java.util.Locale;
import org.fumikura.content.Sha256;

/**
 * A file of a package.
 *
 * @param name what it is called when it is saved, unique in its package; letters, digits, and no separators of folders
 * @param mediaType such as {@code application/pdf}
 * @param content bytes that are kept in {@link org.fumikura.content.Contents}; the package refers to them as long as it stands
 * @param language of its words
 */
public record PublicationFile(String name, String mediaType, Sha256 content, Locale language) {}
