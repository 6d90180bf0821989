package org.fumikura.frame;

import org.fumikura.shared.Text;

/**
 * One entry of the main menu.
 *
 * @param order smaller comes first
 * @param count shown beside the label when positive; it obeys access
 */
public record MenuEntry(int order, Text label, String path, long count) {}
