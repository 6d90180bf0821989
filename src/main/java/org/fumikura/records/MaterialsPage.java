package org.fumikura.records;

/** The attachments of a document by themselves, with what was looked for in them. */
public record MaterialsPage(Document document, FoundPages found) {

    public Materials materials() {
        return found.materials();
    }
}
