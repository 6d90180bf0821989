package org.fumikura.approval;

import org.fumikura.records.Materials;

/** A perusal with its attachments laid out to be read. */
public record PerusalReading(PerusalPage perusal, Materials materials) {}
