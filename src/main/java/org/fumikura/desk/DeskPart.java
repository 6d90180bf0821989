package org.fumikura.desk;

/** The three questions of the home page, in their order. */
public enum DeskPart {
    /** 決めるもの: what waits for my decision. */
    DECIDE,
    /** 動かすもの: what came back to me, what I began. */
    MOVE,
    /** 知っておくもの: what I should know. */
    KNOW
}
