package org.fumikura.records;

import java.util.UUID;

/** The id of a classification (分類). */
public record ClassificationId(UUID value) {}
