package org.fumikura.records;

/** The list of pages in which something stands, for a reader that stays where it is. */
public record HitsPage(FoundPages found) {}
