package org.fumikura.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fumikuradb.records.Tables.COUNTER;
import static org.fumikuradb.records.Tables.DOCUMENT;
import static org.fumikuradb.records.Tables.NUMBER_PREFIX;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.fumikura.ledger.Act;
import org.fumikura.ledger.Ledger;
import org.fumikura.ledger.Subject;
import org.fumikura.organization.Actor;
import org.fumikura.organization.Reader;
import org.fumikura.search.SearchAtHand;
import org.fumikura.search.SearchPage;
import org.fumikura.shared.OfficialClock;
import org.fumikura.tenancy.Tenancy;
import org.fumikura.tenancy.Transactions;
import org.fumikura.testing.FumikuraTest;
import org.fumikura.testing.Site;
import org.fumikura.testing.TestBrowser;
import org.fumikuradb.records.tables.records.DocumentRecord;
import org.fumikuradb.records.tables.records.NumberPrefixRecord;
import org.fumikuradb.records.tables.records.NumberRecord;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/** What the search must not tell, though its index has it (I-11). */
@FumikuraTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NotToldTest {

    private static final long SEED = Long.getLong("fumikura.test.seed", 20_220_523);

    /** One document of so many kinds and units. */
    private static final int ONE_OF = 2;

    /** Behind that many acts an index tells no numbers. */
    private static final int FAR_BEHIND = 301;

    @Autowired
    private DSLContext db;

    @Autowired
    private SearchAtHand search;

    @Autowired
    private Site site;

    @Autowired
    private OfficialClock clock;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Transactions transactions;

    @Autowired
    private RecordsCity city;

    private AccessOffice office;

    @BeforeAll
    void fill() {
        office = new AccessOffice(city, SEED);
        office.fill(1, ONE_OF);
        search.catchUp();
    }

    @Test
    @DisplayName("I-11: what was closed to somebody a moment ago is found, counted and written out no more")
    void whatTheIndexDoesNotKnowYetIsNotTold() {
        Reader reader = office.people().getFirst().reader();
        AccessModel.ModelDocument document = office.readable(reader).stream()
                .filter(each ->
                        each.state() == DocumentState.PENDING && each.rules().isEmpty())
                .findFirst()
                .orElseThrow();
        String words = document.title();
        int before = office.readable(reader).stream()
                .filter(each -> each.title().equals(words))
                .toList()
                .size();
        assertThat(page(words, 1, reader).total()).contains((long) before);

        close(document, Secrecy.TOP_SECRET.ordinal(), 1);
        SearchPage page = page(words, 1, reader);
        assertThat(page.total()).contains(before - 1L);
        assertThat(numbers(page)).isEqualTo(before - 1L);
        assertThat(in(() -> search.list(words, reader))).hasSize(before - 1);

        close(document, Secrecy.TOP_SECRET.ordinal(), FAR_BEHIND);
        SearchPage behind = page(words, 1, reader);
        assertThat(behind.total()).isEmpty();
        assertThat(behind.facets()).isEmpty();
        assertThat(behind.found().items()).hasSize(Math.min(SearchAtHand.PAGE, before - 1));
        assertThat(behind.found().hasNext()).isEqualTo(before - 1 > SearchAtHand.PAGE);
        assertThat(in(() -> search.list(words, reader))).hasSize(before - 1);

        search.catchUp();
        assertThat(page(words, 1, reader).total()).contains(before - 1L);
        close(document, document.secrecy(), 1);
        search.catchUp();
        assertThat(page(words, 1, reader).total()).contains((long) before);
    }

    private static long numbers(SearchPage page) {
        return page.facets().stream()
                .filter(facet -> facet.key().equals("year"))
                .flatMap(facet -> facet.values().stream())
                .mapToLong(SearchPage.Value::number)
                .sum();
    }

    /** @param acts how many there are of it */
    private void close(AccessModel.ModelDocument document, int secrecy, int acts) {
        change(document, row -> row.setSecrecy((short) secrecy), acts);
    }

    /** @param acts how many there are of it */
    private void change(AccessModel.ModelDocument document, Consumer<DocumentRecord> changed, int acts) {
        var subject = new Subject("document", document.id());
        Tenancy.in(
                city.id(),
                () -> transactions.write(() -> {
                    DocumentRecord row = db.fetchSingle(DOCUMENT, DOCUMENT.ID.eq(document.id()));
                    changed.accept(row);
                    row.update();
                    for (int i = 0; i < acts; i++) {
                        ledger.record(Act.of(RecordsActs.PLANNED, subject, RecordsCity.PROGRAM, "test"));
                    }
                    return true;
                }));
    }

    @Test
    @DisplayName("I-11: a number goes to its document for whoever may read it, and is no number for anybody else")
    void aNumberOfWhatMayNotBeReadIsNone() {
        Actor stranger = city.actor("kikaku-shunin");
        AccessModel.ModelDocument hidden = office.documents().stream()
                .filter(document -> !AccessModel.mayRead(document, stranger.reader()))
                .findFirst()
                .orElseThrow();
        AccessModel.ModelDocument shown = office.readable(stranger.reader()).getFirst();
        number(hidden, 77_777);
        number(shown, 66_666);
        search.catchUp();
        TestBrowser browser = site.signedIn("kikaku-shunin");

        TestBrowser.Answer straight = browser.get("/search", Map.of("q", label(66_666)));
        assertThat(straight.status()).isEqualTo(302);
        assertThat(straight.location()).isEqualTo("/documents/" + shown.id());
        assertThat(browser.get("/documents/finding", Map.of("number", label(66_666)))
                        .location())
                .isEqualTo("/documents/" + shown.id() + "/finding");
        for (String path : List.of("/search?q=", "/documents/finding?number=", "/documents?q=")) {
            TestBrowser.Answer ofHidden = browser.get(path + encoded(label(77_777)));
            TestBrowser.Answer ofNone = browser.get(path + encoded(label(88_888)));
            assertThat(ofHidden.status()).as(path).isEqualTo(200).isEqualTo(ofNone.status());
            assertThat(plain(ofHidden.body(), label(77_777))).isEqualTo(plain(ofNone.body(), label(88_888)));
        }
        String nothing = UUID.randomUUID().toString();
        for (String page : List.of("", "/finding", "/finding?person=joho-kacho")) {
            TestBrowser.Answer ofHidden = browser.get("/documents/" + hidden.id() + page);
            TestBrowser.Answer ofNone = browser.get("/documents/" + nothing + page);
            assertThat(ofHidden.status()).isEqualTo(404).isEqualTo(ofNone.status());
            assertThat(plain(ofHidden.body(), hidden.id().toString())).isEqualTo(plain(ofNone.body(), nothing));
        }
    }

    @Test
    @DisplayName("I-11: no word is proposed that stands only in what the reader may not read")
    void aHintTellsNothingOfWhatMayNotBeRead() {
        Actor stranger = city.actor("kikaku-shunin");
        AccessModel.ModelDocument hidden = office.documents().stream()
                .filter(document -> !AccessModel.mayRead(document, stranger.reader()))
                .filter(document -> document.state() == DocumentState.PENDING
                        && keeper(document).isPresent())
                .findFirst()
                .orElseThrow();
        Reader keeper = keeper(hidden).orElseThrow();
        TestBrowser browser = site.signedIn("kikaku-shunin");
        String address = "/search?q=" + encoded("えびなこうせん");
        String before = browser.get(address).body();

        change(hidden, row -> row.setTitle("漏検 海老名鉱泉の件"), 1);
        search.catchUp();

        assertThat(page("えびなこうせん", 1, keeper).instead()).containsExactly("海老名鉱泉");
        assertThat(page("えびなこうせん", 1, stranger.reader()).instead()).isEmpty();
        assertThat(plain(browser.get(address).body())).isEqualTo(plain(before));
        change(hidden, row -> row.setTitle(hidden.title()), 1);
        search.catchUp();
    }

    private Optional<Reader> keeper(AccessModel.ModelDocument document) {
        return office.people().stream()
                .map(Actor::reader)
                .filter(reader -> AccessModel.mayRead(document, reader))
                .findFirst();
    }

    private static String label(int number) {
        return "9試漏発第" + number + "号";
    }

    private static String encoded(String words) {
        return URLEncoder.encode(words, StandardCharsets.UTF_8);
    }

    private static String plain(String body, String name) {
        return plain(body.replace(encoded(name), "NAME").replace(name, "NAME"));
    }

    /** A page without what differs each time it is opened. */
    private static String plain(String body) {
        return body.replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "")
                .replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{32}|<code>[0-9a-f]{12}</code>", "ID");
    }

    private void number(AccessModel.ModelDocument document, int number) {
        var subject = new Subject("document", document.id());
        Tenancy.in(
                city.id(),
                () -> transactions.write(() -> {
                    NumberPrefixRecord prefix =
                            db.selectFrom(NUMBER_PREFIX).limit(1).fetchSingle();
                    db.insertInto(COUNTER)
                            .set(COUNTER.SERIES_ID, prefix.getSeriesId())
                            .set(COUNTER.FISCAL_YEAR, document.year())
                            .set(COUNTER.NEXT, 100_000)
                            .onConflictDoNothing()
                            .execute();
                    var row = new NumberRecord();
                    row.setSeriesId(prefix.getSeriesId());
                    row.setFiscalYear(document.year());
                    row.setN(number);
                    row.setBranch(0);
                    row.setLabel(label(number));
                    row.setDocumentId(document.id());
                    row.setPrefixId(prefix.getId());
                    row.setAllottedOn(clock.today());
                    db.batchInsert(row).execute();
                    ledger.record(Act.of(RecordsActs.PLANNED, subject, RecordsCity.PROGRAM, "test"));
                    return true;
                }));
    }

    private SearchPage page(String words, int number, Reader reader) {
        return in(() -> search.page(words, number, reader));
    }

    private <T> T in(Supplier<T> work) {
        return Tenancy.in(city.id(), work);
    }
}
