package org.fumikura.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fumikuradb.organization.Tables.ACCESS_LOG;
import static org.fumikuradb.organization.Tables.PERSON;

import java.util.List;
import java.util.UUID;
import org.fumikura.testing.FumikuraTest;
import org.fumikura.testing.Site;
import org.fumikura.testing.TestBrowser;
import org.fumikura.testing.Toshima;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What was kept from somebody stands in the access log too. */
@FumikuraTest
class AccessLogTest {

    @Autowired
    private Site site;

    @Autowired
    private Toshima toshima;

    @Autowired
    private DSLContext db;

    @Test
    void hasOneLineOfEachRefusedReading() {
        UUID asked = UUID.randomUUID();
        TestBrowser clerk = site.signedIn("gyosei-tanto");

        assertThat(clerk.get("/matters/" + asked).status()).isEqualTo(404);
        assertThat(clerk.get("/documents/" + asked).status()).isEqualTo(404);
        assertThat(site.browser().get("/matters/" + asked).status()).isEqualTo(302);

        assertThat(notes(asked))
                .hasSize(2)
                .allMatch(note -> note.startsWith("gyosei-tanto "))
                .allMatch(note -> note.contains(".not-found GET /") && note.endsWith("/" + asked));
    }

    private List<String> notes(UUID subject) {
        return toshima.read(() -> db.select(PERSON.LOGIN.concat(" ").concat(ACCESS_LOG.NOTE))
                .from(ACCESS_LOG)
                .join(PERSON)
                .on(PERSON.ID.eq(ACCESS_LOG.PERSON_ID))
                .where(ACCESS_LOG.SUBJECT_ID.eq(subject), ACCESS_LOG.KIND.eq(AccessLog.Kind.REFUSED.name()))
                .fetch(row -> row.value1()));
    }
}
