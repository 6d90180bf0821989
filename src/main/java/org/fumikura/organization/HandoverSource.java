package org.fumikura.organization;

import java.util.List;

/**
 * A module's share of what somebody has open when her time in a post ends (引継ぎの確認). Called within one read; answers with
 * direct, indexed queries, a fixed number of them for each post, and with nothing that the reader may not know of.
 */
@FunctionalInterface
public interface HandoverSource {

    List<HandoverLine> lines(Leaving leaving);
}
