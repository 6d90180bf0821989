package org.fumikura.meetings;

import java.util.UUID;

/** The id of an instruction (指示). */
public record InstructionId(UUID value) {}
