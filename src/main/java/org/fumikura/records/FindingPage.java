package org.fumikura.records;

import java.util.List;
import java.util.Optional;
import org.fumikura.search.Standing;
import org.fumikura.shared.Text;

/**
 * Why somebody finds a document, or does not.
 *
 * @param whom what was typed to name another person
 * @param mayAsk whether the asker may ask about others
 * @param people who are called so: the one that is told about, none, or several to choose from
 * @param findings in each of her posts; the acting one alone for the asker herself
 * @param standing of the document in the index; empty while that is being made
 * @param words what of it is found by words, and what is not
 */
public record FindingPage(
        Document document,
        Text asker,
        String whom,
        boolean mayAsk,
        List<Named> people,
        List<Finding> findings,
        Optional<Standing.Entry> standing,
        List<Finding.Part> words) {

    /** Somebody who is called so. */
    public record Named(String login, Text label) {}

    /** About whom it tells. */
    public Text about() {
        return people.size() == 1 ? people.getFirst().label() : asker;
    }

    public boolean isIndexed() {
        return standing.filter(Standing.Entry::present).isPresent();
    }

    /** The answer in one sentence. */
    public Text verdict(Finding finding) {
        if (!finding.reads()) {
            return new Text("読めません。検索にも出ません。", "The document can not be read, and the search does not show it.");
        }
        return isIndexed()
                ? new Text("読めます。検索でも見つけられます。", "The document can be read, and the search finds it.")
                : new Text("読めます。ただし、検索にはまだ出ません。", "The document can be read. The search does not show it yet.");
    }
}
