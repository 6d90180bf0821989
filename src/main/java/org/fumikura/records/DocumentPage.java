package org.fumikura.records;

import java.util.List;
import java.util.Optional;
import org.fumikura.frame.Table;
import org.fumikura.shared.Text;

/**
 * A document with everything around it.
 *
 * @param unit the unit in charge of it today as it is called
 * @param charge who was in charge of it until today
 * @param file the entry of its file; empty when the reader may not see that
 * @param origin where it was taken in from; empty for what was made here
 * @param current the words as they were frozen last; empty after destruction
 * @param materials the attachments of the current version
 * @param earlier the versions before, the newest first
 * @param period its retention period
 * @param retention how its retention comes about
 * @param retentionSource the rule that says so
 * @param access who may read it, in sentences
 * @param closing the form that completes a received document; empty where the reader can not
 * @param received whether it was registered just now
 */
public record DocumentPage(
        Document document,
        Text unit,
        Table charge,
        Optional<FilePlanEntry> file,
        List<Numbers.Allotted> numbers,
        Optional<Receipt> receipt,
        Optional<OldRecords.Origin> origin,
        Optional<Version> current,
        Materials materials,
        List<Version> earlier,
        Text period,
        Text retention,
        String retentionSource,
        List<Text> access,
        List<HistoryLine> history,
        Optional<Closing> closing,
        boolean received) {

    DocumentPage showing(Materials shown) {
        return new DocumentPage(
                document,
                unit,
                charge,
                file,
                numbers,
                receipt,
                origin,
                current,
                shown,
                earlier,
                period,
                retention,
                retentionSource,
                access,
                history,
                closing,
                received);
    }

    /**
     * The form that completes a received document.
     *
     * @param reason what was typed
     * @param problem what is wrong with it
     */
    public record Closing(String reason, Optional<Text> problem) {}
}
