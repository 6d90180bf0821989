package org.fumikura.renditions;

/** A part of a page from 1, in points from its upper left corner. */
public record PageArea(int page, float left, float top, float width, float height) {}
