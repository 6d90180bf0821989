package org.fumikura.search;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.fumikura.organization.MasterFile;
import org.fumikura.organization.MasterRow;
import org.fumikura.organization.Reader;
import org.fumikura.organization.Taking;
import org.fumikura.shared.Text;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The synonyms in files: a row for each group, known by its word. They hold from the next search on, whatever the day. */
@Component
@Order(20)
class SynonymFile implements MasterFile {

    static final String CODE = "synonyms";

    private static final Text WORD = new Text("言葉", "Word");

    private final Synonyms synonyms;

    SynonymFile(Synonyms synonyms) {
        this.synonyms = synonyms;
    }

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public Text title() {
        return SynonymController.LIST.label();
    }

    @Override
    public String path() {
        return SynonymController.LIST.path();
    }

    @Override
    public String permissionToRead() {
        return SearchPermissions.READ_SYNONYMS;
    }

    @Override
    public String permissionToChange() {
        return SearchPermissions.KEEP_SYNONYMS;
    }

    @Override
    public List<Column> columns() {
        return List.of(
                Column.demanded("word", WORD.ja(), WORD.en()),
                Column.demanded("others", "同じ意味の言葉", "Words that mean the same"),
                Column.of("one-way", "この言葉からだけ", "From the word only"),
                Column.of("remove", "削除", "Remove"));
    }

    @Override
    public List<String> key(MasterRow row, LocalDate today) {
        return List.of(Synonym.folded(row.get("word")));
    }

    @Override
    public List<List<String>> rows(LocalDate on, String words, Reader reader) {
        return synonyms.all(words).stream()
                .map(group -> List.of(group.word(), group.line(), MasterRow.yes(group.oneWay()), ""))
                .toList();
    }

    @Override
    public Optional<Text> rule(String constraint) {
        return Synonyms.rule(constraint);
    }

    @Override
    public Taken take(MasterRow row, Taking taking) {
        String word = row.demanded("word", WORD);
        List<String> others = Synonym.parted(row.get("others"));
        boolean oneWay = row.isYes("one-way");
        Optional<Synonym> present = synonyms.find(word);
        if (row.isYes("remove")) {
            present.ifPresent(group -> synonyms.remove(group.id(), taking.doer()));
            return present.isPresent() ? Taken.ENDED : Taken.UNCHANGED;
        }
        if (present.isEmpty()) {
            synonyms.enter(word, others, oneWay, taking.doer());
            return Taken.NEW;
        }
        Synonym group = present.get();
        if (group.saysTheSame(new Synonym(group.id(), word, others, oneWay))) {
            return Taken.UNCHANGED;
        }
        synonyms.change(group.id(), word, others, oneWay, taking.doer());
        return Taken.CHANGED;
    }
}
