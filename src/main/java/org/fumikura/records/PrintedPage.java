package org.fumikura.records;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.fumikura.shared.Text;

/**
 * Pages of attachments as they are printed.
 *
 * @param number of the document; empty when it has none
 * @param first page over all attachments
 * @param last page, included
 * @param by who prints them
 */
public record PrintedPage(
        Document document, Materials materials, String number, int first, int last, Text by, Instant at) {

    /** A page of an attachment. */
    public record Sheet(Materials.Material material, int page) {}

    public List<Sheet> sheets() {
        return materials.list().stream()
                .flatMap(material -> IntStream.rangeClosed(1, material.pages().size())
                        .filter(page -> material.before() + page >= first && material.before() + page <= last)
                        .mapToObj(page -> new Sheet(material, page)))
                .toList();
    }
}
