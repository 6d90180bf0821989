package org.fumikura.organization;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.fumikura.testing.FumikuraTest;
import org.fumikura.testing.Site;
import org.fumikura.testing.TestBrowser;
import org.fumikura.testing.TestInstallation;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What administrators and auditors see of the machine. */
@FumikuraTest
class SystemPagesTest {

    @Autowired
    private Site site;

    @Autowired
    private TestInstallation installation;

    @Test
    void theSystemPageNamesWhatIsThereAndWhatStopsWithoutIt() {
        TestBrowser.Answer page = site.signedIn("system-kanri").get("/administration/system");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .contains("PostgreSQL", "18.", "Java", "書体", "資料を添付できません", "heads", "設定")
                .doesNotContain(installation.application().password());
    }

    @Test
    void nobodyElseSeesThem() {
        TestBrowser staff = site.signedIn("joho-digital-shunin");

        for (String path : new String[] {"/administration/system", "/administration/jobs"}) {
            assertThat(staff.get(path).status()).as(path).isEqualTo(403);
        }
    }

    @Test
    void anOrderedJobWaitsAndIsInTheLedger() {
        TestBrowser administrator = site.signedIn("system-kanri");

        assertThat(administrator
                        .post("/administration/jobs", Map.of("kind", "content.fixity"))
                        .location())
                .isEqualTo("/administration/jobs");
        assertThat(administrator.get("/administration/jobs").body()).contains("添付資料の完全性の確認", "待機中", "いま行う");
        assertThat(administrator
                        .post("/administration/jobs", Map.of("kind", "content.fixity"))
                        .status())
                .isEqualTo(409);
        assertThat(administrator
                        .post("/administration/jobs", Map.of("kind", "no.such"))
                        .status())
                .isEqualTo(404);
    }
}
