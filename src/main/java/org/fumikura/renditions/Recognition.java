package org.fumikura.renditions;

import static org.bytedeco.leptonica.global.leptonica.pixBackgroundNormSimple;
import static org.bytedeco.leptonica.global.leptonica.pixBlockconv;
import static org.bytedeco.leptonica.global.leptonica.pixCreate;
import static org.bytedeco.leptonica.global.leptonica.pixDestroy;
import static org.bytedeco.leptonica.global.leptonica.pixFindSkew;
import static org.bytedeco.leptonica.global.leptonica.pixRotate;
import static org.bytedeco.leptonica.global.leptonica.pixSetResolution;
import static org.bytedeco.leptonica.global.leptonica.pixThresholdToBinary;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.leptonica.PIX;
import org.bytedeco.leptonica.global.leptonica;
import org.bytedeco.tesseract.PageIterator;
import org.bytedeco.tesseract.ResultIterator;
import org.bytedeco.tesseract.TessBaseAPI;
import org.bytedeco.tesseract.global.tesseract;

/** Reads the words of a page that has none, such as a scan, from its picture. In the worker process, one page at a time. */
final class Recognition {

    /** To the inch; with less, small letters run together, with more, time runs out. */
    private static final float DOTS = 300;

    private static final long MOST_DOTS = 18_000_000;

    /** Below this the library is guessing. */
    private static final float LEAST_SURE = 20;

    private static final int PAPER_IS_LIGHTER = 160;
    private static final float DEGREES = (float) (Math.PI / 180);
    private static final float NOTICED_SKEW = 0.1f;
    private static final float SURE_SKEW = 2;
    private static final int WHITE_COMES_IN = leptonica.L_BRING_IN_WHITE;

    private static final List<Path> PLACES = List.of(
            Path.of("/usr/share/tesseract-ocr/5/tessdata"),
            Path.of("/usr/share/tessdata"),
            Path.of("/usr/local/share/tessdata"));

    private Recognition() {}

    /** The program and its version, without loading it; empty when it can not read Japanese here. */
    static Optional<String> version() {
        return data().map(unused -> "Tesseract "
                + Objects.requireNonNullElse(TessBaseAPI.class.getPackage().getImplementationVersion(), ""));
    }

    /** By what words were read, as the program says itself. */
    static String maker() {
        return "Tesseract " + TessBaseAPI.Version().getString();
    }

    private static Optional<Path> data() {
        return PLACES.stream()
                .filter(place -> Files.exists(place.resolve("jpn.traineddata"))
                        && Files.exists(place.resolve("jpn_vert.traineddata")))
                .findFirst();
    }

    /**
     * The words of a page and where they stand.
     *
     * @throws Missing when the letters of Japanese are not installed
     */
    static List<PageWords.Run> read(Pages pages, int number) throws IOException, Pages.TooLarge {
        return read(pages, number, List.of(new Pass<>(tesseract.PSM_AUTO, tesseract.RIL_TEXTLINE, Found::run)));
    }

    /**
     * The letters of a page, each where it stands, in the order in which they are read; and once more wherever letters stand,
     * because what looks like no text to a machine that wants lines and columns may be one.
     *
     * @throws Missing when the letters of Japanese are not installed
     */
    static List<PageLetters.Letter> readLetters(Pages pages, int number) throws IOException, Pages.TooLarge {
        return read(
                pages,
                number,
                List.of(
                        letters(tesseract.PSM_AUTO, PageLetters.Origin.READ),
                        letters(tesseract.PSM_SPARSE_TEXT, PageLetters.Origin.READ_AGAIN)));
    }

    private static Pass<PageLetters.Letter> letters(int layout, PageLetters.Origin origin) {
        return new Pass<>(layout, tesseract.RIL_SYMBOL, (found, size, image) -> {
            PageWords.Run run = found.run(size, image);
            return new PageLetters.Letter(run.words(), run.left(), run.top(), run.width(), run.height(), origin, true);
        });
    }

    private static <T> List<T> read(Pages pages, int number, List<Pass<T>> passes) throws IOException, Pages.TooLarge {
        Path data = data().orElseThrow(Missing::new);
        Rendition.PageSize size = pages.size(number);
        float resolution = DOTS;
        while ((size.width() / 72 * resolution) * (size.height() / 72 * resolution) > MOST_DOTS) {
            resolution *= 0.9f;
        }
        int dots = Math.max(16, Math.round(size.width() / 72 * resolution));
        PIX grey = tidy(grey(pages.draw(number, Cut.whole(size, dots))), Math.round(resolution));
        float skew = skew(grey);
        PIX straight = Math.abs(skew) < NOTICED_SKEW
                ? grey
                : pixRotate(grey, skew * DEGREES, leptonica.L_ROTATE_AREA_MAP, WHITE_COMES_IN, 0, 0);
        try {
            boolean upright = isUpright(data, straight, Math.round(resolution));
            return read(data, straight, Math.round(resolution), upright, passes).stream()
                    .map(read -> read.pass.placing.place(
                            read.found.turned(straight.w(), straight.h(), skew), size, straight))
                    .toList();
        } finally {
            pixDestroy(grey);
            if (straight != grey) {
                pixDestroy(straight);
            }
        }
    }

    /** Red alone: the seals that stand over names are red, and vanish. */
    private static PIX grey(BufferedImage drawn) {
        int width = drawn.getWidth();
        int height = drawn.getHeight();
        PIX grey = pixCreate(width, height, 8);
        int words = grey.wpl();
        IntBuffer data = grey.data()
                .capacity((long) words * height)
                .asByteBuffer()
                .order(ByteOrder.nativeOrder())
                .asIntBuffer();
        int[] line = new int[width];
        for (int y = 0; y < height; y++) {
            drawn.getRGB(0, y, width, 1, line, 0, width);
            for (int x = 0; x < width; x += 4) {
                int four = 0;
                for (int i = 0; i < 4; i++) {
                    four = four << 8 | (x + i < width ? line[x + i] >> 16 & 0xFF : 0xFF);
                }
                data.put(y * words + x / 4, four);
            }
        }
        return grey;
    }

    /** A bad photocopy has a grey ground and noise. */
    private static PIX tidy(PIX grey, int resolution) {
        PIX even = pixBackgroundNormSimple(grey, null, null);
        if (even == null) {
            even = grey;
        } else {
            pixDestroy(grey);
        }
        PIX smooth = pixBlockconv(even, 1, 1);
        if (smooth != null) {
            pixDestroy(even);
            even = smooth;
        }
        pixSetResolution(even, resolution, resolution);
        return even;
    }

    private static float skew(PIX grey) {
        PIX binary = pixThresholdToBinary(grey, PAPER_IS_LIGHTER);
        try {
            float[] angle = new float[1];
            float[] sure = new float[1];
            return pixFindSkew(binary, angle, sure) == 0 && sure[0] >= SURE_SKEW ? angle[0] : 0;
        } finally {
            pixDestroy(binary);
        }
    }

    /** Whether most of the text runs from above to below. */
    private static boolean isUpright(Path data, PIX image, int resolution) throws IOException {
        try (var library = new TessBaseAPI()) {
            begin(library, data, "jpn", tesseract.PSM_AUTO);
            library.SetImage(image);
            library.SetSourceResolution(resolution);
            long upright = 0;
            long level = 0;
            PageIterator blocks = library.AnalyseLayout();
            if (blocks == null) {
                return false;
            }
            do {
                int[] way = new int[1];
                blocks.Orientation(new int[1], way, new int[1], new float[1]);
                int[][] box = new int[4][1];
                if (blocks.BoundingBox(tesseract.RIL_BLOCK, box[0], box[1], box[2], box[3])) {
                    long area = (long) (box[2][0] - box[0][0]) * (box[3][0] - box[1][0]);
                    if (way[0] == tesseract.WRITING_DIRECTION_TOP_TO_BOTTOM) {
                        upright += area;
                    } else {
                        level += area;
                    }
                }
            } while (blocks.Next(tesseract.RIL_BLOCK));
            return upright > level;
        }
    }

    private static void begin(TessBaseAPI library, Path data, String letters, int layout) throws IOException {
        if (library.Init(data.toString(), letters) != 0) {
            throw new Missing();
        }
        library.SetVariable("preserve_interword_spaces", "1");
        library.SetPageSegMode(layout);
    }

    private static <T> List<Read<T>> read(Path data, PIX image, int resolution, boolean upright, List<Pass<T>> passes)
            throws IOException {
        try (var library = new TessBaseAPI()) {
            begin(library, data, upright ? "jpn_vert" : "jpn", tesseract.PSM_AUTO);
            var all = new ArrayList<Read<T>>();
            for (Pass<T> pass : passes) {
                boolean columns = upright && pass.layout == tesseract.PSM_AUTO;
                library.SetPageSegMode(columns ? tesseract.PSM_SINGLE_BLOCK_VERT_TEXT : pass.layout);
                library.SetImage(image);
                library.SetSourceResolution(resolution);
                for (Found found : read(library, pass.level)) {
                    all.add(new Read<>(pass, found));
                }
            }
            library.End();
            return all;
        }
    }

    private static List<Found> read(TessBaseAPI library, int level) {
        var found = new ArrayList<Found>();
        if (library.Recognize(null) != 0) {
            return found;
        }
        ResultIterator lines = library.GetIterator();
        if (lines == null) {
            return found;
        }
        // of a single letter even a guess may be the one that is looked for
        float leastSure = level == tesseract.RIL_SYMBOL ? 0 : LEAST_SURE;
        do {
            BytePointer words = lines.GetUTF8Text(level);
            int[][] box = new int[4][1];
            if (words != null
                    && lines.Confidence(level) >= leastSure
                    && lines.BoundingBox(level, box[0], box[1], box[2], box[3])) {
                String plain = Letters.joined(words.getString(StandardCharsets.UTF_8));
                if (!plain.isBlank()) {
                    found.add(new Found(box[0][0], box[1][0], box[2][0], box[3][0], plain));
                }
            }
            if (words != null) {
                tesseract.TessDeleteText(words);
            }
        } while (lines.Next(level));
        lines.close();
        return found;
    }

    /**
     * A way of reading a page.
     *
     * @param layout how its text is looked for
     * @param level whether lines or letters are told
     */
    private record Pass<T>(int layout, int level, Placing<T> placing) {}

    private record Read<T>(Pass<T> pass, Found found) {}

    /** What becomes of something that was found, on a page of a size. */
    @FunctionalInterface
    private interface Placing<T> {
        T place(Found found, Rendition.PageSize size, PIX image);
    }

    /** Words in dots of the picture that was read. */
    private record Found(float left, float top, float right, float bottom, String words) {

        /** Where they stand on the page before it was turned. */
        Found turned(int width, int height, float skew) {
            double angle = -skew * DEGREES;
            double x = (left + right) / 2.0 - width / 2.0;
            double y = (top + bottom) / 2.0 - height / 2.0;
            float dx = (float) (x * Math.cos(angle) - y * Math.sin(angle) - x);
            float dy = (float) (x * Math.sin(angle) + y * Math.cos(angle) - y);
            return new Found(left + dx, top + dy, right + dx, bottom + dy, words);
        }

        PageWords.Run run(Rendition.PageSize size, PIX image) {
            float across = size.width() / image.w();
            float down = size.height() / image.h();
            return new PageWords.Run(
                    left * across,
                    top * down,
                    Math.max(1, (right - left) * across),
                    Math.max(1, (bottom - top) * down),
                    words);
        }
    }

    /** The letters of Japanese are not installed. */
    static final class Missing extends IOException {

        private static final long serialVersionUID = 1L;

        Missing() {
            super("tesseract-ocr-jpn or tesseract-ocr-jpn-vert is not installed");
        }
    }
}
