package org.fumikura.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.IntField;
import org.apache.lucene.document.KeywordField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetField;
import org.apache.lucene.index.IndexOptions;

/** A thing as it stands in an index of Lucene, and by which names its parts stand there. */
final class LuceneEntries {

    static final String TITLE = "title";
    static final String TEXT = "text";

    /** Those words of theirs that {@link Variants} compares in another form. */
    static final String VARIANTS = "variants";

    /** The same words once more, as a dictionary parts them, by which what was found is ordered. */
    static final String TITLE_WORDS = "title.words";

    static final String TEXT_WORDS = "text.words";

    /** The title as it is heard. */
    static final String TITLE_HEARD = "title.heard";

    static final String KIND = "kind";
    static final String ID = "id";

    private static final String PAGE = "page";
    private static final String PLACE = "place";

    private static final FieldType GRAMS = grams();

    private final Set<String> counted;
    private final FacetsConfig facets = new FacetsConfig();

    /** @param counted the keys whose values are counted */
    LuceneEntries(Set<String> counted) {
        this.counted = counted;
        counted.forEach(key -> facets.setMultiValued(key, true));
    }

    Set<String> counted() {
        return counted;
    }

    FacetsConfig facets() {
        return facets;
    }

    private static FieldType grams() {
        var type = new FieldType(TextField.TYPE_NOT_STORED);
        type.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);
        type.freeze();
        return type;
    }

    Document document(Findable thing) throws IOException {
        var document = new Document();
        document.add(new KeywordField(Index.REF, new Index.Ref(thing.kind(), thing.id()).name(), Field.Store.NO));
        document.add(new KeywordField(KIND, thing.kind(), Field.Store.YES));
        document.add(new KeywordField(ID, thing.id().toString(), Field.Store.YES));
        List<String> title = List.of(thing.title());
        List<String> texts = thing.texts().stream().map(Findable.Words::text).toList();
        List<String> foldedTitle = folded(title);
        List<String> foldedTexts = folded(texts);
        document.add(new Field(TITLE, new GramStream(forms(title, foldedTitle)), GRAMS));
        document.add(new Field(TEXT, new GramStream(forms(texts, foldedTexts)), GRAMS));
        document.add(new Field(VARIANTS, new GramStream(variants(foldedTitle, foldedTexts)), GRAMS));
        document.add(new Field(
                TITLE_HEARD,
                new GramStream(foldedTitle.stream()
                        .map(text -> Heard.of(text).reading())
                        .toList()),
                GRAMS));
        document.add(new TextField(TITLE_WORDS, String.join("\n", foldedTitle), Field.Store.NO));
        document.add(new TextField(TEXT_WORDS, String.join("\n", foldedTexts), Field.Store.NO));
        thing.texts().forEach(words -> {
            document.add(new StoredField(PAGE, words.text()));
            document.add(new StoredField(PLACE, words.place()));
        });
        thing.keys()
                .forEach((key, values) -> values.forEach(value -> {
                    document.add(new KeywordField(key, value, Field.Store.NO));
                    if (counted.contains(key) && !value.isEmpty()) {
                        document.add(new SortedSetDocValuesFacetField(key, value));
                    }
                }));
        thing.numbers().forEach((number, value) -> document.add(new IntField(number, value, Field.Store.NO)));
        return facets.build(document);
    }

    private static List<String> variants(List<String> foldedTitle, List<String> foldedTexts) {
        return Stream.concat(foldedTitle.stream(), foldedTexts.stream())
                .flatMap(text -> Variants.in(text).stream())
                .distinct()
                .toList();
    }

    private static List<String> folded(List<String> texts) {
        return texts.stream().map(text -> Folded.of(text).text()).toList();
    }

    /** With their days and years in one form, and as they are written where that is another one. */
    private static List<String> forms(List<String> texts, List<String> folded) {
        var forms = new LinkedHashSet<String>();
        for (int i = 0; i < texts.size(); i++) {
            forms.add(folded.get(i));
            forms.add(Folded.asWritten(texts.get(i)).text());
        }
        return List.copyOf(forms);
    }

    static List<Findable.Words> words(Document document) {
        String[] texts = document.getValues(PAGE);
        String[] places = document.getValues(PLACE);
        var words = new ArrayList<Findable.Words>();
        for (int i = 0; i < texts.length; i++) {
            words.add(new Findable.Words(texts[i], places[i]));
        }
        return words;
    }
}
