package org.fumikura.approval;

import static org.fumikuradb.approval.Tables.MATTER;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.fumikura.organization.Actor;
import org.fumikura.organization.UnitLevel;
import org.fumikura.records.Disclosure;
import org.fumikura.records.Document;
import org.fumikura.records.Documents;
import org.fumikura.records.FileId;
import org.fumikura.records.Files;
import org.fumikura.records.Scope;
import org.fumikura.records.Secrecy;
import org.fumikura.shared.FiscalYear;
import org.fumikura.shared.OfficialClock;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** What a draft begins with, so that hardly anything is left to choose: the kind and the file of the case before (D-04). */
@Component
class DraftDefaults {

    private final DSLContext db;
    private final Authorities authorities;
    private final Documents documents;
    private final Files files;
    private final OfficialClock clock;

    DraftDefaults(DSLContext db, Authorities authorities, Documents documents, Files files, OfficialClock clock) {
        this.db = db;
        this.authorities = authorities;
        this.documents = documents;
        this.files = files;
        this.clock = clock;
    }

    private record LastCase(UUID document, String matterCode) {}

    /**
     * In a transaction: no words; kind of matter and file of what she submitted last in this post, where the kind is still in
     * the table of authority and the file still open; else the first ones of her body and section. No route yet.
     */
    DraftText of(Actor actor) {
        Optional<LastCase> last = lastCase(actor);
        return new DraftText(
                "",
                "",
                "",
                kind(last, actor),
                false,
                false,
                file(last, actor),
                Secrecy.GENERAL,
                Scope.SECTION,
                Set.of(),
                Disclosure.OPEN,
                "",
                "",
                "",
                List.of());
    }

    private Optional<LastCase> lastCase(Actor actor) {
        return db.select(MATTER.DOCUMENT_ID, MATTER.MATTER_CODE)
                .from(MATTER)
                .where(
                        MATTER.DRAFTER_ID.eq(actor.person().value()),
                        MATTER.DRAFTER_POST_ID.in(actor.reader().seats()),
                        MATTER.SUBMITTED_AT.isNotNull())
                .orderBy(MATTER.SUBMITTED_AT.desc(), MATTER.DOCUMENT_ID.desc())
                .limit(1)
                .fetchOptional(row -> new LastCase(row.value1(), row.value2()));
    }

    private String kind(Optional<LastCase> last, Actor actor) {
        List<String> known = authorities.list(actor.post().unit().body(), clock.today()).stream()
                .map(Authority::matterCode)
                .toList();
        return last.map(LastCase::matterCode)
                .filter(known::contains)
                .or(() -> known.stream().findFirst())
                .orElse("");
    }

    private Optional<FileId> file(Optional<LastCase> last, Actor actor) {
        List<FileId> open =
                files
                        .listOpen(actor.unitAt(UnitLevel.SECTION).id(), FiscalYear.of(clock.today()), actor.reader())
                        .stream()
                        .map(Files.Choice::id)
                        .toList();
        return last.flatMap(known -> documents.readable(List.of(known.document), actor.reader()).values().stream()
                        .map(Document::file)
                        .findFirst())
                .filter(open::contains)
                .or(() -> open.stream().findFirst());
    }
}
