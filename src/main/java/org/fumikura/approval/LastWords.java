package org.fumikura.approval;

import java.util.List;
import org.fumikura.organization.Actor;
import org.fumikura.records.AttachedFile;
import org.fumikura.records.Document;
import org.fumikura.records.DocumentId;
import org.fumikura.records.Documents;
import org.fumikura.records.Version;
import org.springframework.stereotype.Component;

/** What was submitted last of a matter, as its drafter wrote it. */
@Component
class LastWords {

    private final Documents documents;
    private final HigherReasons higherReasons;
    private final FrozenSpecials specials;
    private final Pointers pointers;

    LastWords(Documents documents, HigherReasons higherReasons, FrozenSpecials specials, Pointers pointers) {
        this.documents = documents;
        this.higherReasons = higherReasons;
        this.specials = specials;
        this.pointers = pointers;
    }

    /** For its drafter, in a transaction. */
    DraftText of(Matter matter, Actor actor) {
        return of(matter, documents.get(matter.id(), actor.reader()), documents.latest(matter.id()));
    }

    DraftText of(Matter matter, Document document, Version version) {
        DocumentId id = matter.id();
        return DraftText.of(
                matter, document, version, higherReasons.of(id, version.n()).orElse(""), specials.of(id, version.n()));
    }

    /** The same with what stood beside it. */
    Submitted submitted(Matter matter, Actor actor) {
        Version version = documents.latest(matter.id());
        return new Submitted(of(matter, actor), version.attachments(), pointers.of(matter.id(), version.n()));
    }

    /** What was submitted last: the words, what was attached to them, and what they pointed to. */
    record Submitted(DraftText text, List<AttachedFile> attached, List<Pointer> pointers) {}
}
