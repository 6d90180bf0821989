package org.fumikura.portal;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.fumikura.shared.Text;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What {@code package.json} says of one revision: the format is in docs/domain/publication.md. The same revision always gives the
 * same bytes; their SHA-256 is what the ledger's act seals and what the file of heads names.
 *
 * @param state of a {@link Publication.State}; of a withdrawn one only its kind, days and notice are there
 * @param body SHA-256 of {@code index.html}
 * @param data SHA-256 of {@code data.json}
 */
@JsonPropertyOrder({
    "format",
    "municipality",
    "kind",
    "kindLabel",
    "kindLabelEnglish",
    "source",
    "revision",
    "state",
    "title",
    "titleEnglish",
    "about",
    "unit",
    "contact",
    "fiscalYear",
    "publicFrom",
    "publicUntil",
    "notice",
    "at",
    "openness",
    "checkedAt",
    "body",
    "data",
    "files"
})
record Manifest(
        int format,
        String municipality,
        String kind,
        String kindLabel,
        String kindLabelEnglish,
        UUID source,
        int revision,
        Publication.State state,
        String title,
        @Nullable String titleEnglish,
        String about,
        String unit,
        String contact,
        int fiscalYear,
        String publicFrom,
        @Nullable String publicUntil,
        String notice,
        String at,
        @Nullable Openness openness,
        @Nullable String checkedAt,
        @Nullable String body,
        @Nullable String data,
        List<FileEntry> files) {

    static final int FORMAT = 1;
    static final String NAME = "package.json";
    static final String BODY = "index.html";
    static final String DATA = "data.json";
    static final String FILES = "files";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** A file, which lies in the folder {@code files} under its SHA-256. */
    @JsonPropertyOrder({"name", "mediaType", "language", "sha256"})
    record FileEntry(String name, String mediaType, String language, String sha256) {}

    byte[] bytes() {
        return JSON.writeValueAsBytes(this);
    }

    /** @throws BrokenPackage when it is none of this format */
    static Manifest read(byte[] bytes) throws BrokenPackage {
        try {
            Manifest read = JSON.readValue(bytes, Manifest.class);
            if (read == null || read.format != FORMAT) {
                throw new BrokenPackage("another format");
            }
            // whoever reads on relies on these
            new PublicationKey(read.kind, read.source);
            read.aboutDay();
            read.lastDay();
            read.firstDay();
            return read;
        } catch (RuntimeException none) {
            throw new BrokenPackage("its " + NAME + " can not be read");
        }
    }

    PublicationKey key() {
        return new PublicationKey(kind, source);
    }

    boolean isWithdrawn() {
        return state == Publication.State.WITHDRAWN;
    }

    Text label() {
        return new Text(kindLabel, kindLabelEnglish);
    }

    LocalDate aboutDay() {
        return LocalDate.parse(about);
    }

    private LocalDate firstDay() {
        return LocalDate.parse(publicFrom);
    }

    private LocalDate lastDay() {
        return publicUntil == null ? LocalDate.MAX : LocalDate.parse(publicUntil);
    }

    boolean isPublicOn(LocalDate day) {
        return !day.isBefore(firstDay()) && !day.isAfter(lastDay());
    }

    /** Whether anybody outside may have read it by a day. */
    boolean hasBeenPublicBy(LocalDate day) {
        return !day.isBefore(firstDay());
    }
}
