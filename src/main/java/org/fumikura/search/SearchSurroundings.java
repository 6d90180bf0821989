package org.fumikura.search;

import java.util.List;
import org.apache.lucene.util.Version;
import org.fumikura.settings.Part;
import org.fumikura.settings.Surroundings;
import org.fumikura.shared.Text;
import org.springframework.stereotype.Component;

/** Whether there is an index, and how far it has followed. */
@Component
class SearchSurroundings implements Surroundings {

    private static final Text NAME = new Text("検索の索引", "The index of the search");
    private static final Text BEING_MADE = new Text("作成中", "being made");
    private static final Text WITHOUT = new Text(
            "検索できるのは文書の件名と番号だけです。索引は自動で作られます。",
            "Only titles and numbers can be searched. The index is made by itself.");

    private final Indexes indexes;

    SearchSurroundings(Indexes indexes) {
        this.indexes = indexes;
    }

    @Override
    public List<Part> parts() {
        Text state = indexes.state()
                .map(far -> new Text(
                        "Lucene %s、台帳の %d まで".formatted(Version.LATEST, far.position()),
                        "Lucene %s, up to %d of the ledger".formatted(Version.LATEST, far.position())))
                .orElse(BEING_MADE);
        return List.of(new Part(NAME, state, indexes.state().isPresent(), WITHOUT));
    }
}
