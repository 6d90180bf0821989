package org.fumikura.organization;

import org.fumikura.shared.Text;

/**
 * A post as it is on one date.
 *
 * @param name how it is called in full, e.g. 情報管理課長
 * @param solo true where one person at most holds it
 */
public record Post(PostId id, Unit unit, Text name, Rank rank, boolean solo) {}
