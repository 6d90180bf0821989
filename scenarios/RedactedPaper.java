import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationText;
import org.apache.pdfbox.text.PDFTextStripper;
import tools.jackson.databind.node.ObjectNode;

/** S15: a name goes out of a PDF, and no extractor finds it; who marked it is not who confirms it. */
final class RedactedPaper implements Scenario {

    private static final String NAME = "Yamazaki Haruko";
    private static final int PATIENCE_SECONDS = 180;

    @Override
    public void play(House house, Expect expect) throws Exception {
        Api one = house.api("joho-digital-tanto");
        Api other = house.api("joho-kanri-kakaricho");
        String path = "/redactions/"
                + one.postPdf("/redactions?name=public", paper()).require(201).text("/id");
        await(one, path, "/ready", "true");
        ObjectNode marks = Api.object();
        marks.putArray("sought")
                .addObject()
                .put("kind", "WORDS")
                .put("words", NAME)
                .put("article", "7-2");
        one.post(path + "/marks", marks, null).require(200);
        one.post(path + "/making", Api.object().put("conceal", false), null).require(200);
        await(one, path, "/state", "PROVED");

        expect.equal(
                "nothing leaves before it is confirmed",
                409,
                one.get(path + "/result").status());
        expect.equal(
                "who marked it does not confirm it",
                409,
                one.post(path + "/confirmation", null, null).status());
        other.post(path + "/confirmation", null, null).require(200);
        Path made = Files.createTempFile("fumikura-redacted-", ".pdf");
        one.download(path + "/result", made);

        List<String> said = List.of(
                pdfbox(made),
                printed("pdftotext", made.toString(), "-"),
                printed("qpdf", "--qdf", "--object-streams=disable", made.toString(), "-"),
                Files.readString(made, StandardCharsets.ISO_8859_1));
        for (String word : NAME.toLowerCase(Locale.ROOT).split(" ")) {
            expect.holds(
                    "no extractor finds " + word,
                    said.stream()
                            .noneMatch(each -> each.toLowerCase(Locale.ROOT).contains(word)));
        }
        expect.holds("the other words are there", said.getFirst().contains("opened"));
        expect.equal("the ledger holds", 0, house.verify().status());
        Files.delete(made);
    }

    private static void await(Api api, String path, String pointer, String wanted) throws Exception {
        for (int waited = 0; !api.get(path).require(200).text(pointer).equals(wanted); waited++) {
            if (waited > PATIENCE_SECONDS * 4) {
                throw new IOException(pointer + " does not become " + wanted + ": "
                        + api.get(path).body());
            }
            TimeUnit.MILLISECONDS.sleep(250);
        }
    }

    /** The name stands on the page, in its metadata and in a note. */
    private static byte[] paper() throws IOException {
        try (var document = new PDDocument()) {
            var page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            try (var pen = new PDPageContentStream(document, page)) {
                pen.beginText();
                pen.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 14);
                pen.newLineAtOffset(60, 760);
                pen.showText("The meeting was opened by " + NAME + " at two.");
                pen.endText();
            }
            var note = new PDAnnotationText();
            note.setContents("ask " + NAME);
            note.setRectangle(new PDRectangle(60, 700, 20, 20));
            page.getAnnotations().add(note);
            document.getDocumentInformation().setAuthor(NAME);
            var out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }

    private static String pdfbox(Path file) throws IOException {
        try (var document = Loader.loadPDF(file.toFile())) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static String printed(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        process.waitFor();
        return said;
    }
}
