package org.fumikura.approval;

import java.util.List;
import java.util.Optional;
import org.fumikura.records.Differences;
import org.fumikura.records.Document;
import org.fumikura.shared.Text;

/**
 * A matter beside another paper: its version before, or an earlier case.
 *
 * @param number of the matter
 * @param version which version of it is shown
 * @param earlier its version that can be compared with; empty when there is none for this reader
 * @param cases earlier cases that are proposed
 * @param compared empty when there is nothing to compare with
 * @param typed the number that was looked for; blank for none
 * @param problem why it was not found
 */
public record DifferencesPage(
        Document document,
        String number,
        int version,
        Optional<Integer> earlier,
        List<EarlierCases.Case> cases,
        Optional<Compared> compared,
        String typed,
        Optional<Text> problem) {

    /** Where this page is. */
    public String path() {
        return "/matters/" + document.id().value() + "/compare";
    }

    /**
     * What came out.
     *
     * @param version which version the other paper is
     * @param other the earlier case; empty for a version of the same matter
     * @param fields where the words of the request differ
     */
    public record Compared(
            int version, Optional<EarlierCases.Case> other, List<Change> fields, Differences attachments) {

        /** The end of the address that shows the same papers. */
        public String query() {
            return other.map(each -> "?to=case&other=" + each.id().value()).orElse("?to=version");
        }
    }
}
