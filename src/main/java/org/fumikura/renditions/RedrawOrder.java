package org.fumikura.renditions;

import java.util.List;

/**
 * How a PDF is redrawn.
 *
 * @param words what remains of the words of each page, in their order
 * @param areas parts of pages that are painted over
 */
record RedrawOrder(List<PageWords> words, List<PageArea> areas) {}
