package org.fumikura.approval;

import java.util.List;
import java.util.UUID;
import org.fumikura.records.AttachedFile;

/**
 * Notes and memos beside the attachments, with the form for one more.
 *
 * @param attachments those that one can be put on
 * @param key the form's key
 */
public record NotesPart(UUID matter, Margin margin, List<AttachedFile> attachments, NoteForm form, UUID key) {}
