package org.fumikura.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fumikuradb.portal.Tables.PUBLICATION;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.fumikura.frame.ApiProblem;
import org.fumikura.frame.Invalid;
import org.fumikura.ledger.FrozenRows;
import org.fumikura.ledger.Ledger;
import org.fumikura.ledger.LedgerEntry;
import org.fumikura.ledger.Subject;
import org.fumikura.organization.Actor;
import org.fumikura.shared.NotFound;
import org.fumikura.testing.FumikuraTest;
import org.fumikura.testing.TestBrowser;
import org.fumikura.testing.TestInstallation;
import org.fumikura.testing.Toshima;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** From a module's draft to the public page, on the real database. */
@FumikuraTest
class PublicationTest {

    private static final String CLERK = "joho-kanri-kakaricho";
    private static final String STRANGER = "jinji-tanto";

    @Autowired
    private Publications publications;

    @Autowired
    private PublicationRows rows;

    @Autowired
    private SamplePublications sample;

    @Autowired
    private Export export;

    @Autowired
    private Ledger ledger;

    @Autowired
    private List<FrozenRows> frozen;

    @Autowired
    private DSLContext db;

    @Autowired
    private Toshima toshima;

    @Autowired
    private org.fumikura.testing.Site program;

    @Autowired
    private TestInstallation installation;

    private Actor clerk;
    private PublicationKey key;

    @BeforeEach
    void begin() {
        clerk = toshima.actor(CLERK);
        key = new PublicationKey("minutes", UUID.randomUUID());
    }

    private void publish(String title, LocalDate from) {
        toshima.run(() -> sample.publish(key, title, from, clerk));
        carryOut();
    }

    private void correct(String title, String body) {
        toshima.run(() -> publications.correct(
                sample.draft(key, title, body, LocalDate.of(2022, 5, 20), List.of(sample.pdf("new")), clerk),
                "発言者の職を訂正しました。",
                clerk));
        carryOut();
    }

    /** The follower may have been there before; it does no harm twice. */
    private void carryOut() {
        toshima.read(() -> export.write(List.of(key)));
    }

    private String page() {
        return Publications.path(key);
    }

    @Test
    @DisplayName("PB-01 a package is published, corrected and withdrawn, and each is an act that seals its bytes")
    void goesItsWay() throws IOException {
        publish("第1回 推進本部会議 会議録", LocalDate.of(2022, 5, 20));
        TestBrowser reader = program.browser();
        TestBrowser.Answer first = reader.get(page());
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.body()).contains("第1回 推進本部会議 会議録", "原案のとおり承認した。", "一部公開", "03-0000-0000");
        assertThat(reader.get(page() + "/files/1").header("content-type")).isEqualTo("application/pdf");
        assertThatThrownBy(() -> toshima.run(() -> sample.publish(key, "もう一度", LocalDate.of(2022, 5, 20), clerk)))
                .isInstanceOf(AlreadyPublished.class);

        correct("第1回 推進本部会議 会議録（訂正後）", "<p>訂正した本文</p>");
        assertThat(reader.get(page()).body())
                .contains("（訂正後）", "発言者の職を訂正しました。", "第2版")
                .doesNotContain("原案のとおり承認した。");
        assertThat(revisions()).as("the one before has left the site").containsExactly("2");

        toshima.run(() -> publications.withdraw(key, "公開する必要がなくなったため", clerk));
        carryOut();
        assertThat(reader.get(page()).status()).isEqualTo(410);
        assertThat(reader.get(page()).body()).contains("公開する必要がなくなったため").doesNotContain("推進本部会議");
        assertThat(reader.get(page() + "/files/1").status()).isEqualTo(410);
        assertThat(reader.get("/public/").body()).doesNotContain(page());
        try (Stream<Path> files = Files.walk(home())) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> file.getFileName().toString()))
                    .containsExactly(Manifest.NAME);
        }
        assertThatThrownBy(() -> toshima.run(() -> publications.withdraw(key, "二度", clerk)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> correct("取下げ後の訂正", "<p>x</p>")).isInstanceOf(NotFound.class);

        publish("第1回 推進本部会議 会議録 再掲", LocalDate.of(2022, 5, 20));
        assertThat(reader.get(page()).body()).contains("再掲", "第4版");
        assertThat(toshima.read(this::acts))
                .containsExactly(
                        PortalActs.PUBLISHED, PortalActs.CORRECTED, PortalActs.WITHDRAWN, PortalActs.PUBLISHED);
    }

    private List<String> acts() {
        return db
                .select(PUBLICATION.ID)
                .from(PUBLICATION)
                .where(PUBLICATION.SOURCE_ID.eq(key.source()))
                .orderBy(PUBLICATION.REVISION)
                .fetch(PUBLICATION.ID)
                .stream()
                .flatMap(id -> ledger.history(id).stream())
                .map(LedgerEntry::kind)
                .toList();
    }

    private Path home() {
        return installation.portal().resolve("131164").resolve(key.path().substring(1));
    }

    private List<String> revisions() throws IOException {
        try (Stream<Path> all = Files.list(home())) {
            return all.map(each -> each.getFileName().toString()).toList();
        }
    }

    /** The digest that the ledger's verification compares with the one in the chain. */
    private String sealed() {
        return HexFormat.of()
                .formatHex(toshima.read(() -> frozen.stream()
                        .filter(each -> each.actKind().equals(PortalActs.PUBLISHED))
                        .findFirst()
                        .flatMap(each ->
                                each.digest(rows.newest(key).orElseThrow().id(), 0))
                        .orElseThrow()));
    }

    @Test
    @DisplayName("PB-03 what the ledger sealed is what lies in the folder")
    void theFolderHoldsWhatWasSealed() throws IOException {
        publish("封をした会議録", LocalDate.of(2022, 5, 20));
        UUID revision = toshima.read(() -> rows.newest(key).orElseThrow().id());

        assertThat(sealed()).isEqualTo(Digests.of(home().resolve("1").resolve(Manifest.NAME)));
        assertThat(Publications.subject(revision)).isEqualTo(new Subject("publication", revision));
    }

    @Test
    @DisplayName("PB-02 a draft that is not fit is refused as a whole, and says all that is wrong")
    void refusesWhatIsNotFit() {
        var file = new PublicationFile(
                "../x.html", "text/html", toshima.in(() -> sample.pdf("x")).content(), Locale.FRENCH);
        var draft = toshima.in(() -> sample.draft(
                key, "題\n名", "<script>alert(1)</script>", LocalDate.of(2022, 5, 20), List.of(file), clerk));

        assertThatThrownBy(() -> toshima.run(() -> publications.publish(draft, clerk)))
                .isInstanceOfSatisfying(
                        Invalid.class,
                        refused -> assertThat(refused.errors())
                                .extracting(ApiProblem.FieldError::field)
                                .containsExactly("title", "body", "files", "files", "files"));
        assertThat(toshima.in(() -> publications.find(key))).isEmpty();
        for (String word : List.of("en", "search", "../x", "", "A")) {
            assertThatThrownBy(() -> new PublicationKey(word, key.source()))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    @DisplayName("PB-06 a package of 豊島区 is not on the host of 見本市")
    void notOnAnotherHost() {
        publish("豊島区だけの会議録", LocalDate.of(2022, 5, 20));

        TestBrowser mihon = program.browser("mihon.localhost");
        assertThat(mihon.get(page()).status()).isEqualTo(404);
        assertThat(mihon.get("/public/").body()).doesNotContain("豊島区だけの会議録");
        assertThat(program.browser().get("/public/minutes").body()).contains("豊島区だけの会議録");
    }

    @Test
    @DisplayName(
            "PB-09 who reads is nobody to the program: no cookie, no session, one policy, and 304 for who knows it")
    void readersAreNobody() {
        publish("誰でも読める会議録", LocalDate.of(2022, 5, 20));
        TestBrowser signedIn = program.signedIn(CLERK);
        for (String path :
                List.of("/public", "/public/", page(), "/public/search?q=x", "/public/none", "/public/feed.xml")) {
            TestBrowser.Answer answer = signedIn.get(path);
            assertThat(answer.headers()).as(path).doesNotContainKey("set-cookie");
            assertThat(answer.header("content-security-policy")).startsWith("default-src 'none'; style-src 'self'");
            assertThat(answer.body()).as(path).doesNotContain("<script", "文倉");
        }
        TestBrowser.Answer page = program.browser().get(page());
        assertThat(page.header("cache-control")).contains("public");
        assertThat(program.browser()
                        .get(page(), "If-None-Match", page.header("etag"))
                        .status())
                .isEqualTo(304);
        assertThat(program.browser().call("POST", page(), Map.of(), "").status())
                .isEqualTo(405);
    }

    @Test
    @DisplayName("PB-08 who keeps the section's records withdraws with a reason; nobody else sees the list")
    void theSectionWithdraws() {
        publish("取り下げる会議録", LocalDate.of(2022, 5, 20));
        TestBrowser keeper = program.signedIn(CLERK);
        assertThat(keeper.get("/publications").body()).contains("取り下げる会議録", "公開中", page());
        assertThat(keeper.get("/publications?state=WITHDRAWN&title=取り下げる").body())
                .doesNotContain(">取り下げる会議録<");
        String form = "/publications/"
                + toshima.read(() -> rows.newest(key).orElseThrow().id()) + "/withdrawal";
        assertThat(program.signedIn(STRANGER).get("/publications").status()).isEqualTo(403);
        assertThat(program.signedIn("somu-kacho").get(form).status())
                .as("the head of records")
                .isEqualTo(200);

        assertThat(keeper.post(form, Map.of("reason", " ")).status()).isEqualTo(422);
        assertThat(keeper.post(form, Map.of("reason", "誤って公開したため")).status()).isEqualTo(302);
        assertThat(keeper.get(form).status())
                .as("it is not the last revision any more")
                .isEqualTo(404);
        carryOut();
        assertThat(program.browser().get(page()).body()).contains("誤って公開したため");
    }

    @Test
    @DisplayName("PB-03 what was lost or altered in the folder is written anew when it is looked at")
    void mendsTheFolder() throws IOException {
        publish("傷ついた会議録", LocalDate.of(2022, 5, 20));
        Files.writeString(home().resolve("1").resolve(Manifest.BODY), "x");

        carryOut();

        assertThat(PublishedPackage.isWhole(home().resolve("1"), sealed())).isTrue();
        assertThat(program.browser().get(page()).body()).contains("原案のとおり承認した。");
    }
}
