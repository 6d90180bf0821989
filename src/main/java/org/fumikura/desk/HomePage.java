package org.fumikura.desk;

import java.util.List;

/**
 * The home page, or the page of all notices.
 *
 * @param newest the position of the newest notice shown, 0 when there is none
 */
public record HomePage(List<DeskCard> decide, List<DeskCard> move, List<DeskCard> know, long newest) {}
