package org.fumikura.approval;

import org.fumikura.records.Materials;

/** A matter with its attachments laid out to be read, and what is noted on them. */
public record MatterReading(MatterPage matter, Materials materials, NotesPart notes) {}
