package org.fumikura.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.fumikura.content.Contents;
import org.fumikura.demo.City;
import org.fumikura.organization.TokenScope;
import org.fumikura.shared.JapaneseDate;
import org.fumikura.shared.OfficialClock;
import org.fumikura.tenancy.Tenancy;
import org.fumikura.testing.FumikuraTest;
import org.fumikura.testing.Site;
import org.fumikura.testing.TestBrowser;
import org.fumikura.testing.TestBrowser.SentFile;
import org.fumikura.testing.TestClocks;
import org.fumikura.testing.TestProgram;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A file that arrives in pieces: nothing that was sent is lost, and nobody but its sender can go on with it or attach it. */
@FumikuraTest
class ArrivingUploadsTest {

    private static final String RESUMABLE = "Tus-Resumable";
    private static final String BYTES = "application/offset+octet-stream";
    private static final String NAME = "図面.txt";

    @Autowired
    private Site site;

    @Autowired
    private Contents contents;

    @Autowired
    private TestClocks clocks;

    @Test
    void goesOnWhereItBrokeOff() {
        TestProgram clerk = site.program("joho-digital-tanto");
        String place = begin(clerk, 10);
        assertThat(piece(clerk, place, 0, "01234")).isEqualTo(204);

        assertThat(piece(clerk, place, 0, "01234"))
                .as("a piece that has arrived is not taken twice")
                .isEqualTo(409);
        assertThat(offset(clerk, place)).isEqualTo("5");
        assertThat(piece(clerk, place, 5, "56789")).isEqualTo(204);
        assertThat(offset(clerk, place)).as("what arrived whole is told so").isEqualTo("10");

        String draft = attached(clerk, place);
        TestProgram.Answer answer = clerk.get("/api/v1/drafts/" + draft);
        assertThat(answer.text("/attachments/0/name")).isEqualTo(NAME);
        assertThat(clerk.get("/api/v1/drafts/" + draft + "/attachments/" + answer.text("/attachments/0/id"))
                        .body())
                .isEqualTo("0123456789");
    }

    @Test
    void aTokenForReadingCanNotPretendToRead() {
        TestProgram reader = site.program("localhost", City.TOSHIMA, "joho-digital-tanto", Set.of(TokenScope.READ));
        String place = begin(site.program("joho-digital-tanto"), 5);

        assertThat(reader.call("HEAD", place, null, Map.of(RESUMABLE, "1.0.0", "X-HTTP-Method-Override", "DELETE"))
                        .status())
                .isEqualTo(400);
        assertThat(offset(site.program("joho-digital-tanto"), place)).isEqualTo("0");
    }

    @Test
    void isItsSendersOwn() {
        TestProgram clerk = site.program("joho-digital-tanto");
        TestProgram other = site.program("joho-kacho");
        String place = begin(clerk, 5);

        assertThat(piece(other, place, 0, "01234")).isEqualTo(404);
        piece(clerk, place, 0, "01234");
        String draft = other.post("/api/v1/drafts", null).text("/id");
        assertThat(attach(other, draft, place).status()).isEqualTo(422);
    }

    @Test
    void moreThanTwoGibibytesAreRefusedBeforeTheyCome() {
        TestProgram.Answer refused = announce(site.program("joho-digital-tanto"), ArrivingUploads.LARGEST + 1);

        assertThat(refused.status()).isEqualTo(413);
        assertThat(refused.text("/code")).isEqualTo("records.file-too-large");
        assertThat(refused.text("/message/ja")).contains("1 点 2 GB まで");
    }

    @Test
    void aFileWithoutBytesIsRefusedInWords() {
        TestProgram.Answer refused = announce(site.program("joho-digital-tanto"), 0);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("/code")).isEqualTo("records.file-empty");
        assertThat(refused.text("/errors/0/field")).isEqualTo("Upload-Length");
    }

    @Test
    void nobodyBeginsMoreFilesThanOneReceiptTakesUnlessWhatSheLeftAloneMakesRoom() {
        TestProgram clerk = site.program("joho-digital-kakaricho");
        String unfinished = begin(clerk, 2);
        String whole = beginWhole(clerk);
        String spare = beginWhole(clerk);
        clocks.advance(Duration.ofHours(1));
        String last = begin(clerk, 1);
        for (int i = 4; i < UploadAllowance.MOST_FILES; i++) {
            begin(clerk, 1);
        }

        TestProgram.Answer refused = announce(clerk, 1);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("/code")).isEqualTo("records.too-many-uploads");
        LocalDateTime until = LocalDateTime.ofInstant(clocks.officialNow(), OfficialClock.ZONE)
                .plusHours(23)
                .plusMinutes(1);
        assertThat(refused.text("/advice/ja"))
                .contains(JapaneseDate.describe(until.toLocalDate()).ja()
                        + DateTimeFormatter.ofPattern(" H:mm 以降に", Locale.ROOT).format(until));
        assertThat(announce(site.program("joho-kacho"), 1).status())
                .as("one person's own limit")
                .isEqualTo(201);
        assertThat(clerk.call("DELETE", spare, null, Map.of(RESUMABLE, "1.0.0")).status())
                .as("what arrived whole can be given up, too")
                .isEqualTo(204);
        assertThat(announce(clerk, 1).status()).isEqualTo(201);

        clocks.advance(Duration.ofHours(23));
        TestProgram nextDay = site.program("joho-digital-kakaricho");
        assertThat(announce(nextDay, 1).status()).isEqualTo(201);
        assertThat(announce(nextDay, 1).status()).isEqualTo(201);
        assertThat(announce(nextDay, 1).status())
                .as("the rest was touched 23 hours ago")
                .isEqualTo(409);
        assertThat(head(nextDay, unfinished).status()).isEqualTo(404);
        assertThat(head(nextDay, whole).status()).isEqualTo(404);
        assertThat(offset(nextDay, last)).isEqualTo("0");
    }

    @Test
    void nobodySendsMoreBytesThanTheyMayHaveInPiecesOrWithAForm() {
        String login = "joho-kanri-kakaricho";
        TestProgram clerk = site.program(login);
        for (long announced = 0; announced < UploadAllowance.MOST_BYTES; announced += ArrivingUploads.LARGEST) {
            assertThat(announce(clerk, ArrivingUploads.LARGEST).status()).isEqualTo(201);
        }

        assertThat(announce(clerk, 1).text("/code")).isEqualTo("records.too-many-uploads");
        assertThat(site.signedIn(login)
                        .postFiles("/receipts", List.of(), List.of(new SentFile("attachments", "別紙.txt", new byte[] {'1'
                        })))
                        .body())
                .contains("「別紙.txt」：送信中の資料と、まだ添付していない資料が多すぎるため")
                .doesNotContain("外す：別紙.txt");
    }

    @Test
    void onlyABeginningHasNoIdAndAnIdIsWrittenInAnyCase() {
        TestBrowser page = site.signedIn("joho-digital-tanto");
        TestProgram clerk = site.program("joho-digital-tanto");
        for (String method : List.of("HEAD", "PATCH", "DELETE")) {
            Map<String, String> headers = Map.of("Upload-Length", "5", "Upload-Offset", "0", "Content-Type", BYTES);
            assertThat(page.call(method, "/uploads", headers, "01234").status())
                    .as(method)
                    .isEqualTo(405);
            assertThat(page.call(method, "/uploads/xyz", headers, "01234").status())
                    .as(method)
                    .isEqualTo(404);
            assertThat(page.call(method, "/uploads/" + UUID.randomUUID(), headers, "01234")
                            .status())
                    .as(method)
                    .isEqualTo(404);
        }

        String place = begin(clerk, 5);
        String loud = place.replace(id(place), id(place).toUpperCase(Locale.ROOT));
        assertThat(piece(clerk, loud, 0, "012")).isEqualTo(204);
        assertThat(page.call("HEAD", "/uploads/" + id(loud), Map.of(), "").header("upload-offset"))
                .isEqualTo("3");
        assertThat(piece(clerk, loud, 3, "34")).isEqualTo(204);
        assertThat(offset(clerk, place)).isEqualTo("5");
    }

    @Test
    void manyPeopleBeginAndSendAtTheSameTime() throws Exception {
        List<Callable<List<Integer>>> people = Stream.of(
                        "joho-digital-tanto", "joho-kacho", "joho-kanri-tanto", "kikaku-kacho")
                .<Callable<List<Integer>>>map(login -> {
                    TestProgram person = site.program(login);
                    return () -> sendAndGiveUp(person, login);
                })
                .toList();
        try (ExecutorService threads = Executors.newFixedThreadPool(people.size())) {
            for (Future<List<Integer>> statuses : threads.invokeAll(people)) {
                assertThat(statuses.get()).isNotEmpty().allMatch(status -> status < 300);
            }
        }
    }

    private static List<Integer> sendAndGiveUp(TestProgram person, String words) {
        var statuses = new ArrayList<Integer>();
        for (int i = 0; i < 8; i++) {
            TestProgram.Answer begun = announce(person, words.length() + 1);
            statuses.add(begun.status());
            if (begun.status() == 201) {
                statuses.add(piece(person, begun.location(), 0, words));
                statuses.add(head(person, begun.location()).status());
                statuses.add(piece(person, begun.location(), words.length(), "."));
                statuses.add(person.call("DELETE", begun.location(), null, Map.of(RESUMABLE, "1.0.0"))
                        .status());
            }
        }
        return statuses;
    }

    @Test
    void aPieceOfUnknownSizeIsRefused() throws Exception {
        String place = begin(site.program("joho-digital-tanto"), 5);
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest endless = HttpRequest.newBuilder(URI.create(site.address("localhost", place)))
                    .header("Authorization", "Bearer " + site.token("joho-digital-tanto"))
                    .header(RESUMABLE, "1.0.0")
                    .header("Upload-Offset", "0")
                    .header("Content-Type", BYTES)
                    .method("PATCH", BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[1_000])))
                    .build();
            assertThat(client.send(endless, BodyHandlers.discarding()).statusCode())
                    .isEqualTo(400);
        }
        assertThat(offset(site.program("joho-digital-tanto"), place)).isEqualTo("0");
    }

    @Test
    void whileAPieceComesNobodyElseSendsOneAndABrokenOneIsKept() throws Exception {
        TestProgram clerk = site.program("joho-digital-tanto");
        String place = begin(clerk, 10);
        try (var line = new Socket("127.0.0.1", site.port())) {
            line.getOutputStream().write("""
                            PATCH %s HTTP/1.1\r
                            Host: localhost\r
                            Authorization: Bearer %s\r
                            Tus-Resumable: 1.0.0\r
                            Upload-Offset: 0\r
                            Content-Type: %s\r
                            Content-Length: 10\r
                            \r
                            0123""".formatted(place, site.token("joho-digital-tanto"), BYTES)
                    .getBytes(StandardCharsets.US_ASCII));
            await().until(() -> head(clerk, place).status() == 423);
        }
        await().until(() -> head(clerk, place).status() < 300);

        assertThat(offset(clerk, place)).isEqualTo("4");
        assertThat(piece(clerk, place, 4, "456789")).isEqualTo(204);
        assertThat(offset(clerk, place)).isEqualTo("10");
    }

    @Test
    void whatWasWrittenButNotAcknowledgedWhenTheProgramWasKilledDoesNotCount() throws IOException {
        TestProgram clerk = site.program("joho-digital-tanto");
        String place = begin(clerk, 10);
        piece(clerk, place, 0, "012");
        Path home =
                Tenancy.in(City.TOSHIMA, contents::pieces).resolve("uploads").resolve(id(place));
        Files.writeString(home.resolve("data"), "not on the disk", StandardOpenOption.APPEND);

        assertThat(offset(clerk, place)).isEqualTo("3");
        assertThat(piece(clerk, place, 3, "3456789")).isEqualTo(204);
        String draft = attached(clerk, place);
        String attachment = clerk.get("/api/v1/drafts/" + draft).text("/attachments/0/id");
        assertThat(clerk.get("/api/v1/drafts/" + draft + "/attachments/" + attachment)
                        .body())
                .isEqualTo("0123456789");
    }

    private static TestProgram.Answer announce(TestProgram program, long length) {
        return program.call(
                "POST",
                "/api/v1/uploads",
                null,
                Map.of(RESUMABLE, "1.0.0", "Upload-Length", Long.toString(length), "Upload-Metadata", name()));
    }

    private static String begin(TestProgram program, int length) {
        TestProgram.Answer begun = announce(program, length);
        assertThat(begun.status()).isEqualTo(201);
        return begun.location();
    }

    private static String beginWhole(TestProgram program) {
        String place = begin(program, 1);
        assertThat(piece(program, place, 0, "0")).isEqualTo(204);
        return place;
    }

    private static int piece(TestProgram program, String place, int offset, String bytes) {
        return program.call(
                        "PATCH",
                        place,
                        bytes,
                        Map.of(RESUMABLE, "1.0.0", "Upload-Offset", Integer.toString(offset), "Content-Type", BYTES))
                .status();
    }

    private static String offset(TestProgram program, String place) {
        return head(program, place).header("Upload-Offset");
    }

    private static TestProgram.Answer head(TestProgram program, String place) {
        return program.call("HEAD", place, null, Map.of(RESUMABLE, "1.0.0"));
    }

    private static String attached(TestProgram program, String place) {
        String draft = program.post("/api/v1/drafts", null).text("/id");
        assertThat(attach(program, draft, place).status()).isEqualTo(201);
        return draft;
    }

    private static TestProgram.Answer attach(TestProgram program, String draft, String place) {
        return program.post("/api/v1/drafts/" + draft + "/attachments", Map.of("upload", id(place)));
    }

    private static String id(String place) {
        return place.substring(place.lastIndexOf('/') + 1);
    }

    private static String name() {
        return "filename " + Base64.getEncoder().encodeToString(NAME.getBytes(StandardCharsets.UTF_8));
    }
}
