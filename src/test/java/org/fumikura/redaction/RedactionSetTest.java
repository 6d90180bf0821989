package org.fumikura.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.assertj.core.api.SoftAssertions;
import org.fumikura.content.Contents;
import org.fumikura.organization.Actor;
import org.fumikura.renditions.PlainForm;
import org.fumikura.renditions.Proof;
import org.fumikura.renditions.RedactionWorker;
import org.fumikura.testing.FumikuraTest;
import org.fumikura.testing.Toshima;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** Odd PDFs of all sorts, words that chance chooses, and several programs that look for them in what was made. */
@FumikuraTest
class RedactionSetTest {

    private static final long SEED = Long.getLong("fumikura.test.seed", 196_699);
    private static final int GONE = 2;

    @Autowired
    private Redactions redactions;

    @Autowired
    private Arrivals arrivals;

    @Autowired
    private Marking marking;

    @Autowired
    private RedactionWork work;

    @Autowired
    private Contents contents;

    @Autowired
    private RedactionWorker worker;

    @Autowired
    private Toshima toshima;

    @TempDir
    private Path folder;

    private final Random random = new Random(SEED);

    @AfterEach
    void endTheWorker() {
        worker.end();
    }

    @Test
    @DisplayName("I-14: of 30 odd PDFs no program finds what was taken away, and the rest is still there")
    void nothingThatWasTakenAwayIsFound() throws IOException, InterruptedException {
        System.out.println("seed " + SEED + " (-Dfumikura.test.seed)");
        Actor actor = toshima.actor("joho-digital-tanto");
        List<OddPaper> papers = OddPapers.make(SEED);
        assertThat(papers).hasSizeGreaterThanOrEqualTo(30);
        Map<OddPaper, RedactionId> begun = new LinkedHashMap<>();
        papers.forEach(paper -> begun.put(paper, begin(paper, actor)));
        work.catchUp();
        Map<OddPaper, List<String>> gone = new LinkedHashMap<>();
        var softly = new SoftAssertions();
        begun.forEach((paper, id) -> {
            var words = new ArrayList<>(paper.words());
            Collections.shuffle(words, random);
            gone.put(paper, words.subList(0, GONE));
            toshima.run(() -> {
                for (String word : words.subList(0, GONE)) {
                    int found =
                            marking.add(id, List.of(new Sought(SoughtKind.WORDS, word, "条例第7条第2号")), List.of(), actor);
                    softly.assertThat(found).as("%s: %s is found", paper, word).isPositive();
                }
            });
        });
        softly.assertAll();
        begun.values().forEach(id -> toshima.run(() -> marking.make(id, false, actor)));
        work.catchUp();
        for (Map.Entry<OddPaper, RedactionId> each : begun.entrySet()) {
            judge(softly, each.getKey(), each.getValue(), gone.getOrDefault(each.getKey(), List.of()), actor);
        }
        softly.assertAll();
    }

    private RedactionId begin(OddPaper paper, Actor actor) {
        return toshima.in(() -> {
            Arrivals.Arrival arrival = arrivals.take(new ByteArrayInputStream(paper.bytes()), actor.person());
            RedactionId id = redactions.begin(arrival.sha256(), paper.name(), null, actor);
            arrivals.clear(arrival);
            return id;
        });
    }

    private void judge(SoftAssertions softly, OddPaper paper, RedactionId id, List<String> gone, Actor actor)
            throws IOException, InterruptedException {
        Redaction redaction = toshima.read(() -> redactions.get(id, actor));
        softly.assertThat(redaction.state()).as("%s is proved", paper).isEqualTo(RedactionState.PROVED);
        if (redaction.result().isEmpty()) {
            return;
        }
        Redaction.Result result = redaction.result().get();
        softly.assertThat(result.proof().checks().stream()
                        .filter(check -> check.outcome() == Proof.Outcome.NOTHING)
                        .map(Proof.Check::way))
                .as("%s was read by a machine", paper)
                .contains(Proof.Way.RECOGNITION);
        byte[] bytes = toshima.in(() -> {
            try (var in = contents.open(result.sha256())) {
                return in.readAllBytes();
            } catch (IOException problem) {
                throw new java.io.UncheckedIOException(problem);
            }
        });
        Path file = Files.write(folder.resolve("made.pdf"), bytes);
        var texts = new LinkedHashMap<String, String>();
        texts.put("PDFBox", pdfbox(bytes));
        texts.put("pdftotext", said("pdftotext", "-enc", "UTF-8", file.toString(), "-"));
        texts.put("pdftotext -raw", said("pdftotext", "-raw", "-enc", "UTF-8", file.toString(), "-"));
        texts.put("qpdf", said("qpdf", "--qdf", "--object-streams=disable", file.toString(), "-"));
        texts.put("raw bytes", new String(bytes, StandardCharsets.UTF_8));
        texts.put("raw bytes in UTF-16", new String(bytes, StandardCharsets.UTF_16BE));
        for (String word : gone) {
            texts.forEach((program, text) -> softly.assertThat(PlainForm.of(text))
                    .as("%s: %s finds what was taken away", paper, program)
                    .doesNotContain(PlainForm.of(word)));
        }
        String left = PlainForm.of(texts.get("PDFBox"));
        softly.assertThat(paper.words().stream()
                        .filter(word -> !gone.contains(word))
                        // what stands in pictures alone is there as well as a machine can read it
                        .filter(word -> !paper.isPicture())
                        .filter(word -> !left.contains(PlainForm.of(word))))
                .as("%s keeps its other words; it has %s", paper, left)
                .isEmpty();
    }

    private static String pdfbox(byte[] bytes) throws IOException {
        try (var paper = Loader.loadPDF(bytes)) {
            return new PDFTextStripper().getText(paper);
        }
    }

    private static String said(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(String.join(" ", command)).isZero();
        return said;
    }
}
