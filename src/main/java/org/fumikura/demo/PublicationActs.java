package org.fumikura.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.fumikura.organization.Actor;
import org.fumikura.organization.UnitLevel;
import org.fumikura.portal.Openness;
import org.fumikura.portal.OpennessCheck;
import org.fumikura.portal.PublicationDraft;
import org.fumikura.portal.PublicationFile;
import org.fumikura.portal.PublicationKey;
import org.fumikura.portal.Publications;
import org.fumikura.records.AttachedFile;
import org.fumikura.records.Documents;
import org.fumikura.shared.FiscalYear;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.Uuid7;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Puts on the public site what no module publishes yet: the plan, and what came of the public comment. */
@Component
@Profile("demo")
class PublicationActs {

    private final Publications publications;
    private final Documents documents;
    private final Cast cast;
    private final OfficialClock clock;
    private final Uuid7 ids;

    PublicationActs(Publications publications, Documents documents, Cast cast, OfficialClock clock, Uuid7 ids) {
        this.publications = publications;
        this.documents = documents;
        this.cast = cast;
        this.clock = clock;
        this.ids = ids;
    }

    /** Part of the caller's transaction. */
    void publish(Listing.Row row, Map<String, MatterStory> stories) {
        LocalDate today = clock.today();
        Actor by = cast.actor(row.get("by"), today);
        publications.publish(
                new PublicationDraft(
                        new PublicationKey(row.get("kind"), ids.create()),
                        row.text("label"),
                        row.get("title"),
                        row.get("title_en"),
                        LocalDate.parse(row.get("about")),
                        new PublicationDraft.Responsible(
                                by.unitAt(UnitLevel.SECTION).name().ja(), row.get("contact")),
                        FiscalYear.of(today),
                        today,
                        null,
                        row.get("body"),
                        "{}",
                        files(row, stories),
                        new OpennessCheck(Openness.OPEN, by.person(), by.post().id(), clock.now())),
                by);
    }

    /** A machine without typefaces has texts in place of PDFs, which are left out. */
    private List<PublicationFile> files(Listing.Row row, Map<String, MatterStory> stories) {
        MatterStory story = stories.get(row.get("matter"));
        return story == null
                ? List.of()
                : documents.versions(story.document()).getLast().attachments().stream()
                        .filter(file -> file.name().equals(row.get("attachment") + ".pdf"))
                        .map(PublicationActs::file)
                        .toList();
    }

    private static PublicationFile file(AttachedFile file) {
        return new PublicationFile(file.name(), file.mediaType(), file.sha256(), Locale.JAPANESE);
    }
}
