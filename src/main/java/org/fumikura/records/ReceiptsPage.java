package org.fumikura.records;

import org.fumikura.shared.Paged;

/**
 * The receipts of a section.
 *
 * @param words what they are narrowed to
 * @param unfinished whether only those are shown that are not completed
 * @param mayReceive whether the reader can enter one
 */
public record ReceiptsPage(String words, boolean unfinished, boolean mayReceive, Paged<Receipts.Line> receipts) {}
