package org.fumikura.organization;

import java.util.UUID;

/** The id of an executive body (執行機関). */
public record BodyId(UUID value) {}
