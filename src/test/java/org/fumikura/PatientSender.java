package org.fumikura;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fumikura.testing.TestBrowser;
import org.fumikura.testing.TestBrowser.Answer;

/** Somebody who sends one file in pieces, with the program being killed in between, and puts it under a draft in the end. */
final class PatientSender {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Pattern ATTACHED = Pattern.compile("href=\"(/drafts/[^/\"]+/attachments/[^\"]+)\"");
    private static final int LENGTH = 1_000_000;
    private static final int PIECE = 120_000;

    private final TestBrowser browser;
    private final String file;
    private String place;
    private int arrived;

    PatientSender(int port, Random random) {
        browser = new TestBrowser(port, "localhost");
        browser.signIn("joho-digital-tanto");
        file = random.ints(LENGTH, 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        place = begin();
    }

    private String begin() {
        Answer begun = browser.call(
                "POST", "/uploads", Map.of("Upload-Length", "" + LENGTH, "Upload-Metadata", "filename YS50eHQ="), "");
        assertThat(begun.status()).isEqualTo(201);
        arrived = 0;
        return begun.location();
    }

    /** Sends one piece, which is answered; of the file once more when all of it is under a draft. */
    void sendAPiece() {
        if (arrived == LENGTH) {
            ends();
            place = begin();
        }
        String piece = file.substring(arrived, Math.min(arrived + PIECE, LENGTH));
        Answer answer = browser.call(
                "PATCH",
                place,
                Map.of("Upload-Offset", "" + arrived, "Content-Type", "application/offset+octet-stream"),
                piece);
        assertThat(answer.status()).as(answer.body()).isEqualTo(204);
        arrived += piece.length();
    }

    /** Looks whether all that was answered is still there. */
    void findsWhatSheSent() {
        Answer answer = insist(() -> browser.call("HEAD", place, Map.of(), ""));
        assertThat(answer.header("upload-offset")).isEqualTo("" + arrived);
    }

    /** Sends the rest, and reads the whole again from a draft. */
    void ends() {
        findsWhatSheSent();
        while (arrived < LENGTH) {
            sendAPiece();
        }
        String draft = browser.post("/drafts", Map.of()).location();
        browser.post(draft + "/attachments", Map.of("uploads", place.substring(place.lastIndexOf('/') + 1)));
        Matcher attached = ATTACHED.matcher(browser.get(draft).body());
        assertThat(attached.find()).isTrue();
        assertThat(browser.get(attached.group(1)).body().getBytes(StandardCharsets.US_ASCII))
                .isEqualTo(file.getBytes(StandardCharsets.US_ASCII));
    }

    private static Answer insist(Callable<Answer> request) {
        var answer = new AtomicReference<Answer>();
        await().atMost(PATIENCE).ignoreExceptions().until(() -> {
            answer.set(request.call());
            return answer.get().status() < 500;
        });
        return answer.get();
    }
}
