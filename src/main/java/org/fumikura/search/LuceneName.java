package org.fumikura.search;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.StoredFieldVisitor;

/** What a thing in the index is, without its words, which stand behind and may be long. */
final class LuceneName extends StoredFieldVisitor {

    private static final Set<String> WANTED = Set.of(LuceneIndex.KIND, LuceneIndex.ID);

    private final Map<String, String> read = new HashMap<>();

    @Override
    public Status needsField(FieldInfo field) {
        if (read.size() == WANTED.size()) {
            return Status.STOP;
        }
        return WANTED.contains(field.name) ? Status.YES : Status.NO;
    }

    @Override
    public void stringField(FieldInfo field, String value) {
        read.put(field.name, value);
    }

    @Override
    public void binaryField(FieldInfo field, byte[] value) {
        read.put(field.name, new String(value, StandardCharsets.UTF_8));
    }

    String value(String field) {
        return read.getOrDefault(field, "");
    }
}
