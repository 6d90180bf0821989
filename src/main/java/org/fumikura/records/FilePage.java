package org.fumikura.records;

import org.fumikura.shared.Paged;
import org.fumikura.shared.Text;

/**
 * A file and the documents in it that the reader may read.
 *
 * @param retention how the retention of its documents comes about
 */
public record FilePage(FilePlanEntry file, Text unit, Text year, Text retention, Paged<Documents.Line> documents) {}
