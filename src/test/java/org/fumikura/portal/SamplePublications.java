package org.fumikura.portal;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.fumikura.content.Contents;
import org.fumikura.content.Sha256;
import org.fumikura.organization.Actor;
import org.fumikura.shared.FiscalYear;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.Text;
import org.springframework.stereotype.Component;

/** Publishes minutes as a module that has some would. To be called in a municipality. */
@Component
public class SamplePublications {

    static final String BODY =
            "<h2>議題</h2><p>原案のとおり承認した。</p><table><tr><th scope=\"col\">職</th></tr><tr><td>委員</td></tr></table>";

    private static final long LIMIT = 1_000_000;

    private final Publications publications;
    private final Contents contents;
    private final OfficialClock clock;

    SamplePublications(Publications publications, Contents contents, OfficialClock clock) {
        this.publications = publications;
        this.contents = contents;
        this.clock = clock;
    }

    /** Publishes minutes that are public from today, and returns their key. */
    public PublicationKey publish(String title, Actor actor) {
        var key = new PublicationKey("minutes", UUID.randomUUID());
        publish(key, title, clock.today(), actor);
        return key;
    }

    void publish(PublicationKey key, String title, LocalDate from, Actor actor) {
        publications.publish(draft(key, title, BODY, from, List.of(pdf(title)), actor), actor);
    }

    /** A file whose bytes are kept. */
    PublicationFile pdf(String words) {
        byte[] pdf = ("%PDF-1.4\n" + words).getBytes(StandardCharsets.UTF_8);
        Sha256 kept = contents.put(
                new ByteArrayInputStream(pdf), LIMIT, keeping -> keeping.get().sha256());
        return new PublicationFile("会議録.pdf", "application/pdf", kept, Locale.JAPANESE);
    }

    PublicationDraft draft(
            PublicationKey key, String title, String body, LocalDate from, List<PublicationFile> files, Actor actor) {
        return new PublicationDraft(
                key,
                new Text("会議録", "Minutes"),
                title,
                "Minutes of a meeting",
                LocalDate.of(2022, 5, 18),
                new PublicationDraft.Responsible("政策経営部 情報管理課", "電話 03-0000-0000"),
                new FiscalYear(2022),
                from,
                null,
                body,
                "{\"items\": 1}",
                files,
                new OpennessCheck(Openness.PARTLY, actor.person(), actor.post().id(), clock.now()));
    }
}
