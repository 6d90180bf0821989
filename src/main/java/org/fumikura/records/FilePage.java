package org.fumikura.records;

import java.time.LocalDate;
import java.util.List;
import org.fumikura.frame.Table;
import org.fumikura.shared.Paged;
import org.fumikura.shared.Text;

/**
 * A file and the documents in it that the reader may read.
 *
 * @param unit the unit in charge of it as it is called
 * @param retention how the retention of its documents comes about
 * @param charge who was in charge of it until today
 * @param handsOver whether the reader says which unit goes on with it
 * @param coming what is entered for days to come; none for a reader who may not enter it
 */
public record FilePage(
        FilePlanEntry file,
        Text unit,
        Text year,
        Text retention,
        Paged<Documents.Line> documents,
        Table charge,
        boolean handsOver,
        List<Coming> coming) {

    /** What is entered for a day to come. */
    public record Coming(Text unit, LocalDate from, String reason) {}
}
