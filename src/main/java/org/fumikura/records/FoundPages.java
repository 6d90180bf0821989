package org.fumikura.records;

import java.util.List;
import java.util.Optional;

/**
 * What was found in the attachments of a document.
 *
 * @param find what is looked for; empty when nothing is
 * @param hits where it stands, in the order of the pages
 */
public record FoundPages(Materials materials, Optional<String> find, List<Materials.Hit> hits) {}
