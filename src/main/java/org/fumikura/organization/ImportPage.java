package org.fumikura.organization;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.fumikura.shared.Text;

/**
 * What a file would do, or did.
 *
 * @param columns those of the file, and those that change although it lacks them
 * @param ignored what the file calls columns that the master lacks
 * @param shown its lines that are not unchanged, the refused ones first; at most {@value #MOST}
 * @param applied whether it was taken in
 */
public record ImportPage(
        UUID id,
        Text title,
        String listPath,
        String fileName,
        LocalDate from,
        List<MasterFile.Column> columns,
        List<String> ignored,
        List<MasterImports.Line> shown,
        MasterImports.Outcome outcome,
        boolean applied,
        boolean changedMeanwhile) {

    static final int MOST = 500;

    /** How many lines became something. */
    public long count(MasterFile.Taken taken) {
        return outcome.count(taken);
    }
}
