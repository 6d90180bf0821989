package org.fumikura.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.SelectOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.fumikura.testing.JourneyTest;
import org.fumikura.testing.Site;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** Files that go ahead of the form of a receipt. */
@JourneyTest
@ExtendWith(Chromium.class)
class SendingJourneyTest {

    private static final String CLERK = "joho-kanri-kakaricho";
    private static final long MEGABYTE = 1024 * 1024;
    private static final List<Long> BREAKS = List.of(7 * MEGABYTE, 14 * MEGABYTE, 21 * MEGABYTE);
    private static final long SILENCE = 26 * MEGABYTE;
    private static final int SIZE = (int) (28 * MEGABYTE);
    private static final long PIECE = 4 * MEGABYTE;
    private static final Pattern SENT = Pattern.compile("送信済み");

    @TempDir
    private Path folder;

    @Autowired
    private Site site;

    @Test
    void nothingThatArrivedIsSentAgainOverABadLineAndAfterAClosedLaptop(Windows windows) throws Exception {
        byte[] bytes = new byte[SIZE];
        new Random(7).nextBytes(bytes);
        Path scan = Files.write(folder.resolve("スキャン.bin"), bytes);
        try (var line = new BadLine(site.port(), BREAKS, SILENCE)) {
            Window window = windows.openThrough(line.port()).signIn(CLERK).open("/receipts/new");
            window.find("#files").setInputFiles(scan);
            line.awaitSilence();
            window.page().navigate("about:blank");
            line.recover();

            window.open("/receipts/new");
            window.find("#files").setInputFiles(scan);
            assertThat(window.find("#sendings li")).containsText(SENT);
            assertThat(line.sent())
                    .as("the file once, and for each break at most the piece that was on its way")
                    .isBetween((long) SIZE, SIZE + (BREAKS.size() + 1) * PIECE);

            fill(window, "大きな図面について");
            window.button("収受する").click();
            assertThat(window.find("main .note.good")).containsText("収受しました");
            awaitNothingKept(window);
            String download = window.find("a[href$='?download']").getAttribute("href");
            assertThat(sha256(window.page()
                            .context()
                            .request()
                            .get(window.address(download))
                            .body()))
                    .isEqualTo(sha256(bytes));
        }
    }

    @Test
    void aRefusedFormKeepsWhatWasTypedAndWhatWasSent(Windows windows) throws Exception {
        Path notes = Files.writeString(folder.resolve("次第.txt"), "1 開会\n");
        Path mistake = Files.writeString(folder.resolve("間違い.txt"), "別の件\n");
        Path nothing = Files.createFile(folder.resolve("空.txt"));
        Window window = windows.open().signIn(CLERK);
        var inspection = new Inspection(window);
        window.open("/receipts/new");
        window.find("#sender").fill("東京都総務局");
        window.page()
                .evaluate("localStorage.setItem('fumikura-upload:先月.pdf:1:1', JSON.stringify({place: '/', at: 0}))");
        window.find("#files").setInputFiles(new Path[] {notes, mistake, nothing});
        assertThat(window.find("#sendings li")).hasCount(3);
        assertThat(window.find("#sendings li").last()).containsText("空のファイル（0 バイト）");
        assertThat(inspection.judge("files on their way")).isEmpty();
        window.find("#sendings").scrollIntoViewIfNeeded();
        window.keepPictures("receipt-sending");

        window.button("収受する").click();
        assertThat(window.find("#sendings-state")).containsText("送れていない資料があります");
        window.button("空.txt：外す").click();
        window.button("間違い.txt：外す").click();
        assertThat(window.find("#sendings li")).hasText(new Pattern[] {SENT});
        window.button("収受する").click();

        assertThat(window.find("#problems")).containsText("件名");
        awaitNothingKept(window);
        assertThat(window.find("#sender")).hasValue("東京都総務局");
        assertThat(window.find("#attachments label.choice")).containsText(new String[] {"次第.txt"});
        fill(window, "次第について");
        window.button("収受する").click();
        assertThat(window.find("main .note.good")).containsText("収受しました");
        assertThat(window.find("#pages h3")).containsText(new String[] {"次第.txt"});
    }

    @Test
    void whatWasRefusedIsSentAgainAndTheFormWaitsForIt(Windows windows) throws Exception {
        Path notes = Files.writeString(folder.resolve("議事録.txt"), "1 開会\n");
        Window window = windows.open().signIn(CLERK).open("/receipts/new");
        Page page = window.page();
        page.route(
                "**/uploads",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setStatus(409)
                        .setContentType("text/html; charset=utf-8")
                        .setBody("<main><div role=alert><p>ディスクの空きが足りません。</p></div></main>")));
        window.find("#files").setInputFiles(notes);
        assertThat(window.find("#sendings li")).containsText("ディスクの空きが足りません。");

        page.unroute("**/uploads");
        fill(window, "議事録について");
        window.button("議事録.txt：もう一度送る").click();
        window.button("収受する").click();
        assertThat(window.find("main .note.good")).containsText("収受しました");
        assertThat(window.find("#pages h3")).containsText(new String[] {"議事録.txt"});
    }

    @Test
    void aFileThatIsRemovedOnItsWayTakesThePressedButtonBack(Windows windows) throws Exception {
        Path notes = Files.writeString(folder.resolve("取り違え.txt"), "別の件\n");
        Window window = windows.open().signIn(CLERK).open("/receipts/new");
        window.page().route("**/uploads/*", route -> {
            if (!route.request().method().equals("PATCH")) {
                route.resume();
            }
        });
        fill(window, "取り違えた資料について");
        window.find("#files").setInputFiles(notes);
        window.button("収受する").click();
        assertThat(window.find("#sendings-state")).containsText("送り終えると収受します");

        window.button("取り違え.txt：外す").click();
        assertThat(window.find("#sendings-state")).containsText("まだ収受していません");
        window.button("収受する").click();
        assertThat(window.find("main .note.good")).containsText("収受しました");
        assertThat(window.find("#pages h3")).hasCount(0);
    }

    /** The names of files are nothing to leave behind on a computer that several people use. */
    private static void awaitNothingKept(Window window) {
        await().pollInSameThread()
                .until(() -> window.page()
                        .evaluate("Object.keys(localStorage).filter(key => key.startsWith('fumikura-upload:')).length")
                        .equals(0));
    }

    private static void fill(Window window, String title) {
        window.find("#title").fill(title);
        window.find("#sender").fill("東京都総務局");
        window.find("#file").selectOption(new SelectOption().setIndex(1));
    }

    private static byte[] sha256(byte[] bytes) throws Exception {
        return MessageDigest.getInstance("SHA-256").digest(bytes);
    }
}
