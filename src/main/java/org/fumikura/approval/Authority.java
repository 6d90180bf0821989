package org.fumikura.approval;

import java.util.UUID;
import org.fumikura.organization.Rank;

/**
 * A row of the table of who decides (事案決定・専決).
 *
 * @param source the article, e.g. 別表第1 2項［例］
 * @param selfDecidable true where the drafter may decide what she drafted, if she is of that rank
 */
public record Authority(
        UUID id, String matterCode, String matterName, Rank rank, boolean selfDecidable, String source) {}
