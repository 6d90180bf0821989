package org.fumikura.renditions;

import java.util.List;

/**
 * What must not be found in a redrawn PDF.
 *
 * @param sought words that must be nowhere in it
 * @param areas parts of its pages in which nothing may be
 */
record ProofOrder(List<String> sought, List<PageArea> areas) {}
