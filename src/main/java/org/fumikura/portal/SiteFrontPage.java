package org.fumikura.portal;

import java.util.List;

/** The front page: the newest of each kind. */
public record SiteFrontPage(SiteFrame frame, List<Shown> kinds) {

    /** @param total how many there are of it */
    public record Shown(SiteFrame.Kind kind, int total, List<SiteItem> newest) {}
}
