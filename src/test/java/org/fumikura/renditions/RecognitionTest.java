package org.fumikura.renditions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Objects;
import org.fumikura.content.Contents;
import org.fumikura.content.Sha256;
import org.fumikura.tenancy.Transactions;
import org.fumikura.testing.FumikuraTest;
import org.fumikura.testing.Toshima;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Scanned pages become searchable: a bad photocopy of prose, and a page that is written from above to below. */
@FumikuraTest
class RecognitionTest {

    @Autowired
    private Renditions renditions;

    @Autowired
    private RenditionWork work;

    @Autowired
    private Worker worker;

    @Autowired
    private Contents contents;

    @Autowired
    private Transactions transactions;

    @Autowired
    private DSLContext db;

    @Autowired
    private Toshima toshima;

    @AfterEach
    void endTheWorker() {
        worker.close();
    }

    @Test
    void readsScansAndKeepsThemSearchable() throws IOException {
        var handIn = new HandIn(toshima, contents, renditions).alone(transactions, db);
        Sha256 copy = handIn.put(scan("p1_prose_mincho__copy.jpg"));
        Sha256 upright = handIn.put(scan("p5_vertical__copy.jpg"));
        work.catchUp();
        assertThat(handIn.find(copy).unread()).isEqualTo(1);

        work.catchUpWithAll();

        assertThat(handIn.find(copy).unread()).isZero();
        assertThat(errors("p1_prose_mincho.gt.txt", handIn.text(copy))).isLessThan(0.05);
        assertThat(errors("p5_vertical.gt.txt", handIn.text(upright))).isLessThan(0.05);
        assertThat(handIn.find(copy).preserved()).contains(Preserved.REDRAWN);
        assertThat(Judge.isPreservable(handIn.preserved(copy).toFile())).isTrue();
        assertThat(plain(handIn.extracted(copy)))
                .contains(plain(handIn.words(copy, 1).runs().get(2).words()));
        assertThat(plain(handIn.extracted(upright)))
                .contains(plain(handIn.words(upright, 1).runs().get(2).words()));
    }

    private static byte[] scan(String name) throws IOException {
        try (var in = Objects.requireNonNull(RecognitionTest.class.getResourceAsStream("/scans/" + name), name)) {
            return in.readAllBytes();
        }
    }

    /** How many letters are wrong, missing or too many, as a share of those that are there. */
    private static double errors(String truth, String read) throws IOException {
        String meant = plain(new String(scan(truth), StandardCharsets.UTF_8));
        return (double) distance(meant, plain(read)) / meant.length();
    }

    private static String plain(String words) {
        return Normalizer.normalize(words, Normalizer.Form.NFKC)
                .replaceAll("\\s", "")
                .replace('〜', '~')
                .replace('～', '~');
    }

    /** After Levenshtein. */
    private static int distance(String one, String other) {
        int[] last = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] next = new int[other.length() + 1];
            next[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int same = last[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                next[j] = Math.min(same, Math.min(last[j], next[j - 1]) + 1);
            }
            last = next;
        }
        return last[other.length()];
    }
}
