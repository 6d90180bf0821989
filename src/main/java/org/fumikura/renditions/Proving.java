package org.fumikura.renditions;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.util.Version;
import org.fumikura.renditions.Proof.Check;
import org.fumikura.renditions.Proof.Outcome;
import org.fumikura.renditions.Proof.Way;

/** Looks in a redrawn PDF for what was taken away, in every way that others may. In the worker process. */
final class Proving {

    /** As many bytes as chance does not put together in a packed file. */
    private static final int NOT_BY_CHANCE = 6;

    /** In an unpacked part, where hardly anything lies. */
    private static final int HARDLY_BY_CHANCE = 3;

    /** Shorter words are seen by a machine where there are none; their places are looked at all the same. */
    private static final int READ_BY_CHANCE = 3;

    private static final int PICTURE_DOTS = 100;

    /** Of 255; what is lighter than this in the middle of the paint would be something. */
    private static final int DARK = 60;

    /** In points; a picture that was packed with losses is not sharp at the edge of the paint. */
    private static final float EDGE = 2;

    private static final OutsideProgram PDFTOTEXT = new OutsideProgram("pdftotext");
    private static final OutsideProgram QPDF = new OutsideProgram("qpdf");

    private final File file;
    private final List<PageArea> areas;
    private final List<String> words;
    private final List<String> plain;
    private final List<Check> checks = new ArrayList<>();

    Proving(File file, ProofOrder order) {
        this.file = file;
        areas = order.areas();
        words = order.sought().stream()
                .filter(word -> !word.isBlank())
                .distinct()
                .toList();
        plain = words.stream()
                .map(PlainForm::of)
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
    }

    /** The other programs of this machine that look, too, with their versions; empty when one is not here. */
    static Optional<String> programs() {
        try {
            Optional<String> qpdf = QPDF.version("--version");
            return PDFTOTEXT.version("-v").flatMap(first -> qpdf.map(second -> first + ", " + second));
        } catch (IOException doesNotEnd) {
            return Optional.empty();
        }
    }

    Proof proof() throws IOException, Pages.TooLarge {
        String pdfbox = "PDFBox " + Version.getVersion();
        int pages;
        try (PDDocument paper = Loader.loadPDF(file)) {
            pages = paper.getNumberOfPages();
            note(Way.PARTS, pdfbox, hasForeignParts(paper));
            noteText(paper, pdfbox);
            note(Way.BYTES, pdfbox, hasBytes(paper));
        }
        try (PdfPages drawn = PdfPages.open(file)) {
            notePlaces(drawn, pdfbox);
            notePictures(drawn, pdfbox);
            noteRecognition(drawn);
        }
        notePdftotext();
        noteQpdf();
        return new Proof(pages, plain.size(), areas.size(), List.copyOf(checks));
    }

    private void note(Way way, String program, boolean found) {
        checks.add(new Check(way, program, found ? Outcome.FOUND : Outcome.NOTHING, 0));
    }

    private void note(Way way, String program, int page) {
        checks.add(new Check(way, program, page > 0 ? Outcome.FOUND : Outcome.NOTHING, page));
    }

    private void absent(Way way, String program) {
        checks.add(new Check(way, program, Outcome.ABSENT, 0));
    }

    private boolean isIn(String text) {
        String form = PlainForm.of(text);
        return plain.stream().anyMatch(form::contains);
    }

    /** One revision, and no part but those that are drawn anew. */
    private boolean hasForeignParts(PDDocument paper) throws IOException {
        String whole = Files.readString(file.toPath(), StandardCharsets.ISO_8859_1);
        int end = whole.indexOf("%%EOF");
        return paper.isEncrypted()
                || end < 0
                || !whole.substring(end + 5).isBlank()
                || new FileParts(paper.getDocument()).areForeign();
    }

    private void noteText(PDDocument paper, String program) throws IOException {
        for (int page = 1; page <= paper.getNumberOfPages(); page++) {
            for (boolean sorted : new boolean[] {false, true}) {
                var stripper = new PDFTextStripper();
                stripper.setSortByPosition(sorted);
                stripper.setSuppressDuplicateOverlappingText(false);
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                if (isIn(stripper.getText(paper))) {
                    note(Way.TEXT, program, page);
                    return;
                }
            }
        }
        note(Way.TEXT, program, 0);
    }

    private boolean hasBytes(PDDocument paper) throws IOException {
        var unpacked = new Needles(words, HARDLY_BY_CHANCE);
        return new Needles(words, NOT_BY_CHANCE).areIn(Files.readAllBytes(file.toPath()))
                || new FileParts(paper.getDocument()).say(this::isIn, unpacked::areIn);
    }

    private void notePlaces(PdfPages drawn, String program) throws IOException {
        for (int page = 1; page <= drawn.count(); page++) {
            int number = page;
            List<PageArea> here =
                    areas.stream().filter(area -> area.page() == number).toList();
            if (here.isEmpty()) {
                continue;
            }
            for (PageLetters.Letter letter : WrittenLetters.of(drawn.page(page))) {
                if (!letter.words().equals(RemainingWords.GONE)
                        && !letter.words().isBlank()
                        && here.stream().anyMatch(area -> holdsMiddle(area, letter))) {
                    note(Way.PLACES, program, page);
                    return;
                }
            }
        }
        note(Way.PLACES, program, 0);
    }

    private static boolean holdsMiddle(PageArea area, PageLetters.Letter letter) {
        float x = letter.left() + letter.width() / 2;
        float y = letter.top() + letter.height() / 2;
        return x > area.left() && x < area.left() + area.width() && y > area.top() && y < area.top() + area.height();
    }

    private void notePictures(PdfPages drawn, String program) throws IOException, Pages.TooLarge {
        List<Integer> touched =
                areas.stream().map(PageArea::page).distinct().sorted().toList();
        for (int page : touched) {
            Rendition.PageSize size = drawn.size(page);
            int dots = Math.clamp(Math.round(size.width() / 72 * PICTURE_DOTS), 16, 4_000);
            BufferedImage picture = drawn.draw(page, Cut.whole(size, dots));
            float scale = dots / size.width();
            if (areas.stream().anyMatch(area -> area.page() == page && isLight(picture, area, scale))) {
                note(Way.PICTURES, program, page);
                return;
            }
        }
        note(Way.PICTURES, program, 0);
    }

    private static boolean isLight(BufferedImage picture, PageArea area, float scale) {
        int left = Math.max(0, (int) Math.ceil((area.left() + EDGE) * scale));
        int top = Math.max(0, (int) Math.ceil((area.top() + EDGE) * scale));
        int right = Math.min(picture.getWidth(), (int) Math.floor((area.left() + area.width() - EDGE) * scale));
        int bottom = Math.min(picture.getHeight(), (int) Math.floor((area.top() + area.height() - EDGE) * scale));
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                int dot = picture.getRGB(x, y);
                if (Math.max(dot >> 16 & 0xFF, Math.max(dot >> 8 & 0xFF, dot & 0xFF)) > DARK) {
                    return true;
                }
            }
        }
        return false;
    }

    private void noteRecognition(PdfPages drawn) throws IOException, Pages.TooLarge {
        List<String> longer = plain.stream()
                .filter(word -> word.codePointCount(0, word.length()) >= READ_BY_CHANCE)
                .toList();
        String program = Recognition.maker();
        for (int page = 1; page <= drawn.count(); page++) {
            List<PageLetters.Letter> all = Recognition.readLetters(drawn, page);
            boolean found = Stream.of(PageLetters.Origin.READ, PageLetters.Origin.READ_AGAIN)
                    .map(origin -> PlainForm.of(all.stream()
                            .filter(letter -> letter.origin() == origin)
                            .map(PageLetters.Letter::words)
                            .collect(Collectors.joining())))
                    .anyMatch(read -> longer.stream().anyMatch(read::contains));
            if (found) {
                note(Way.RECOGNITION, program, page);
                return;
            }
        }
        note(Way.RECOGNITION, program, 0);
    }

    private void notePdftotext() throws IOException {
        Optional<String> version = PDFTOTEXT.version("-v");
        if (version.isEmpty()) {
            absent(Way.PDFTOTEXT, "pdftotext");
            return;
        }
        for (String order : List.of("-raw", "-layout", "-nopgbrk")) {
            String[] pages = new String(
                            PDFTOTEXT.ask(List.of("-enc", "UTF-8", order, file.toString(), "-")),
                            StandardCharsets.UTF_8)
                    .split("\f", -1);
            int page = (int) Arrays.stream(pages).takeWhile(text -> !isIn(text)).count() + 1;
            if (page <= pages.length) {
                note(Way.PDFTOTEXT, version.get(), page);
                return;
            }
        }
        note(Way.PDFTOTEXT, version.get(), 0);
    }

    private void noteQpdf() throws IOException {
        Optional<String> version = QPDF.version("--version");
        if (version.isEmpty()) {
            absent(Way.QPDF, "qpdf");
            return;
        }
        Path unpacked = Files.createTempFile("unpacked-", ".pdf");
        try {
            QPDF.ask(List.of(
                    "--qdf",
                    "--object-streams=disable",
                    "--stream-data=uncompress",
                    file.toString(),
                    unpacked.toString()));
            byte[] bytes = Files.readAllBytes(unpacked);
            // without a result nothing was looked at
            note(Way.QPDF, version.get(), bytes.length == 0 || new Needles(words, NOT_BY_CHANCE).areIn(bytes));
        } finally {
            Files.deleteIfExists(unpacked);
        }
    }
}
