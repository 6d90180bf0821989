package org.fumikura.search;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.fumikura.settings.Part;
import org.fumikura.settings.Surroundings;
import org.fumikura.shared.Text;
import org.springframework.stereotype.Component;

/** Whether there is an index, how far it has followed, and what becomes of it. */
@Component
class SearchSurroundings implements Surroundings {

    private static final Text NAME = new Text("検索の索引", "The index of the search");
    private static final Text WITHOUT = new Text(
            "検索できるのは文書の件名と番号だけです。索引は自動で作られます。",
            "Only titles and numbers can be searched. The index is made by itself.");

    private final Indexes indexes;
    private final Engine engine;

    SearchSurroundings(Indexes indexes, Engine engine) {
        this.indexes = indexes;
        this.engine = engine;
    }

    @Override
    public List<Part> parts() {
        Generations.State state = indexes.state();
        var said = new ArrayList<Text>();
        state.answers()
                .ifPresent(far -> said.add(new Text(
                        "%s、台帳の %d まで".formatted(engine.label(), far.position()),
                        "%s, up to %d of the ledger".formatted(engine.label(), far.position()))));
        if (!state.whole()) {
            said.add(new Text("壊れていたため作り直しています", "it was damaged and is made anew"));
        }
        state.making()
                .ifPresent(done -> said.add(new Text(
                        "新しい索引を作成中（%,d 件中 %,d 件）".formatted(state.all(), done),
                        "a new one is being made (%,d of %,d)".formatted(done, state.all()))));
        state.trouble().ifPresent(said::add);
        if (said.isEmpty()) {
            said.add(new Text("まだありません", "not there yet"));
        }
        return List.of(new Part(
                NAME,
                new Text(
                        said.stream().map(Text::ja).collect(Collectors.joining("。")),
                        said.stream().map(Text::en).collect(Collectors.joining("; "))),
                state.answers().isPresent() && state.whole() && state.trouble().isEmpty(),
                WITHOUT));
    }
}
