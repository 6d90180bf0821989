package org.fumikura.approval;

import org.fumikura.records.FoundPages;

/**
 * The attachments of a draft by themselves.
 *
 * @param title of the draft; may be empty
 */
public record DraftMaterialsPage(String title, FoundPages found) {}
