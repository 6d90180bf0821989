package org.fumikura.portal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A folder of packages as the program of the staff writes it, for tests of who reads it. */
final class PackageFolder {

    static final String TOSHIMA = "131164";
    static final String PDF = "%PDF-1.4\n見本";

    private final Path root;
    private final Map<String, Heads> heads = new LinkedHashMap<>();

    PackageFolder(Path root) {
        this.root = root;
    }

    /** What is said of a package apart from its words. */
    record About(String municipality, String kind, String day, String from, Publication.State state) {

        static About minutes(String day) {
            return new About(TOSHIMA, "minutes", day, day, Publication.State.PUBLISHED);
        }

        About of(String other) {
            return new About(other, kind, day, from, state);
        }

        About publicFrom(String other) {
            return new About(municipality, kind, day, other, state);
        }

        About as(Publication.State other) {
            return new About(municipality, kind, day, from, other);
        }
    }

    /** Adds one with a PDF, and returns where it is read. */
    String add(About about, String title, String body) throws IOException {
        var source = UUID.nameUUIDFromBytes((about + title).getBytes(StandardCharsets.UTF_8));
        boolean withdrawn = about.state == Publication.State.WITHDRAWN;
        var manifest = new Manifest(
                Manifest.FORMAT,
                about.municipality,
                about.kind,
                "会議録",
                "Minutes",
                source,
                1,
                about.state,
                title,
                null,
                about.day,
                "政策経営部 情報管理課",
                "電話 03-0000-0000",
                Integer.parseInt(about.day.substring(0, 4)),
                about.from,
                null,
                about.state == Publication.State.PUBLISHED ? "" : "誤りがあったため",
                "2022-06-01T00:00:00Z",
                withdrawn ? null : Openness.OPEN,
                withdrawn ? null : "2022-05-31T00:00:00Z",
                withdrawn ? null : Digests.of(body),
                withdrawn ? null : Digests.of("{}"),
                withdrawn
                        ? List.of()
                        : List.of(new Manifest.FileEntry("会議録.pdf", "application/pdf", "ja", Digests.of(PDF))));
        Path place = place(manifest);
        Files.createDirectories(place.resolve(Manifest.FILES));
        Files.write(place.resolve(Manifest.NAME), manifest.bytes());
        if (!withdrawn) {
            Files.writeString(place.resolve(Manifest.BODY), body);
            Files.writeString(place.resolve(Manifest.DATA), "{}");
            Files.writeString(place.resolve(Manifest.FILES).resolve(Digests.of(PDF)), PDF);
        }
        Heads all = heads.computeIfAbsent(about.municipality, unused -> new Heads(new LinkedHashMap<>()));
        all.all().put(manifest.key(), new Heads.Head(1, Digests.of(manifest.bytes())));
        Path municipality = root.resolve(about.municipality);
        Files.write(municipality.resolve(SiteName.FILE), new SiteName("豊島区", "Toshima City", true).bytes());
        all.write(municipality);
        return manifest.key().path();
    }

    /** Where the first revision of a page lies. */
    Path place(String municipality, String path) {
        return root.resolve(municipality).resolve(path.substring(1)).resolve("1");
    }

    private Path place(Manifest manifest) {
        return place(manifest.municipality(), manifest.key().path());
    }
}
