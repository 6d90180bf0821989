package org.fumikura.portal;

import java.util.List;
import java.util.UUID;
import org.fumikura.organization.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * A revision as it is kept.
 *
 * @param content null once it is withdrawn
 * @param unit whose people may withdraw it
 */
record Revision(
        UUID id,
        Publication publication,
        @Nullable String titleEnglish,
        PublicationDraft.Responsible responsible,
        @Nullable Content content,
        UnitId unit) {

    /** What is to be read. */
    record Content(String body, String data, List<PublicationFile> files, OpennessCheck check) {}

    /** What its {@code package.json} says. */
    Manifest manifest(String municipality) {
        boolean withdrawn = content == null;
        return new Manifest(
                Manifest.FORMAT,
                municipality,
                publication.key().kind(),
                publication.kindLabel().ja(),
                publication.kindLabel().en(),
                publication.key().source(),
                publication.revision(),
                publication.state(),
                // words may be why it was withdrawn
                withdrawn ? publication.kindLabel().ja() : publication.title(),
                withdrawn ? null : titleEnglish,
                publication.about().toString(),
                responsible.unit(),
                responsible.contact(),
                publication.fiscalYear().startYear(),
                publication.publicFrom().toString(),
                publication.publicUntil() == null
                        ? null
                        : publication.publicUntil().toString(),
                publication.notice(),
                publication.at().toString(),
                content == null ? null : content.check().openness(),
                content == null ? null : content.check().at().toString(),
                content == null ? null : Digests.of(content.body()),
                content == null ? null : Digests.of(content.data()),
                content == null
                        ? List.of()
                        : content.files().stream()
                                .map(file -> new Manifest.FileEntry(
                                        file.name(),
                                        file.mediaType(),
                                        file.language().getLanguage(),
                                        file.content().toString()))
                                .toList());
    }
}
