package org.fumikura.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.demo.City;
import org.fumikura.ledger.Verification;
import org.fumikura.organization.Actor;
import org.fumikura.records.Document;
import org.fumikura.records.DocumentId;
import org.fumikura.records.DocumentKind;
import org.fumikura.records.DocumentState;
import org.fumikura.records.Documents;
import org.fumikura.tenancy.Transactions;
import org.fumikura.testing.FumikuraTest;
import org.fumikura.testing.Site;
import org.fumikura.testing.TestBrowser;
import org.fumikura.testing.TestBrowser.Answer;
import org.fumikura.testing.TestBrowser.SentFile;
import org.fumikura.testing.TestClocks;
import org.fumikura.testing.TestProgram;
import org.fumikura.testing.Toshima;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;

/** 供覧 from its preparation to its end, on pages, by programs and past both (A.3.3). */
@FumikuraTest
class PerusalsTest {

    private static final String SENDER = "joho-kanri-tanto";
    private static final List<String> READERS = List.of("joho-kacho", "kikaku-kacho");

    @Autowired
    Site site;

    @Autowired
    Toshima toshima;

    @Autowired
    TestClocks clocks;

    @Autowired
    Perusals perusals;

    @Autowired
    PerusalDrafts drafts;

    @Autowired
    PerusalDeadlines deadlines;

    @Autowired
    Documents documents;

    @Autowired
    Transactions transactions;

    @Autowired
    DSLContext db;

    @Autowired
    Verification verification;

    @Test
    void everybodySeesItAndTheLastOneCompletesIt() {
        TestBrowser sender = site.signedIn(SENDER);
        String page = sender.post("/perusals", Map.of()).location();
        Answer incomplete = sender.post(page, fields(sender, page, "send", Map.of("body", "写真のとおり")));
        assertThat(incomplete.status()).isEqualTo(422);
        assertThat(incomplete.body()).contains("件名を入力してください", "供覧先を一つ以上", "写真のとおり");

        sender.postFiles(
                page,
                List.copyOf(
                        fields(sender, page, "attach", Map.of("title", "研修の写真")).entrySet()),
                List.of(new SentFile("files", "写真.txt", "写真です".getBytes(StandardCharsets.UTF_8))));
        assertThat(sender.get(page).body()).contains("写真.txt", "研修の写真");
        assertThat(site.signedIn("joho-kacho").get(page).status())
                .as("nobody sees what is prepared")
                .isEqualTo(404);
        send(sender, page, "研修の写真", READERS);
        assertThat(sender.get(page).body()).contains("供覧中", "0 / 2", "写真.txt", "供覧から戻す");

        TestBrowser first = site.signedIn("joho-kacho");
        assertThat(first.get("/").body()).contains("研修の写真");
        assertThat(first.get("/perusals").body()).contains("研修の写真");
        Answer seen = first.post(page + "/seen", Map.of("key", key(), "words", "よい研修でした。"));
        assertThat(seen.status()).isEqualTo(302);
        assertThat(first.get("/perusals").body()).contains("閲覧する供覧はありません");
        assertThat(first.post(page + "/seen", Map.of("key", key())).status())
                .as("once a post")
                .isEqualTo(409);
        TestBrowser second = site.signedIn("kikaku-kacho");
        assertThat(second.get(page).body()).contains("よい研修でした。", "1 / 2").doesNotContain("供覧から戻す");
        assertThat(second.post(page + "/taking-back", Map.of("key", key())).status())
                .isEqualTo(409);
        assertThat(site.signedIn("gyosei-kacho").get(page).status())
                .as("whom it was not sent to")
                .isEqualTo(404);
        second.post(page + "/seen", Map.of("key", key()));

        assertThat(second.get(page).body()).contains("完結", "2 / 2", "供覧が完結した");
        Document entry = entry(page);
        assertThat(entry.kind()).isEqualTo(DocumentKind.PERUSAL);
        assertThat(entry.state()).isEqualTo(DocumentState.CLOSED);
        assertThat(entry.expiresOn()).isPresent();
        assertThat(sender.post(page + "/taking-back", Map.of("key", key())).status())
                .isEqualTo(409);
    }

    @Test
    void itIsTakenBackMendedAndSentAgain() {
        TestBrowser sender = site.signedIn(SENDER);
        String page = sent(sender, "差し替える通知", READERS);
        site.signedIn("joho-kacho").post(page + "/seen", Map.of("key", key(), "words", "日付が違います。"));

        assertThat(sender.post(page + "/taking-back", Map.of("key", key())).status())
                .isEqualTo(302);
        assertThat(sender.get(page).body()).contains("供覧を直す", "差し替える通知").doesNotContain("この下書きを捨てる");
        assertThat(site.signedIn("kikaku-kacho").get("/perusals").body()).doesNotContain("差し替える通知");
        assertThat(sender.post(page, fields(sender, page, "discard", Map.of())).status())
                .as("a record is not thrown away")
                .isEqualTo(409);
        send(sender, page, "差し替えた通知", READERS);

        assertThat(site.signedIn("joho-kacho").get(page).body())
                .as("who saw the first version sees the second one too")
                .contains("差し替えた通知", "0 / 2", "日付が違います。", "閲覧済にする");
    }

    @Test
    void itsLastDayCompletesItWithoutAnybody() {
        TestBrowser sender = site.signedIn(SENDER);
        String page = sent(sender, "期限の短い案内", READERS);
        DocumentId id = id(page);
        Actor late = toshima.actor("kikaku-kacho");
        clocks.advance(Duration.ofDays(8));

        assertThatExceptionOfType(PerusalNotOpen.class).isThrownBy(() -> toshima.run(() -> perusals.see(id, "", late)));
        assertThat(site.signedIn(SENDER).get(page).body()).contains("完結").doesNotContain("供覧から戻す");
        assertThat(entry(page).state()).isEqualTo(DocumentState.PENDING);
        toshima.run(deadlines::complete);
        toshima.run(deadlines::complete);
        assertThat(entry(page).state()).isEqualTo(DocumentState.CLOSED);
        assertThat(verification.verify(City.TOSHIMA).findings())
                .as("what the acts seal")
                .isEmpty();
    }

    @Test
    void itBecomesADraftOnceWithItsWordsAndFiles() {
        TestProgram sender = site.program(SENDER);
        Actor reader = toshima.actor("joho-kacho");
        String receipt = sender.get("/api/v1/documents?kind=RECEIPT&limit=1").text("/items/0/id");
        TestProgram.Answer begun = sender.post(
                "/api/v1/perusals",
                Map.of(
                        "source",
                        receipt,
                        "addressees",
                        List.of(reader.post().id().value())));
        assertThat(begun.status()).as(begun.body()).isEqualTo(201);
        String path = "/api/v1/perusals/" + begun.text("/id");
        assertThat(begun.text("/state")).isEqualTo("PREPARING");
        assertThat(begun.text("/source")).isEqualTo(receipt);
        TestProgram.Answer sent = sender.post(path + "/sending", null, begun.tag());
        assertThat(sent.status()).as(sent.body()).isEqualTo(200);
        assertThat(sent.text("/state")).isEqualTo("OPEN");
        assertThat(site.signedIn(SENDER).get("/documents/" + receipt).body())
                .contains("/perusals/" + begun.text("/id"));

        TestProgram.Answer draft = sender.post(path + "/drafts", null);
        assertThat(draft.status()).as(draft.body()).isEqualTo(201);
        String id = draft.text("/draft");
        TestProgram.Answer written = sender.get("/api/v1/drafts/" + id);
        assertThat(written.text("/content/title")).isEqualTo(sent.text("/title"));
        assertThat(written.text("/content/reason")).contains("供覧「" + sent.text("/title") + "」");
        assertThat(written.json().path("attachments").size())
                .isEqualTo(sent.json().path("attachments").size())
                .isPositive();
        assertThat(sender.post(path + "/drafts", null).text("/code")).isEqualTo("approval.perusal-drafted");
        TestProgram other = site.program("joho-kacho");
        assertThat(other.get("/api/v1/perusals").text("/items/0/id")).isEqualTo(begun.text("/id"));
        assertThat(other.post(path + "/drafts", null).status()).isEqualTo(409);
        assertThat(other.post(path + "/acts", Map.of("act", "SEE", "words", "承知しました。"))
                        .text("/state"))
                .isEqualTo("COMPLETE");
        assertThat(sender.get(path).text("/comments/0/words")).isEqualTo("承知しました。");
    }

    @Test
    void aSecretDocumentIsNotSentToSomebodyForWhomItDoesNotExist() {
        toshima.run(() -> {
            Actor sender = toshima.actor("joho-kacho");
            Actor reader = toshima.actor("system-kanri");
            DocumentId id = drafts.begin(Optional.empty(), sender);
            PerusalText text =
                    transactions.read(() -> drafts.getOwn(id, sender)).text();
            drafts.save(
                    id,
                    1,
                    new PerusalText(
                            "題", "", text.file(), due(), List.of(reader.post().id()), text.marks()),
                    sender);
            transactions.work(() -> db.execute(
                    "update approval.perusal_draft set secrecy = 2, flags = 1 where document_id = ?", id.value()));

            assertThatExceptionOfType(Incomplete.class)
                    .isThrownBy(() -> perusals.send(id, sender))
                    .satisfies(refused -> assertThat(
                                    refused.shortcomings().getFirst().what().ja())
                            .contains("読めません"));
        });
    }

    @Test
    void pastTheProgramNothingThatWasSeenIsUnseen() {
        TestBrowser sender = site.signedIn(SENDER);
        String page = sent(sender, "壊される供覧", List.of("joho-kacho"));
        site.signedIn("joho-kacho").post(page + "/seen", Map.of("key", key()));

        for (String change : List.of(
                "update approval.perusal_addressee set seen_at = null, seen_by = null where document_id = ?",
                "update approval.perusal set due_on = due_on + 1 where document_id = ?",
                "update approval.perusal set is_out = false where document_id = ?",
                "delete from approval.perusal_comment where document_id = ?")) {
            assertThatExceptionOfType(DataAccessException.class)
                    .as(change)
                    .isThrownBy(() -> toshima.run(() -> transactions.work(() -> db.execute(change, id(page).value()))));
        }
    }

    private String sent(TestBrowser sender, String title, List<String> readers) {
        String page = sender.post("/perusals", Map.of()).location();
        send(sender, page, title, readers);
        return page;
    }

    private void send(TestBrowser sender, String page, String title, List<String> readers) {
        var form = new ArrayList<>(
                fields(sender, page, "send", Map.of("title", title)).entrySet());
        readers.forEach(login -> form.add(
                Map.entry("post", toshima.actor(login).post().id().value().toString())));
        Answer answer = sender.post(page, form);
        assertThat(answer.status()).as(answer.body()).isEqualTo(302);
        assertThat(answer.location()).isEqualTo(page);
        assertThat(sender.get(page).body()).contains(title);
    }

    /** The form as it stands, with some other values. */
    private Map<String, String> fields(TestBrowser browser, String page, String button, Map<String, String> others) {
        String body = browser.get(page).body();
        var fields = new HashMap<String, String>();
        fields.put("do", button);
        fields.put("key", key());
        fields.put("revision", body.replaceAll("(?s).*name=\"revision\" value=\"(\\d+)\".*", "$1"));
        fields.put("title", body.replaceAll("(?s).*name=\"title\" value=\"([^\"]*)\".*", "$1"));
        fields.put("file", body.replaceAll("(?s).*<option value=\"([0-9a-f-]{36})\" selected>.*", "$1"));
        fields.put("dueOn", due());
        fields.putAll(others);
        return fields;
    }

    private String due() {
        return clocks.officialToday().plusDays(7).toString();
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private static DocumentId id(String page) {
        return new DocumentId(UUID.fromString(page.replace("/perusals/", "")));
    }

    private Document entry(String page) {
        Actor sender = toshima.actor(SENDER);
        return toshima.read(() -> documents.get(id(page), sender.reader()));
    }
}
