package org.fumikura.records;

import java.util.List;
import org.fumikura.shared.Text;

/**
 * Where a document is named of which somebody wants to know why it is not found.
 *
 * @param number what was typed; there is no such document, or none that the asker may read
 * @param clerks whom to ask
 */
public record FindingNumberPage(String number, List<Text> clerks) {

    static final int LONGEST = 100;
}
