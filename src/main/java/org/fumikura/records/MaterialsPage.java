package org.fumikura.records;

import java.util.List;
import java.util.Optional;

/**
 * The attachments of a document by themselves.
 *
 * @param find what is looked for; empty when nothing is
 * @param hits where it stands, in the order of the pages
 */
public record MaterialsPage(Document document, Materials materials, Optional<String> find, List<Materials.Hit> hits) {}
