package org.fumikura.approval;

import java.util.UUID;
import org.fumikura.records.Materials;

/**
 * A matter with its attachments laid out to be read.
 *
 * @param note the form for a note on a page
 * @param noteKey that form's key
 */
public record MatterReading(MatterPage matter, Materials materials, NoteForm note, UUID noteKey) {}
