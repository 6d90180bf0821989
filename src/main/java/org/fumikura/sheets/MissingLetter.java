package org.fumikura.sheets;

/**
 * A letter that no installed face can draw as it was written.
 *
 * @param letter as it was written: one code point, or a base character with its variation selector
 * @param baseForm true where the ordinary form of the base character is drawn in place of the variant that was asked for; false
 *     where nothing can be drawn and the mark 〓 stands in its place
 */
public record MissingLetter(String letter, boolean baseForm) {}
