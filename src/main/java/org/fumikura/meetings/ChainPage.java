package org.fumikura.meetings;

/** A chain as it is drawn, and as a list. */
public record ChainPage(Chain chain, ChainDrawing drawing) {}
